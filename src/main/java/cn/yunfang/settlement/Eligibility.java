package cn.yunfang.settlement;

import cn.yunfang.benefit.Away;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.Person;
import cn.yunfang.person.Shown;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether this person may settle this purchase here today, and whether its amounts are right. */
@Component
class Eligibility {
    /** 定点药店购药. */
    static final String DRUGSTORE = "41";

    private static final String CHRONIC = "14";

    private final Registry registry;

    Eligibility(Registry registry) {
        this.registry = registry;
    }

    /** Outpatient chronic and special diseases: 14, 140104, 140201. */
    static boolean isChronic(String medType) {
        return medType.startsWith(CHRONIC);
    }

    Optional<Refusal> refusal(
            Caller caller, Purchase purchase, Circumstances known, LocalDate today) {
        return institutionRefusal(caller, purchase, today)
                .or(() -> personRefusal(purchase, known))
                .or(() -> chronicRefusal(purchase, known, today))
                .or(() -> Purchase.excess(purchase.items()))
                .or(() -> amountRefusal(purchase));
    }

    private Optional<Refusal> institutionRefusal(
            Caller caller, Purchase purchase, LocalDate today) {
        var institution = registry.institution(caller.institution());
        if (institution.isEmpty()) {
            return refused(Refusal.of(Reason.INSTITUTION_UNKNOWN, caller.institution()));
        }
        if (!institution.get().designatedOn(today)) {
            return refused(Refusal.of(Reason.DESIGNATION_EXPIRED));
        }
        return purchase.medType().equals(DRUGSTORE) && !institution.get().isPharmacy()
                ? refused(Refusal.at("druginfo.med_type", Reason.WRONG_INSTITUTION_TYPE))
                : Optional.empty();
    }

    private static Optional<Refusal> personRefusal(Purchase purchase, Circumstances known) {
        return new Shown(
                        known.person(),
                        known.shown(),
                        purchase.certType(),
                        purchase.insuranceType())
                .refusal("druginfo");
    }

    // a chronic benefit is for the disease the person is filed for and the doctor wrote for
    private static Optional<Refusal> chronicRefusal(
            Purchase purchase, Circumstances known, LocalDate today) {
        if (!isChronic(purchase.medType())) {
            return Optional.empty();
        }
        var disease = purchase.disease();
        if (disease.isEmpty()) {
            return refused(Refusal.missing("druginfo.dise_codg", "病种编码"));
        }
        boolean filed =
                known.filings().stream()
                        .anyMatch(one -> one.diseaseCode().equals(disease) && one.inForceOn(today));
        boolean written =
                known.messages()
                        .map(both -> both.preCheck().object("mdtrtinfo").text("diseCodg"))
                        .map(disease::equals)
                        .orElse(true);
        return filed && written
                ? Optional.empty()
                : refused(Refusal.at("druginfo.dise_codg", Reason.NOT_ENTITLED));
    }

    private static Optional<Refusal> amountRefusal(Purchase purchase) {
        var sum = Fen.ZERO;
        for (int i = 0; i < purchase.items().size(); i++) {
            var item = purchase.items().get(i);
            var computed = Fen.round(item.quantity().multiply(item.price()));
            if (!computed.equals(item.amount())) {
                return differs(
                        "drugdetail[" + i + "].det_item_fee_sumamt", item.amount(), computed);
            }
            sum = sum.plus(computed);
        }
        return sum.equals(purchase.total())
                ? Optional.empty()
                : differs("druginfo.medfee_sumamt", purchase.total(), sum);
    }

    private static Optional<Refusal> differs(String field, Fen said, Fen computed) {
        return refused(Refusal.at(field, Reason.AMOUNT_DIFFERS, field, said, computed));
    }

    private static Optional<Refusal> refused(Refusal refusal) {
        return Optional.of(refusal);
    }

    /** The level a policy names: pharmacy, community, 1, 2 or 3 (hosp_lv). */
    String level(String institution) {
        return registry.institution(institution).map(Eligibility::level).orElse("");
    }

    /** Whether the institution lies in another city than that of insurance, and as what filed. */
    Optional<Away> away(
            String institution, Person person, List<AwayFiling> filings, LocalDate today) {
        return registry.institution(institution)
                .flatMap(one -> Purchase.away(person, one.division(), filings, today));
    }

    private static String level(Institution institution) {
        return switch (institution.type()) {
            case PHARMACY -> "pharmacy";
            case CLINIC -> "community";
            case HOSPITAL, INTERNET_HOSPITAL ->
                    switch (institution.level()) {
                        case "01", "02", "03", "04", "12" -> "3";
                        case "05", "06", "07", "13" -> "2";
                        default -> "1";
                    };
        };
    }
}
