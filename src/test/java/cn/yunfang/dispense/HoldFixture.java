package cn.yunfang.dispense;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.quote.HeldGoods;
import cn.yunfang.quote.HoldGoods;
import cn.yunfang.quote.Wish;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Holds;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Patients who have goods held at two pharmacies. */
abstract class HoldFixture extends PharmacyFixture {
    static final BigDecimal PRICE = new BigDecimal("12.5");

    @Autowired HoldGoods goods;
    @Autowired HeldGoods held;
    @Autowired Stocks stocks;
    @Autowired Prescriptions prescriptions;

    @BeforeEach
    void nothingIsHeld() {
        for (var pharmacy : List.of(ONE, OTHER)) {
            run("delete from stock.hold where pharmacy = ?", pharmacy);
            run("update stock.item set held = 0 where pharmacy = ?", pharmacy);
        }
    }

    Outcome<List<Hold>> hold(String rx, String pharmacy, Integer... lines) {
        return goods.hold(patientOf(rx), wish(rx, pharmacy, Optional.empty(), lines));
    }

    Wish wish(String rx, String pharmacy, Optional<BigDecimal> price, Integer... lines) {
        return new Wish(
                rx,
                pharmacy,
                Arrays.stream(lines).map(no -> new Wish.Line(no, drug, price)).toList(),
                "");
    }

    Caller patientOf(String rx) {
        var id = PrescriptionId.ofHiRxno(rx).orElseThrow();
        var person = database.read(prescriptions.find(id)).orElseThrow().facts().personNo();
        return new Caller(Caller.Role.PATIENT, "", person, Optional.empty());
    }

    void report(String pharmacy, int packs, BigDecimal price) {
        var shelf = new Stocks.Shelf(drug, BigDecimal.valueOf(packs), price);
        var at = TestClock.now();
        assertThat(database.commit(stocks.report(pharmacy, List.of(shelf), at))).isEmpty();
    }

    int free(String pharmacy) {
        return database.read(stocks.quantities(pharmacy, List.of(drug))).get(drug).intValueExact();
    }

    List<Hold> of(String rx) {
        return database.read(Holds.of(PrescriptionId.ofHiRxno(rx).orElseThrow()));
    }

    Map<String, Object> selfPaid(String rx, String secret, String audit, String price) {
        var row =
                Map.of(
                        "medListCodg",
                        drug,
                        "selRetnCnt",
                        1,
                        "finlTrnsPric",
                        price,
                        "drugTracCodg",
                        List.of(aCode()));
        return Map.of(
                "hiRxno", rx,
                "claimSecret", secret,
                "rxChkBizSn", audit,
                "payMode", "1",
                "selinfo", List.of(row));
    }
}
