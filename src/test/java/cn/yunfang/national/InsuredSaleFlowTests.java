package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** rxSelldrug paid by a settlement: 2102 before it, goods back and 2103 after it. */
@YunfangTest
class InsuredSaleFlowTests extends PharmacyFlow {
    private static void assertRefused(Fields answer, Reason reason) {
        assertThat(answer.text("infcode")).isEqualTo("-1");
        assertThat(answer.text("err_msg")).startsWith(Integer.toString(reason.code()));
    }

    @Test
    void handsOverWhatWasSettled() {
        var passed = one.prepared(clinic.prescribes(world.drug()));
        var settlement = one.settle(passed, 1);

        var sold = one.sell(one.insuredSale(passed, settlement, Counter.packs(world.drug(), 1)));

        assertThat(sold.must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void handsTheSettledPacksOverInParts() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var settlement = one.settle(passed, 2);

        one.sell(one.insuredSale(passed, settlement, Counter.packs(world.drug(), 1))).must();
        var rest = one.insuredSale(passed, settlement, Counter.packs(world.drug(), 1));

        assertThat(one.sell(rest).must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void settlesAndHandsOverTheRestOfALineAfterItsFirstPart() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var first = one.settle(passed, 1);
        assertRefused(one.settlement(passed, 1), Reason.ALREADY_SETTLED);
        one.sell(one.insuredSale(passed, first, Counter.packs(world.drug(), 1))).must();

        var second = one.settle(passed, 1);

        assertThat(second).isNotEqualTo(first);
        var rest = one.insuredSale(passed, second, Counter.packs(world.drug(), 1));
        assertThat(one.sell(rest).must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void takesCashForTheRestOfALineAfterItsPaidPart() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var settlement = one.settle(passed, 1);
        one.sell(one.insuredSale(passed, settlement, Counter.packs(world.drug(), 1))).must();

        var rest = one.cashSale(passed, Counter.packs(world.drug(), 1));

        assertThat(one.sell(rest).must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void whatWasNotSettledGoesBackAndIsSettledElsewhere() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var first = one.settle(passed, 1);
        one.sell(one.insuredSale(passed, first, Counter.packs(world.drug(), 1))).must();

        one.giveBack(passed.held()).must();
        var elsewhere = other.prepared(passed.held().rx());
        var second = other.settle(elsewhere, 1);

        var rest = other.insuredSale(elsewhere, second, Counter.packs(world.drug(), 1));
        assertThat(other.sell(rest).must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void oneSettlementPaysForLinesOfTwoDownloads() {
        var rx = clinic.prescribes(world.drug(), world.anotherDrug());
        var first = one.prepared(rx, 1);
        var second = one.prepared(rx, 2);
        var settlement = one.settle(second, 1);

        one.sell(one.insuredSale(first, settlement, Counter.packs(world.drug(), 1))).must();
        var rest = one.insuredSale(second, settlement, Counter.packs(world.anotherDrug(), 1));

        assertThat(one.sell(rest).must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void whatIsPaidInTwoWaysGoesOutInTwoMessages() {
        var rx = clinic.prescribes(world.drug(), world.anotherDrug());
        var passed = one.prepared(rx);
        var paid = new Clinic.Prescribed(rx.hiRxno(), rx.patient(), List.of(world.drug()));
        var settlement = one.settle(passed.of(paid), 1);
        var packs = Counter.packs(world.drug(), 1);
        var others = Counter.packs(world.anotherDrug(), 1);
        assertThat(refusal(one.sell(one.insuredSale(passed, settlement, packs, others))))
                .isEqualTo(Reason.SETTLEMENT_MISSING);

        one.sell(one.insuredSale(passed, settlement, packs)).must();

        assertThat(one.sell(one.cashSale(passed, others)).must().text("rxUsedStasCodg"))
                .isEqualTo("3");
    }

    @Test
    void refusesMoreThanWasSettled() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var settlement = one.settle(passed, 1);

        var both = one.insuredSale(passed, settlement, Counter.packs(world.drug(), 2));

        assertThat(refusal(one.sell(both))).isEqualTo(Reason.OVER_QUANTITY);
    }

    @Test
    void refusesASaleWithoutItsSettlement() {
        var passed = one.prepared(clinic.prescribes(world.drug()));
        var none = one.insuredSale(passed, "", Counter.packs(world.drug(), 1));
        assertThat(refusal(one.sell(none))).isEqualTo(Reason.FIELD_MISSING);
        var invented = one.insuredSale(passed, "no number", Counter.packs(world.drug(), 1));
        assertThat(refusal(one.sell(invented))).isEqualTo(Reason.SETTLEMENT_MISSING);

        var foreign = one.settle(one.prepared(clinic.prescribes(world.drug())), 1);

        var sale = one.insuredSale(passed, foreign, Counter.packs(world.drug(), 1));
        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.SETTLEMENT_MISSING);
    }

    @Test
    void refusesAnotherSettlementThanTheLines() {
        var passed = one.prepared(clinic.prescribes(world.drug()));
        var settlement = one.settle(passed, 1);
        var undone = one.settle(one.prepared(clinic.prescribes(world.drug())), 1);
        assertThat(undone).isNotEqualTo(settlement);
        var before = settlement.substring(0, 4);
        var other = before + undone.substring(4);

        var sale = one.insuredSale(passed, other, Counter.packs(world.drug(), 1));

        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.SETTLEMENT_DIFFERS);
    }

    @Test
    void refusesCashForWhatTheInsurancePaid() {
        var passed = one.prepared(clinic.prescribes(world.drug()));
        one.settle(passed, 1);

        var cash = one.cashSale(passed, Counter.packs(world.drug(), 1));

        assertThat(refusal(one.sell(cash))).isEqualTo(Reason.SETTLEMENT_DIFFERS);
    }

    @Test
    void takesGoodsBackAndUndoesTheSettlement() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 1);
        var packs = Counter.packs(world.drug(), 1);
        var sold = one.sell(one.insuredSale(passed, settlement, packs)).must();
        assertRefused(one.undoSettlement(rx, settlement), Reason.GOODS_NOT_RETURNED);

        var back = one.takeBack(one.returnMessage(sold)).must();
        var undone = one.undoSettlement(rx, settlement);

        assertThat(back.text("rxUsedStasCodg")).isEqualTo("0");
        assertThat(undone.text("infcode")).isEqualTo("0");
        assertRefused(one.undoSettlement(rx, settlement), Reason.ALREADY_UNDONE);
        var elsewhere = other.prepared(rx);
        var again = other.settle(elsewhere, 1);
        other.sell(other.insuredSale(elsewhere, again, Counter.packs(world.drug(), 1))).must();
    }

    @Test
    void undoesASettlementOnlyWhenAllItsGoodsAreBack() {
        var rx = clinic.prescribesTwoPacks();
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 2);
        var codes = Counter.traceCodes(2);
        var packs = Counter.packs(world.drug(), codes);
        var sold = one.sell(one.insuredSale(passed, settlement, packs)).must();
        var first = Counter.packs(world.drug(), List.of(codes.getFirst()));
        one.takeBack(one.returnMessage(sold, first)).must();
        assertRefused(one.undoSettlement(rx, settlement), Reason.GOODS_NOT_RETURNED);

        one.takeBack(one.returnMessage(sold)).must();

        assertThat(one.undoSettlement(rx, settlement).text("infcode")).isEqualTo("0");
    }

    @Test
    void keepsReturnedGoodsForThePharmacyUntilTheSettlementIsUndone() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        var settlement = one.settle(passed, 1);
        var packs = Counter.packs(world.drug(), 1);
        var sold = one.sell(one.insuredSale(passed, settlement, packs)).must();
        one.takeBack(one.returnMessage(sold)).must();

        assertThat(refusal(other.download(other.token(rx)))).isEqualTo(Reason.LINES_NOT_AVAILABLE);
    }

    @Test
    void undoesASettlementBeforeTheSaleAndRefusesTheSaleThen() {
        var passed = one.prepared(clinic.prescribes(world.drug()));
        var settlement = one.settle(passed, 1);
        assertThat(one.undoSettlement(passed.held().rx(), settlement).text("infcode"))
                .isEqualTo("0");

        var sale = one.insuredSale(passed, settlement, Counter.packs(world.drug(), 1));

        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.SETTLEMENT_MISSING);
        one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();
    }

    @Test
    void settlesNothingThatIsNotHeldAndAudited() {
        var held = one.fetch(clinic.prescribes(world.drug()));

        assertRefused(
                one.settlement(new Counter.Passed(held, ""), 1), Reason.NOT_HELD_FOR_SETTLEMENT);
    }
}
