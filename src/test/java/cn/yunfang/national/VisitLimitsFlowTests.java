package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much a purchase, a batch and a visit may hold, and what a refusal says of it. */
class VisitLimitsFlowTests extends VisitFlow {
    private static final int A_MESSAGE = 50;
    private static final int A_VISIT = 2_000;
    private static final String MOST = "9999999999.99";

    private static void assertRefuses(Fields answer, String field) {
        assertRefused(answer, Reason.FIELD_INVALID);
        assertThat(answer.text("err_msg")).contains(field, "≤ " + MOST);
    }

    /** A purchase of one row with these figures. */
    private Map<String, Object> purchase(String quantity, String price, String amount) {
        var purchase = new LinkedHashMap<>(packs(1));
        var row = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) ((List<?>) purchase.get("drugdetail")).getFirst())
                .forEach((name, value) -> row.put(String.valueOf(name), value));
        row.put("cnt", quantity);
        row.put("pric", price);
        row.put("det_item_fee_sumamt", amount);
        purchase.put("drugdetail", List.of(row));
        return purchase;
    }

    private Map<String, Object> rows(int from, int count, Map<String, Object> purchase) {
        var row = Fields.parse(Json.text(purchase)).orElseThrow();
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = from; i < from + count; i++) {
            var one = new LinkedHashMap<>(row.list("drugdetail").getFirst().asMap());
            one.put("feedetl_sn", "F" + i);
            rows.add(one);
        }
        var many = new LinkedHashMap<>(purchase);
        many.put("drugdetail", rows);
        return many;
    }

    @Test
    void aProductBeyondAllBillsIsRefused() {
        var purchase = purchase("999999999999", "9999999999", "40.00");
        var id = hospital.visit(OUTPATIENT);

        assertRefuses(site.send("2101", site.msgid(), purchase), "drugdetail[0].cnt");
        assertRefuses(site.send("2102", site.msgid(), purchase), "drugdetail[0].cnt");
        assertRefuses(hospital.upload(id, "B1", purchase), "feedetail[0].cnt");
    }

    @Test
    void anAmountBeyondAllBillsIsRefused() {
        var purchase = purchase("1", "40.00", "99999999999999.99");
        var id = hospital.visit(OUTPATIENT);
        var field = "detail[0].det_item_fee_sumamt";

        assertRefuses(site.send("2101", site.msgid(), purchase), "drug" + field);
        assertRefuses(site.send("2102", site.msgid(), purchase), "drug" + field);
        assertRefuses(hospital.upload(id, "B1", purchase), "fee" + field);
    }

    @Test
    void aSumBeyondAllBillsIsRefused() {
        var two = rows(0, 2, purchase("1", "6000000000", "6000000000.00"));
        var id = hospital.visit(OUTPATIENT);

        assertRefuses(site.send("2101", site.msgid(), two), "drugdetail");
        assertRefuses(site.send("2102", site.msgid(), two), "drugdetail");
        assertRefuses(hospital.upload(id, "B1", two), "feedetail");
    }

    @Test
    void theRowsThatCameBeforeCountInTheSum() {
        var id = hospital.visit(OUTPATIENT);
        var dear = purchase("1", "6000000000", "6000000000.00");
        VisitDesk.done(hospital.upload(id, "B1", rows(0, 1, dear)));

        assertRefuses(hospital.upload(id, "B1", rows(1, 1, dear)), "feedetail");
        VisitDesk.done(hospital.upload(id, "B2", rows(1, 1, dear)));
    }

    @Test
    void theMostThatMayBeIsCalculated() {
        var price = new BigDecimal(MOST).toPlainString();
        var purchase = new LinkedHashMap<>(purchase("1", price, price));
        var head = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) purchase.get("druginfo"))
                .forEach((name, value) -> head.put(String.valueOf(name), value));
        head.put("medfee_sumamt", price);
        purchase.put("druginfo", head);

        var answer = VisitDesk.done(site.send("2101", site.msgid(), purchase));

        assertThat(answer.object("setlinfo").text("medfee_sumamt")).isEqualTo(MOST);
    }

    @Test
    void aVisitHoldsSoManyChargesOverAllItsBatches() {
        var id = hospital.visit(OUTPATIENT);
        for (int i = 0; i < A_VISIT; i += A_MESSAGE) {
            VisitDesk.done(hospital.upload(id, "B" + i, rows(i, A_MESSAGE, packs(1))));
        }

        var answer = hospital.upload(id, "B0", rows(A_VISIT, 1, packs(1)));

        assertRefused(answer, Reason.FIELD_INVALID);
        assertThat(answer.text("err_msg")).contains("feedetail", "2000", "2201");
        VisitDesk.done(hospital.upload(id, "B0", rows(0, 1, packs(1)))); // known already
        VisitDesk.done(hospital.withdraw(id, "B500"));
        VisitDesk.done(hospital.upload(id, "B0", rows(A_VISIT, 1, packs(1))));
    }
}
