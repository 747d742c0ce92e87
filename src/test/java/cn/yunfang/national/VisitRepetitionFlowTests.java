package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Messages of the outpatient chain that come twice, at once, or are reversed. */
class VisitRepetitionFlowTests extends VisitFlow {
    private static final int ROUNDS = 3;

    private static boolean done(Fields answer) {
        return answer.text("infcode").equals("0");
    }

    @Test
    void theSameMsgidGetsTheSameAnswerAndOtherContentIsRefused() {
        var settlement = ready(hospital, hospital.visit(OUTPATIENT), 1);
        var msgid = hospital.site().msgid();
        var first = hospital.site().send("2207", msgid, Map.of("data", settlement));

        var again = hospital.site().send("2207", msgid, Map.of("data", settlement));

        assertThat(VisitDesk.done(again).canonical()).isEqualTo(VisitDesk.done(first).canonical());
        var other = new LinkedHashMap<>(settlement);
        other.put("acct_used_flag", "0");
        assertRefused(
                hospital.site().send("2207", msgid, Map.of("data", other)), Reason.MSGID_REUSED);
        assertThat(standingSettlements()).isOne();
    }

    @Test
    void aReversalByMsgidFreesTheBatch() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        var msgid = hospital.site().msgid();
        VisitDesk.done(hospital.site().send("2207", msgid, Map.of("data", settlement)));

        VisitDesk.done(reverse(msgid));
        VisitDesk.done(reverse(msgid));

        assertThat(till.balance()).isEqualTo(new Fen(5_000));
        assertThat(usedThisYear()).isZero();
        assertRefused(
                hospital.site().send("2207", msgid, Map.of("data", settlement)),
                Reason.MSGID_REVERSED);
        VisitDesk.done(hospital.settle(settlement));
        till.assertBooksAgree();
    }

    @Test
    void aSettlementThatWasReversedBeforeItCameIsRefused() {
        var settlement = ready(hospital, hospital.visit(OUTPATIENT), 1);
        var msgid = hospital.site().msgid();
        VisitDesk.done(reverse(msgid));

        assertRefused(
                hospital.site().send("2207", msgid, Map.of("data", settlement)),
                Reason.MSGID_REVERSED);
    }

    @Test
    void anUndoingThatTookEffectIsNotReversed() {
        var settled = settled(hospital, ready(hospital, hospital.visit(OUTPATIENT), 1));
        var msgid = hospital.site().msgid();
        var first = hospital.undo(settled, msgid);

        assertThat(VisitDesk.done(hospital.undo(settled, msgid)).canonical())
                .isEqualTo(VisitDesk.done(first).canonical());
        assertRefused(reverse(msgid), Reason.UNDO_STANDS);
    }

    private Fields reverse(String msgid) {
        var data = Map.of("psn_no", person.no(), "omsgid", msgid, "oinfno", "2207");
        return hospital.send("2601", Map.of("data", data));
    }

    @RepeatedTest(ROUNDS)
    void oneOfTwoSettlementsOfABatchSettlesIt() {
        var settlement = ready(hospital, hospital.visit(OUTPATIENT), 1);

        Callable<Fields> settle = () -> hospital.settle(settlement);
        var answers = AtOnce.all(Collections.nCopies(4, settle));

        assertThat(answers.stream().filter(VisitRepetitionFlowTests::done)).hasSize(1);
        answers.stream()
                .filter(one -> !done(one))
                .forEach(one -> assertRefused(one, Reason.FEES_SETTLED));
        assertThat(standingSettlements()).isOne();
        assertThat(till.balance()).isEqualTo(new Fen(1_000));
        till.assertBooksAgree();
    }

    @RepeatedTest(ROUNDS)
    void oneMsgidAtOnceIsOneSettlement() {
        var settlement = ready(hospital, hospital.visit(OUTPATIENT), 1);
        var msgid = hospital.site().msgid();

        Callable<Fields> settle =
                () -> hospital.site().send("2207", msgid, Map.of("data", settlement));
        var answers = AtOnce.all(Collections.nCopies(4, settle));

        assertThat(answers.stream().map(one -> VisitDesk.done(one).canonical()).distinct())
                .hasSize(1);
        assertThat(standingSettlements()).isOne();
    }

    @RepeatedTest(ROUNDS)
    void aBatchIsEitherSettledOrWithdrawnOrItsVisitCancelled() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);

        var answers =
                AtOnce.all(
                        List.<Callable<Fields>>of(
                                () -> hospital.settle(settlement),
                                () -> hospital.withdraw(id, "B1"),
                                () -> hospital.cancel(id)));

        var settled = done(answers.get(0));
        assertThat(standingSettlements()).isEqualTo(settled ? 1 : 0);
        assertThat(done(answers.get(2))).isEqualTo(!settled);
        if (settled) {
            assertRefused(answers.get(1), Reason.FEES_SETTLED);
        }
        till.assertBooksAgree();
    }

    @RepeatedTest(ROUNDS)
    void feesThatComeWhileTheBatchIsSettledAreInItOrRefused() {
        var id = hospital.visit(OUTPATIENT);
        var settlement = ready(hospital, id, 1);
        var more = hospital.fees(id, "B1", packs(2));
        rename(more);

        var answers =
                AtOnce.all(() -> hospital.settle(settlement), () -> hospital.send("2204", more));

        assertThat(answers.stream().filter(VisitRepetitionFlowTests::done)).hasSize(1);
        if (done(answers.get(0))) {
            assertRefused(answers.get(1), Reason.FEES_SETTLED);
        } else {
            assertRefused(answers.get(0), Reason.AMOUNT_DIFFERS);
        }
    }

    @SuppressWarnings("unchecked")
    private static void rename(Map<String, Object> fees) {
        var row = ((List<Map<String, Object>>) fees.get("feedetail")).getFirst();
        row.put("feedetl_sn", "more");
    }

    @RepeatedTest(ROUNDS)
    void oneRegistrationAtOnceIsOneVisit() {
        var number = "MZ" + TestWorld.number();

        Callable<Fields> register = () -> hospital.register(number);
        var answers = AtOnce.all(Collections.nCopies(4, register));

        assertThat(answers.stream().map(one -> VisitDesk.done(one).canonical()).distinct())
                .hasSize(1);
    }

    @RepeatedTest(ROUNDS)
    void aLineIsPaidThroughTheChainOrAtTheCounterNotBoth() {
        var drug = till.drug();
        var rx = site.heldPrescription(person, BigDecimal.ONE, "1", drug);
        var purchase = FsiSite.purchase(person, rx, BigDecimal.ONE, FsiTill.PRICE, drug);
        var id = pharmacy.visit("41");
        VisitDesk.done(pharmacy.upload(id, "B1", purchase));
        var bill = pharmacy.bill(id, "B1", "41", "40.00");
        var settlement = VisitDesk.settlement(bill, pharmacy.preSettle(bill));

        var answers =
                AtOnce.all(
                        () -> pharmacy.settle(settlement),
                        () -> site.send("2102", site.msgid(), purchase));

        assertThat(answers.stream().filter(VisitRepetitionFlowTests::done)).hasSize(1);
        answers.stream()
                .filter(one -> !done(one))
                .forEach(one -> assertRefused(one, Reason.ALREADY_SETTLED));
        assertThat(standingSettlements()).isOne();
        till.assertBooksAgree();
    }
}
