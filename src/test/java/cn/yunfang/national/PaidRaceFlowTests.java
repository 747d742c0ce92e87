package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;

/** Money and goods that move at the same moment: the patient never has both, nor neither. */
@YunfangTest
class PaidRaceFlowTests extends PharmacyFlow {
    private static final int ROUNDS = 5;

    private static boolean done(Fields answer) {
        return answer.text("infcode").equals("0");
    }

    private static void assertRefused(Fields answer, Reason... oneOf) {
        assertThat(oneOf)
                .extracting(reason -> Integer.toString(reason.code()))
                .contains(answer.text("err_msg").substring(0, 6));
    }

    private String used(Clinic.Prescribed rx) {
        return clinic.look("rxSetlInfoQuery", rx).text("rxUsedStasCodg");
    }

    @RepeatedTest(ROUNDS)
    void goodsGoOutOrTheMoneyComesBack() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 1);
        var sale = one.insuredSale(passed, settlement, Counter.packs(world.drug(), 1));

        var answers =
                AtOnce.<Fields>all(
                        () -> one.sell(sale).envelope(), () -> one.undoSettlement(rx, settlement));

        boolean sold = answers.getFirst().text("code").equals("0");
        assertThat(done(answers.getLast())).isEqualTo(!sold);
        assertThat(used(rx)).isEqualTo(sold ? "3" : "1");
        if (sold) {
            assertRefused(answers.getLast(), Reason.GOODS_NOT_RETURNED);
        } else {
            assertThat(answers.getFirst().text("code"))
                    .isEqualTo(Integer.toString(Reason.SETTLEMENT_MISSING.code()));
        }
    }

    @RepeatedTest(ROUNDS)
    void aReturnAndTheUndoingOfItsSettlementFollowEachOther() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 1);
        var packs = Counter.packs(world.drug(), 1);
        var sold = one.sell(one.insuredSale(passed, settlement, packs)).must();
        var message = one.returnMessage(sold);

        var answers =
                AtOnce.<Fields>all(
                        () -> one.takeBack(message).must(),
                        () -> one.undoSettlement(rx, settlement));

        if (!done(answers.getLast())) {
            assertRefused(answers.getLast(), Reason.GOODS_NOT_RETURNED);
            assertThat(done(one.undoSettlement(rx, settlement))).isTrue();
        }
        assertThat(used(rx)).isEqualTo("0");
        assertThat(other.fetch(rx).lines()).containsExactly("1");
    }

    @RepeatedTest(ROUNDS)
    void aLineIsPaidOrFreedAtTheEndOfItsLease() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);

        TestClock.later(
                Duration.ofHours(2).plusSeconds(1),
                () -> {
                    var answers =
                            AtOnce.<Fields>all(
                                    () -> one.settlement(passed, 1),
                                    () -> {
                                        TestClock.bringWhatIsDue(beans());
                                        return Fields.none();
                                    });
                    boolean paid = done(answers.getFirst());
                    var elsewhere = other.download(other.token(rx));
                    assertThat(elsewhere.code() == 0).isEqualTo(!paid);
                    if (!paid) {
                        assertRefused(answers.getFirst(), Reason.NOT_HELD_FOR_SETTLEMENT);
                    }
                });
    }

    @RepeatedTest(ROUNDS)
    void oneLineIsPaidOnceWhenTwoTillsSettleIt() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        Callable<Fields> settle = () -> one.settlement(passed, 1);

        var answers = AtOnce.all(Collections.nCopies(2, settle));

        assertThat(answers.stream().filter(PaidRaceFlowTests::done)).hasSize(1);
        answers.stream()
                .filter(answer -> !done(answer))
                .forEach(answer -> assertRefused(answer, Reason.ALREADY_SETTLED));
    }
}
