package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Money against goods: what is settled once, undone once, and by whom. */
@YunfangTest
class SettlementRaceFlowTests extends PharmacyFlow {
    private static final int ROUNDS = 5;

    private static boolean done(Fields answer) {
        return answer.text("infcode").equals("0");
    }

    private static void assertRefused(Fields answer, Reason reason) {
        assertThat(answer.text("infcode")).isEqualTo("-1");
        assertThat(answer.text("err_msg")).startsWith(Integer.toString(reason.code()));
    }

    private static String refusal(Fields answer) {
        return answer.text("err_msg").substring(0, Integer.toString(100_000).length());
    }

    private static String code(Reason reason) {
        return Integer.toString(reason.code());
    }

    @RepeatedTest(ROUNDS)
    void aLineIsSettledOnceByItsHolderAlone() {
        var passed = one.prepared(clinic.prescribes(world.drug()));

        var answers =
                AtOnce.all(
                        () -> one.settlement(passed, 1),
                        () -> other.settlement(passed, 1),
                        () -> one.settlement(passed, 1),
                        () -> other.settlement(passed, 1));

        assertThat(answers.stream().filter(SettlementRaceFlowTests::done)).hasSize(1);
        assertRefused(answers.get(1), Reason.NOT_HELD_FOR_SETTLEMENT);
        assertRefused(answers.get(3), Reason.NOT_HELD_FOR_SETTLEMENT);
        var loser = done(answers.get(0)) ? answers.get(2) : answers.get(0);
        assertRefused(loser, Reason.ALREADY_SETTLED);
    }

    @RepeatedTest(ROUNDS)
    void aLineThatChangesHandsIsSettledByOneOfTheTwo() {
        var rx = clinic.prescribes(world.drug());
        var first = one.prepared(rx);

        var settled =
                AtOnce.all(
                        () -> one.settlement(first, 1),
                        () ->
                                one.giveBack(first.held()).code() == 0
                                        ? other.settlement(other.prepared(rx), 1)
                                        : Fields.none());

        assertThat(settled.stream().filter(SettlementRaceFlowTests::done)).hasSize(1);
        if (!done(settled.getFirst())) {
            assertThat(refusal(settled.getFirst())).isEqualTo(code(Reason.NOT_HELD_FOR_SETTLEMENT));
        }
    }

    @RepeatedTest(ROUNDS)
    void eitherTheGoodsGoOutOrTheMoneyGoesBack() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 1);
        var sale = one.insuredSale(passed, settlement, Counter.packs(world.drug(), 1));

        var outcome =
                AtOnce.<Boolean>all(
                        () -> one.sell(sale).code() == 0,
                        () -> done(one.undoSettlement(rx, settlement)));

        assertThat(outcome).containsExactlyInAnyOrder(true, false);
        assertThat(clinic.look("rxSetlInfoQuery", rx).text("rxUsedStasCodg"))
                .isEqualTo(outcome.getFirst() ? "3" : "1");
    }

    @RepeatedTest(ROUNDS)
    void oneUndoingSentTwiceUnderTwoNumbersIsOneUndoing() {
        var rx = clinic.prescribes(world.drug());
        var settlement = one.settle(one.prepared(rx), 1);

        var answers =
                AtOnce.all(
                        () -> one.undoSettlement(rx, settlement),
                        () -> one.undoSettlement(rx, settlement));

        assertThat(answers.stream().filter(SettlementRaceFlowTests::done)).hasSize(1);
        answers.stream()
                .filter(answer -> !done(answer))
                .forEach(answer -> assertRefused(answer, Reason.ALREADY_UNDONE));
    }

    @Test
    void undoesOnlyASettlementOfThisPharmacyAndPerson() {
        var rx = clinic.prescribes(world.drug());
        var settlement = one.settle(one.prepared(rx), 1);
        var elsewhere = clinic.prescribes(world.drug());

        assertRefused(other.undoSettlement(rx, settlement), Reason.SETTLEMENT_UNKNOWN);
        assertRefused(one.undoSettlement(elsewhere, settlement), Reason.SETTLEMENT_UNKNOWN);
        assertRefused(
                one.undoSettlement(rx, settlement.substring(0, 4) + "9".repeat(15)),
                Reason.SETTLEMENT_UNKNOWN);
        assertRefused(one.undoSettlement(rx, "no number"), Reason.SETTLEMENT_UNKNOWN);
        var undone = one.undoSettlement(rx, settlement);
        var undoing = undone.object("output").object("setlinfo").text("setl_id");
        assertRefused(one.undoSettlement(rx, undoing), Reason.SETTLEMENT_UNKNOWN);
    }

    @Test
    void reversesNoMessageOfAnotherPerson() {
        var rx = clinic.prescribes(world.drug());
        var settled = one.settlement(one.prepared(rx), 1).object("output").object("setlinfo");
        var stranger = clinic.prescribes(world.drug()).patient();
        var fsi = world.fsi(one.site());
        var doubt =
                Map.of(
                        "psn_no", stranger.no(),
                        "omsgid", settled.text("medins_setl_id"),
                        "oinfno", "2102");

        assertRefused(
                fsi.send("2601", fsi.msgid(), Map.of("data", doubt)), Reason.SETTLEMENT_UNKNOWN);
    }

    @Test
    void theHospitalSeesWhenItWasSettledNotWhenItWasHandedOver() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settled = one.settlement(passed, 1).object("output").object("setlinfo");
        var sale = one.insuredSale(passed, settled.text("setl_id"), Counter.packs(world.drug(), 1));
        var later = ChinaTime.format(TestClock.now().plus(Duration.ofMinutes(7)));
        sale.put("selRetnTime", later);
        one.sell(sale).must();

        var seen = clinic.look("rxSetlInfoQuery", rx);

        assertThat(seen.text("setlTime")).isEqualTo(settled.text("setl_time")).isNotEqualTo(later);
        var cash = clinic.prescribes(world.drug());
        var paid = one.cashSale(one.prepared(cash), Counter.packs(world.drug(), 1));
        paid.put("selRetnTime", later);
        one.sell(paid).must();
        assertThat(clinic.look("rxSetlInfoQuery", cash).text("setlTime")).isEqualTo(later);
    }
}
