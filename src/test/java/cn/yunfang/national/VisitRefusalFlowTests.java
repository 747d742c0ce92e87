package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the outpatient chain refuses. */
class VisitRefusalFlowTests extends VisitFlow {
    private static final String UNKNOWN = "S0001000000000000001";

    @Test
    void refusesAVisitThatIsNotThere() {
        assertRefused(hospital.describe(UNKNOWN, OUTPATIENT), Reason.VISIT_UNKNOWN);
        assertRefused(hospital.describe("X1", OUTPATIENT), Reason.VISIT_UNKNOWN);
        assertRefused(hospital.upload(UNKNOWN, "B1", packs(1)), Reason.VISIT_UNKNOWN);
        assertRefused(hospital.withdraw(UNKNOWN, "B1"), Reason.VISIT_UNKNOWN);
        assertRefused(hospital.cancel(UNKNOWN), Reason.VISIT_UNKNOWN);
        var bill = hospital.bill(UNKNOWN, "B1", OUTPATIENT, "40.00");
        assertRefused(hospital.send("2206", Map.of("data", bill)), Reason.VISIT_UNKNOWN);
    }

    @Test
    void refusesTheVisitOfAnotherInstitution() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);

        assertRefused(pharmacy.describe(id, OUTPATIENT), Reason.VISIT_UNKNOWN);
        assertRefused(pharmacy.upload(id, "B2", packs(1)), Reason.VISIT_UNKNOWN);
        assertRefused(pharmacy.withdraw(id, "B1"), Reason.VISIT_UNKNOWN);
        assertRefused(pharmacy.cancel(id), Reason.VISIT_UNKNOWN);
        assertRefused(pharmacy.settle(settlement), Reason.VISIT_UNKNOWN);
        var settled = settled(hospital, settlement);
        assertRefused(pharmacy.undo(settled, site.msgid()), Reason.SETTLEMENT_UNKNOWN);
    }

    @Test
    void refusesAnotherPerson() {
        var id = hospital.visit(OUTPATIENT);
        var other = new VisitDesk(hospital.site(), FsiSite.person("310"), hospital.doctor());

        assertRefused(other.describe(id, OUTPATIENT), Reason.PERSON_MISMATCH);
        assertRefused(other.upload(id, "B1", packs(1)), Reason.PERSON_MISMATCH);
        assertRefused(other.withdraw(id, "B1"), Reason.PERSON_MISMATCH);
        assertRefused(other.cancel(id), Reason.PERSON_MISMATCH);
        assertRefused(other.register("MZ1"), Reason.PERSON_UNKNOWN);
    }

    @Test
    void refusesACertificateOfSomebodyElseAndAnUnknownDoctor() {
        var wrong = hospital.registration("MZ1");
        wrong.put("mdtrt_cert_no", "T00000000000000000");
        assertRefused(hospital.send("2201", Map.of("data", wrong)), Reason.PERSON_MISMATCH);
        var stranger = new VisitDesk(hospital.site(), person, "D000000000001");
        assertRefused(stranger.register("MZ1"), Reason.DOCTOR_UNKNOWN);
        var elsewhere = new VisitDesk(anotherHospital(), person, hospital.doctor());
        assertRefused(elsewhere.register("MZ1"), Reason.DOCTOR_NOT_LICENSED);
        var otherInsurance = hospital.registration("MZ1");
        otherInsurance.put("insutype", "390");
        assertRefused(hospital.send("2201", Map.of("data", otherInsurance)), Reason.NOT_ENTITLED);
    }

    @Test
    void refusesWhatComesAfterACancellation() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        VisitDesk.done(hospital.cancel(id));

        assertRefused(hospital.describe(id, OUTPATIENT), Reason.VISIT_ENDED);
        assertRefused(hospital.upload(id, "B2", packs(1)), Reason.VISIT_ENDED);
        assertRefused(hospital.withdraw(id, "B1"), Reason.VISIT_ENDED);
        assertRefused(hospital.settle(settlement), Reason.VISIT_ENDED);
        assertThat(till.balance()).isEqualTo(new Fen(5_000));
    }

    @Test
    void refusesFeesBeforeTheVisitIsDescribed() {
        var answer = hospital.register("MZ" + TestWorld.number());
        var id = VisitDesk.done(answer).object("data").text("mdtrt_id");

        assertRefused(hospital.upload(id, "B1", packs(1)), Reason.VISIT_NOT_DESCRIBED);
    }

    @Test
    void refusesAChronicVisitWithoutItsDisease() {
        var id = hospital.visit(OUTPATIENT);

        assertRefused(hospital.describe(id, "140104"), Reason.FIELD_MISSING);
    }

    @Test
    void refusesTheFeeOfAnotherDiseaseWithoutTellingTheVisits() {
        var id = hospital.visit(OUTPATIENT);
        var info = Fields.parse(Json.text(hospital.description(id, "140104"))).orElseThrow();
        var chronic = new LinkedHashMap<>(info.object("mdtrtinfo").asMap());
        chronic.put("dise_codg", "M03900");
        var described = new LinkedHashMap<>(info.asMap());
        described.put("mdtrtinfo", chronic);
        VisitDesk.done(hospital.send("2203A", described));
        var fees = Fields.parse(Json.text(hospital.fees(id, "B1", packs(1)))).orElseThrow();
        var row = new LinkedHashMap<>(fees.list("feedetail").getFirst().asMap());
        row.put("dise_codg", "M01600");

        var answer = hospital.send("2204", Map.of("feedetail", List.of(row)));

        assertRefused(answer, Reason.FIELD_INVALID);
        assertThat(answer.text("err_msg"))
                .contains("feedetail[0].dise_codg", "2203A")
                .doesNotContain("M03900");
    }

    @Test
    void refusesAnotherFeeUnderAUsedNumberAndRowsOfTwoBatches() {
        var id = hospital.visit(OUTPATIENT);
        VisitDesk.done(hospital.upload(id, "B1", packs(1)));

        assertRefused(hospital.upload(id, "B1", packs(2)), Reason.FEE_DIFFERS);
        var rows = hospital.fees(id, "B1", packs(1)).get("feedetail");
        var twice = new ArrayList<Object>((List<?>) rows);
        twice.addAll((List<?>) rows);
        assertRefused(hospital.send("2204", Map.of("feedetail", twice)), Reason.FEE_DIFFERS);
        var mixed = new ArrayList<Object>((List<?>) rows);
        var other = hospital.fees(id, "B2", packs(1)).get("feedetail");
        mixed.addAll((List<?>) other);
        assertRefused(hospital.send("2204", Map.of("feedetail", mixed)), Reason.FIELD_INVALID);
    }

    @Test
    void whatIsSettledStaysUntilItIsUndone() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        var settled = settled(hospital, settlement);

        assertRefused(hospital.settle(settlement), Reason.FEES_SETTLED);
        assertRefused(hospital.upload(id, "B1", packs(1)), Reason.FEES_SETTLED);
        assertRefused(hospital.withdraw(id, "B1"), Reason.FEES_SETTLED);
        assertRefused(hospital.describe(id, "13"), Reason.FEES_SETTLED);
        assertRefused(hospital.cancel(id), Reason.FEES_SETTLED);

        VisitDesk.done(hospital.undo(settled, hospital.site().msgid()));
        assertRefused(hospital.undo(settled, hospital.site().msgid()), Reason.ALREADY_UNDONE);
        VisitDesk.done(hospital.cancel(id));
    }

    @Test
    void namesTheAmountThatDiffersAndTheRightOne() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        for (var name : VisitDesk.FOUR) {
            var wrong = new LinkedHashMap<>(settlement);
            var right = new BigDecimal(String.valueOf(settlement.get(name)));
            wrong.put(name, right.add(BigDecimal.ONE).toPlainString());
            var answer = hospital.settle(wrong);
            assertRefused(answer, Reason.AMOUNT_DIFFERS);
            assertThat(answer.text("err_msg")).contains("data." + name, right.toPlainString());
        }
        var wrong = new LinkedHashMap<>(settlement);
        wrong.put("medfee_sumamt", "41.00");
        var answer = hospital.settle(wrong);
        assertRefused(answer, Reason.AMOUNT_DIFFERS);
        assertThat(answer.text("err_msg")).contains("data.medfee_sumamt", "40.00");
        assertThat(standingSettlements()).isZero();
    }

    @Test
    void saysWhatChangedSinceThePreSettlement() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        till.settled(packs(1)); // of the 50.00 in the account 10.00 are left

        var answer = hospital.settle(settlement);

        assertRefused(answer, Reason.FIGURES_CHANGED);
        assertThat(answer.text("err_msg")).contains("账户40.00", "10.00");
        assertThat(settled(hospital, ready(hospital, id, 1)).text("acct_pay")).isEqualTo("10.00");
    }

    @Test
    void anotherUseOfTheAccountIsAnotherQuestion() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        settlement.put("acct_used_flag", "0");

        assertThat(settled(hospital, settlement).text("psn_cash_pay")).isEqualTo("40.00");
    }

    @Test
    void refusesABatchThatIsNotThereAndAnotherKindOfTreatment() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        var nowhere = new LinkedHashMap<>(settlement);
        nowhere.put("chrg_bchno", "B9");
        assertRefused(hospital.settle(nowhere), Reason.FEES_UNKNOWN);
        var otherwise = new LinkedHashMap<>(settlement);
        otherwise.put("med_type", "13");
        assertRefused(hospital.settle(otherwise), Reason.FIELD_INVALID);
    }

    @Test
    void eachSettlementIsUndoneByItsOwnOperation() {
        var sold = till.settled(packs(1));
        assertRefused(pharmacy.undo(sold, site.msgid()), Reason.FIELD_INVALID);
        var id = pharmacy.visit("41");
        VisitDesk.done(pharmacy.upload(id, "B1", packs(1)));
        var bill = pharmacy.bill(id, "B1", "41", "40.00");
        var charged = settled(pharmacy, VisitDesk.settlement(bill, pharmacy.preSettle(bill)));
        assertRefused(till.undo(charged, site.msgid()), Reason.FIELD_INVALID);
        var other = pharmacy.visit("41");
        var elsewhere =
                Fields.none().with("setl_id", charged.text("setl_id")).with("mdtrt_id", other);
        assertRefused(pharmacy.undo(elsewhere, site.msgid()), Reason.SETTLEMENT_UNKNOWN);
        assertRefused(
                till.reverse(charged.text("medins_setl_id")), Reason.FIELD_INVALID); // by 2102
    }
}
