package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import org.junit.jupiter.api.Test;

/** rxGiveBack: lines that a pharmacy cannot serve go to another one. */
@YunfangTest
class RxGiveBackFlowTests extends PharmacyFlow {
    private Clinic.Prescribed twoDrugs() {
        return clinic.prescribes(world.drug(), world.anotherDrug());
    }

    @Test
    void someLinesGoBackAndAnotherPharmacyServesThem() {
        var rx = twoDrugs();
        var held = one.fetch(rx);

        one.giveBack(held, 2).must();

        var elsewhere = other.prepared(rx);
        assertThat(elsewhere.held().lines()).containsExactly("2");
        other.sell(other.cashSale(elsewhere, Counter.packs(world.anotherDrug(), 1))).must();
        var rest = one.cashSale(one.passes(held), Counter.packs(world.drug(), 1));
        assertThat(one.sell(rest).must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void everythingGoesBackWhenNoLineIsNamed() {
        var rx = twoDrugs();
        var held = one.fetch(rx);

        var answer = one.giveBack(held).must();

        assertThat(answer.text("hiRxno")).isEqualTo(rx.hiRxno());
        assertThat(answer.text("rxStasCodg")).isEqualTo("1");
        assertThat(other.fetch(rx).lines()).containsExactly("1", "2");
    }

    @Test
    void goingBackAgainIsHarmless() {
        var rx = twoDrugs();
        var held = one.fetch(rx);
        one.giveBack(held).must();
        other.fetch(rx);

        assertThat(one.giveBack(held).must().text("rxStasCodg")).isEqualTo("1");
        assertThat(one.giveBack(held, 1).must().text("rxStasCodg")).isEqualTo("1");
    }

    @Test
    void answersTheDoctorWhoWaitsToCancel() {
        var rx = clinic.prescribes(world.drug());
        var held = one.fetch(rx);
        assertThat(refusal(clinic.revokes(rx))).isEqualTo(Reason.CANCEL_QUEUED);

        assertThat(one.giveBack(held).must().text("rxStasCodg")).isEqualTo("3");
    }

    @Test
    void refusesWhatWasHandedOver() {
        var held = one.fetch(twoDrugs());
        var passed = one.passes(held);
        one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();

        assertThat(refusal(one.giveBack(held, 1))).isEqualTo(Reason.LINES_NOT_AVAILABLE);
        one.giveBack(held, 2).must();
        assertThat(other.fetch(held.rx()).lines()).containsExactly("2");
    }

    @Test
    void refusesWhatIsPaidForUntilTheSettlementIsUndone() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 1);
        assertThat(refusal(one.giveBack(passed.held()))).isEqualTo(Reason.ALREADY_SETTLED);

        one.undoSettlement(rx, settlement);

        one.giveBack(passed.held()).must();
    }

    @Test
    void refusesLinesThatItNeverHeld() {
        var held = one.fetch(twoDrugs(), 1);

        assertThat(refusal(one.giveBack(held, 2))).isEqualTo(Reason.LINES_NOT_AVAILABLE);
    }

    @Test
    void refusesWhoDoesNotHoldItOrLacksTheSecret() {
        var held = one.fetch(clinic.prescribes(world.drug()));
        assertThat(refusal(other.giveBack(held))).isEqualTo(Reason.NOT_THE_HOLDER);
        var elsewhere = one.fetch(clinic.prescribes(world.drug()));

        var wrong = new Counter.Held(held.rx(), elsewhere.download());

        assertThat(refusal(one.giveBack(wrong))).isEqualTo(Reason.WRONG_SECRET);
    }
}
