package cn.yunfang.settlement;

import cn.yunfang.benefit.Benefit;
import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.Policies;
import cn.yunfang.benefit.Split;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a purchase would cost whom, decided on what was read; writes nothing. */
@Component
class Assessment {
    private final Eligibility eligibility;
    private final Formulary formulary;
    private final Policies policies;

    Assessment(Eligibility eligibility, Formulary formulary, Policies policies) {
        this.eligibility = eligibility;
        this.formulary = formulary;
        this.policies = policies;
    }

    /** One message and what is known when it is decided. */
    record Asked(
            Caller caller, MessageKey key, Purchase purchase, Circumstances known, Instant at) {}

    /** The result, not yet numbered. */
    record Assessed(Person person, List<Settled.PaidItem> items, BenefitClaim claim, Split split) {
        Settled settled(Optional<SettlementNumber> number, Asked asked) {
            return new Settled(
                    number,
                    Optional.empty(),
                    asked.key.msgid(),
                    asked.at,
                    asked.caller.institution(),
                    person,
                    asked.purchase,
                    asked.known.prescription().map(rx -> rx.id().number()).orElse(0L),
                    items,
                    claim,
                    split);
        }
    }

    Outcome<Assessed> assess(Asked asked) {
        var caller = asked.caller;
        var purchase = asked.purchase;
        var known = asked.known;
        var today = ChinaTime.date(asked.at);
        return eligibility
                .refusal(caller, purchase, known, today)
                .<Outcome<Assessed>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                lines(caller, purchase, known, today)
                                        .then(lines -> asPromised(asked, lines))
                                        .then(
                                                lines ->
                                                        split(
                                                                caller, purchase, known, today,
                                                                lines)));
    }

    private Outcome<List<Integer>> lines(
            Caller caller, Purchase purchase, Circumstances known, LocalDate today) {
        var numbers =
                purchase.items().stream()
                        .filter(Purchase.Item::circulated)
                        .map(Purchase.Item::rxNumber)
                        .distinct()
                        .toList();
        if (numbers.isEmpty()) {
            return Outcome.done(purchase.items().stream().map(_ -> 0).toList());
        }
        if (numbers.size() > 1) {
            return Outcome.refused(
                    Refusal.invalid(
                            "drugdetail.rxno", "处方号", "一次结算一张处方 / one prescription a settlement"));
        }
        return known.prescription()
                .filter(rx -> rx.facts().hiRxno().equals(numbers.getFirst()))
                .filter(rx -> rx.facts().personNo().equals(purchase.personNo()))
                .map(
                        rx ->
                                new PrescribedLines(rx, caller.institution(), formulary, today)
                                        .match(purchase.items()))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        Refusal.at(
                                                "drugdetail.rxno", Reason.PRESCRIPTION_UNKNOWN)));
    }

    /** Refused when a row asks more than the price at which the pharmacy holds its goods. */
    private static Outcome<List<Integer>> asPromised(Asked asked, List<Integer> lines) {
        var items = asked.purchase.items();
        for (var hold : asked.known.held()) {
            for (int i = 0; i < items.size(); i++) {
                boolean bound =
                        lines.get(i) == hold.line()
                                && hold.isAt(asked.caller.institution())
                                && hold.stands(asked.at);
                var refusal = hold.priceRefusal("drugdetail[" + i + "].pric", items.get(i).price());
                if (bound && refusal.isPresent()) {
                    return Outcome.refused(refusal.get());
                }
            }
        }
        return Outcome.done(lines);
    }

    private Outcome<Assessed> split(
            Caller caller,
            Purchase purchase,
            Circumstances known,
            LocalDate today,
            List<Integer> lines) {
        var person = known.person().orElseThrow();
        var level = eligibility.level(caller.institution());
        var paid = new ArrayList<Settled.PaidItem>();
        var claimed = new ArrayList<BenefitClaim.Line>();
        for (int i = 0; i < lines.size(); i++) {
            var item = purchase.items().get(i);
            var drug = formulary.drug(item.drug(), today);
            int line = lines.get(i);
            boolean prescribed = line > 0 || !level.equals("pharmacy");
            paid.add(
                    new Settled.PaidItem(
                            line,
                            drug.map(Drug::itemType).orElse(""),
                            drug.map(Drug::negotiated).orElse(false)));
            claimed.add(item.claimed(i + 1, drug, approval(known, line, item), prescribed));
        }
        var own =
                new BenefitClaim(
                        today,
                        person.insuredDivision(),
                        person.insuranceType(),
                        person.personType(),
                        Purchase.policyMedType(purchase.medType()),
                        level,
                        eligibility.away(caller.institution(), person, known.away(), today),
                        Eligibility.isChronic(purchase.medType()) ? purchase.disease() : "",
                        known.designated(caller.institution(), today),
                        purchase.useAccount(),
                        known.money().account(),
                        List.of(),
                        List.copyOf(claimed));
        var claim = known.family().on(own, policies);
        return policies.find(claim)
                .map(policy -> Benefit.split(claim, policy, known.used()))
                .map(split -> new Assessed(person, List.copyOf(paid), claim, split))
                .<Outcome<Assessed>>map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("druginfo.med_type", Reason.NO_POLICY)));
    }

    /** hospApprFlag of the line as the doctor sent it, or what the hospital says of its own row. */
    private static String approval(Circumstances known, int line, Purchase.Item item) {
        if (line == 0) {
            return item.approval().orElse("");
        }
        return known.messages()
                .map(both -> both.preCheck().list("rxdrugdetail"))
                .filter(rows -> line <= rows.size())
                .map(rows -> rows.get(line - 1).text("hospApprFlag"))
                .orElse("");
    }
}
