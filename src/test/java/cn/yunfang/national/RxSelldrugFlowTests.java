package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** rxSelldrug: medicine goes over the counter, paid in cash. */
@YunfangTest
class RxSelldrugFlowTests extends PharmacyFlow {
    private Counter.Passed prepared() {
        return one.prepared(clinic.prescribes(world.drug()));
    }

    @Test
    void handsOverForCashAndTheHospitalSeesIt() {
        var passed = prepared();

        var sold = one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();

        assertThat(sold.text("hiRxno")).isEqualTo(passed.held().hiRxno());
        assertThat(sold.text("selldrugSn")).isNotEmpty().hasSizeLessThanOrEqualTo(30);
        assertThat(sold.text("rxStasCodg")).isEqualTo("1");
        assertThat(sold.text("rxUsedStasCodg")).isEqualTo("3");
        var seen = clinic.look("rxSetlInfoQuery", passed.held().rx());
        assertThat(seen.text("rxUsedStasName")).isEqualTo("已使用");
        assertThat(seen.list("seltdelts").getFirst().text("cnt")).isEqualTo("1");
    }

    @Test
    void owesTheRestAndHandsItOverLater() {
        var passed = one.prepared(clinic.prescribesTwoPacks());

        var first = one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();
        assertThat(first.text("rxUsedStasCodg")).isEqualTo("2");
        assertThat(clinic.look("rxSetlInfoQuery", passed.held().rx()).text("rxUsedStasName"))
                .isEqualTo("部分使用");
        var tooMuch = one.cashSale(passed, Counter.packs(world.drug(), 2));
        assertThat(refusal(one.sell(tooMuch))).isEqualTo(Reason.OVER_QUANTITY);
        var second = one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();

        assertThat(second.text("rxUsedStasCodg")).isEqualTo("3");
        assertThat(second.text("selldrugSn")).isNotEqualTo(first.text("selldrugSn"));
    }

    @Test
    void twoPharmaciesServeOnePrescriptionLineByLine() {
        var rx = clinic.prescribes(world.drug(), world.anotherDrug());
        var here = one.prepared(rx, 1);
        var there = other.prepared(rx, 2);

        var first = one.sell(one.cashSale(here, Counter.packs(world.drug(), 1))).must();
        var second = other.sell(other.cashSale(there, Counter.packs(world.anotherDrug(), 1)));

        assertThat(first.text("rxUsedStasCodg")).isEqualTo("2");
        assertThat(second.must().text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void repeatsTheAnswerToTheSameContent() {
        var sale = one.cashSale(prepared(), Counter.packs(world.drug(), 1));
        var first = one.sell(sale).must();

        assertThat(one.sell(sale).must().canonical()).isEqualTo(first.canonical());
    }

    @Test
    void refusesOtherContentAfterTheSale() {
        var passed = prepared();
        one.sell(one.cashSale(passed, Counter.packs(world.drug(), 1))).must();

        var different = one.cashSale(passed, Counter.packs(world.drug(), 1));

        assertThat(refusal(one.sell(different))).isEqualTo(Reason.SALE_DIFFERS);
    }

    @Test
    void takesTraceCodesInEitherForm() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var codes = Counter.traceCodes(2);
        var rows = Counter.packs(world.drug(), codes);
        rows.put("drugTracCodg", codes.getFirst());
        rows.put("drugtracinfo", List.of(Map.of("drugTracCodg", codes.getLast())));

        assertThat(one.sell(one.cashSale(passed, rows)).must().text("rxUsedStasCodg"))
                .isEqualTo("3");
    }

    @Test
    void sellsAnotherProductOfTheSameGenericName() {
        var passed = prepared();
        var sold = Counter.packs(world.drug("苯磺酸氨氯地平片", "5mg*7片"), 1);
        assertThat(refusal(one.sell(one.cashSale(passed, sold)))).isEqualTo(Reason.WRONG_DRUG);

        sold.put("medListCodg", world.drug().code());

        one.sell(one.cashSale(passed, sold)).must();
    }

    @Test
    void refusesPacksWithoutACodeEach() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var row = Counter.packs(world.drug(), 1);
        row.put("selRetnCnt", "2");

        assertThat(refusal(one.sell(one.cashSale(passed, row))))
                .isEqualTo(Reason.TRACE_CODE_MISSING);
    }

    @Test
    void sellsAPackOnce() {
        var codes = Counter.traceCodes(1);
        one.sell(one.cashSale(prepared(), Counter.packs(world.drug(), codes))).must();

        var again = one.cashSale(prepared(), Counter.packs(world.drug(), codes));

        assertThat(refusal(one.sell(again))).isEqualTo(Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void sellsAnOpenedPackInPartsWhereItWasOpenedAndNeverWhole() {
        var codes = Counter.traceCodes(1);
        var part = Counter.packs(world.drug(), codes);
        part.put("trdnFlag", "1");
        one.sell(one.cashSale(prepared(), part)).must();

        one.sell(one.cashSale(prepared(), part)).must();

        var whole = Counter.packs(world.drug(), codes);
        assertThat(refusal(one.sell(one.cashSale(prepared(), whole))))
                .isEqualTo(Reason.PACK_ALREADY_SOLD);
        var elsewhere = other.prepared(clinic.prescribes(world.drug()));
        assertThat(refusal(other.sell(other.cashSale(elsewhere, part))))
                .isEqualTo(Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void refusesOneCodeTwiceInOneSale() {
        var passed = one.prepared(clinic.prescribes(world.drug(), world.anotherDrug()));
        var codes = Counter.traceCodes(1);
        var sale =
                one.cashSale(
                        passed,
                        Counter.packs(world.drug(), codes),
                        Counter.packs(world.anotherDrug(), codes));

        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void refusesASaleThatNoPharmacistPassed() {
        var held = one.fetch(clinic.prescribes(world.drug()));
        var sale = one.cashSale(new Counter.Passed(held, "CK1"), Counter.packs(world.drug(), 1));
        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.NOT_AUDITED);

        one.passes(held);

        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.NOT_AUDITED);
    }

    @Test
    void refusesASaleThatThePharmacistRefused() {
        var held = one.fetch(clinic.prescribes(world.drug()));
        var number = one.audit(held, false).must().text("rxChkBizSn");
        var sale = one.cashSale(new Counter.Passed(held, number), Counter.packs(world.drug(), 1));

        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.AUDIT_REFUSED);
    }

    @Test
    void refusesQuantitiesThatAreNone() {
        var passed = prepared();
        for (var quantity : List.of("0", "-1")) {
            var row = Counter.packs(world.drug(), 1);
            row.put("selRetnCnt", quantity);
            assertThat(refusal(one.sell(one.cashSale(passed, row))))
                    .isEqualTo(Reason.FIELD_INVALID);
        }
    }

    @Test
    void refusesWhoDoesNotHoldItOrLacksTheSecret() {
        var sale = one.cashSale(prepared(), Counter.packs(world.drug(), 1));
        assertThat(refusal(other.sell(sale))).isEqualTo(Reason.NOT_THE_HOLDER);
        sale.put("claimSecret", "0".repeat(64));
        assertThat(refusal(one.sell(sale))).isEqualTo(Reason.WRONG_SECRET);
    }

    @Test
    void sellsDecoctionPiecesWithoutTraceCodes() {
        var passed = one.prepared(clinic.prescribesDecoction());
        var row = Counter.packs(passed.held().rx().drug(), List.of());
        row.put("selRetnCnt", "70");

        var sold = one.sell(one.cashSale(passed, row)).must();

        assertThat(sold.text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void servesTheLineThatARowNames() {
        var passed = one.prepared(clinic.prescribes(world.drug(), world.drug()));
        var row = Counter.packs(world.drug(), 1);
        row.put("rxLineNo", "2");
        one.sell(one.cashSale(passed, row)).must();

        one.giveBack(passed.held(), 1).must();

        assertThat(other.fetch(passed.held().rx()).lines()).containsExactly("1");
        row.put("rxLineNo", "3");
        assertThat(refusal(one.sell(one.cashSale(passed, row)))).isEqualTo(Reason.SALE_DIFFERS);
    }

    @Test
    void aSaleAnswersTheDoctorWhoWaitsToCancel() {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        assertThat(refusal(clinic.revokes(rx))).isEqualTo(Reason.CANCEL_QUEUED);

        one.sellsEverything(passed);

        assertThat(refusal(clinic.revokes(rx))).isEqualTo(Reason.ALREADY_DISPENSED);
    }
}
