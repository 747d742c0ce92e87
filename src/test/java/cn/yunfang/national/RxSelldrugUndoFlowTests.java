package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** rxSelldrugUndo: goods come back over the counter. */
@YunfangTest
class RxSelldrugUndoFlowTests extends PharmacyFlow {
    private Fields soldTwoDrugs() {
        return one.sellsEverything(
                one.prepared(clinic.prescribes(world.drug(), world.anotherDrug())));
    }

    private Clinic.Prescribed soldOnce(List<String> codes) {
        var rx = clinic.prescribes(world.drug());
        var passed = one.prepared(rx);
        lastSale = one.sell(one.cashSale(passed, Counter.packs(world.drug(), codes))).must();
        return rx;
    }

    private Fields lastSale = Fields.none();

    @Test
    void takesEverythingBackWhenNothingIsNamed() {
        var rx = soldOnce(Counter.traceCodes(1));

        var back = one.takeBack(one.returnMessage(lastSale)).must();

        assertThat(back.text("selldrugSn")).isEqualTo(lastSale.text("selldrugSn"));
        assertThat(back.text("rxStasCodg")).isEqualTo("1");
        assertThat(back.text("rxUsedStasCodg")).isEqualTo("0");
        assertThat(clinic.look("rxSetlInfoQuery", rx).list("seltdelts")).isEmpty();
        assertThat(other.fetch(rx).lines()).containsExactly("1");
    }

    @Test
    void takesOneDrugOfTwoBack() {
        var sold = soldTwoDrugs();
        var row = Counter.packs(world.drug(), List.of());
        row.put("selRetnCnt", "1");

        var back = one.takeBack(one.returnMessage(sold, row)).must();

        assertThat(back.text("rxUsedStasCodg")).isEqualTo("2");
        var rest = one.takeBack(one.returnMessage(sold)).must();
        assertThat(rest.text("rxUsedStasCodg")).isEqualTo("0");
    }

    @Test
    void takesOnePackOfTwoBackByItsCode() {
        var passed = one.prepared(clinic.prescribesTwoPacks());
        var codes = Counter.traceCodes(2);
        var sold = one.sell(one.cashSale(passed, Counter.packs(world.drug(), codes))).must();
        var unnamed = Counter.packs(world.drug(), List.of());
        unnamed.put("selRetnCnt", "1");
        assertThat(refusal(one.takeBack(one.returnMessage(sold, unnamed))))
                .isEqualTo(Reason.RETURN_DIFFERS);

        var back =
                one.takeBack(
                        one.returnMessage(
                                sold, Counter.packs(world.drug(), List.of(codes.getFirst()))));

        assertThat(back.must().text("rxUsedStasCodg")).isEqualTo("2");
    }

    @Test
    void answersTheSameContentAgain() {
        soldOnce(Counter.traceCodes(1));
        var message = one.returnMessage(lastSale);
        var first = one.takeBack(message).must();

        assertThat(one.takeBack(message).must().canonical()).isEqualTo(first.canonical());
    }

    @Test
    void onePackGoesBackOnceUnderTwoMessages() {
        var codes = Counter.traceCodes(1);
        soldOnce(codes);
        one.takeBack(one.returnMessage(lastSale, Counter.packs(world.drug(), codes))).must();
        var other = one.returnMessage(lastSale, Counter.packs(world.drug(), codes));
        other.put("reason", "再次退药");

        assertThat(refusal(one.takeBack(other))).isEqualTo(Reason.RETURN_DIFFERS);
    }

    @Test
    void aReturnedPackIsSoldAgainHereAndNowhereElse() {
        var codes = Counter.traceCodes(1);
        soldOnce(codes);
        one.takeBack(one.returnMessage(lastSale)).must();
        var elsewhere = other.prepared(clinic.prescribes(world.drug()));
        assertThat(
                        refusal(
                                other.sell(
                                        other.cashSale(
                                                elsewhere, Counter.packs(world.drug(), codes)))))
                .isEqualTo(Reason.PACK_ALREADY_SOLD);

        soldOnce(codes);

        assertThat(lastSale.text("rxUsedStasCodg")).isEqualTo("3");
    }

    @Test
    void refusesWhatWasNotSold() {
        soldOnce(Counter.traceCodes(1));
        var anotherPack = Counter.packs(world.drug(), 1);
        assertThat(refusal(one.takeBack(one.returnMessage(lastSale, anotherPack))))
                .isEqualTo(Reason.RETURN_DIFFERS);
        var anotherDrug = Counter.packs(world.anotherDrug(), List.of());
        anotherDrug.put("selRetnCnt", "1");
        assertThat(refusal(one.takeBack(one.returnMessage(lastSale, anotherDrug))))
                .isEqualTo(Reason.RETURN_DIFFERS);
        var more = Counter.packs(world.drug(), List.of());
        more.put("selRetnCnt", "2");
        assertThat(refusal(one.takeBack(one.returnMessage(lastSale, more))))
                .isEqualTo(Reason.RETURN_DIFFERS);
    }

    @Test
    void refusesSalesThatAreNotThisPharmacys() {
        soldOnce(Counter.traceCodes(1));
        var message = one.returnMessage(lastSale);
        assertThat(refusal(other.takeBack(message))).isEqualTo(Reason.SALE_UNKNOWN);
        message.put("selldrugSn", "XS0");
        assertThat(refusal(one.takeBack(message))).isEqualTo(Reason.SALE_UNKNOWN);
        message.put("hiRxno", "1");
        assertThat(refusal(one.takeBack(message))).isEqualTo(Reason.PRESCRIPTION_UNKNOWN);
    }
}
