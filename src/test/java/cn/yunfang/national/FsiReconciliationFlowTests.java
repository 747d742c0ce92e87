package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 3201: the pharmacy's totals against the platform's. */
class FsiReconciliationFlowTests extends FsiFlow {
    private static final String EQUAL = "0";
    private static final String DIFFERENT = "1";

    @Test
    void totalsOfAllSettlementsAreEqual() {
        var totals = claim(List.of(settle(1), settle(2)));

        var answer = reconcile(totals);

        assertThat(answer.text("stmt_rslt")).as(answer.text("stmt_rslt_dscr")).isEqualTo(EQUAL);
        assertThat(answer.text("stmt_rslt_dscr")).isEqualTo("对账一致");
        assertThat(answer.text("setl_optins")).isEqualTo("371083");
    }

    @Test
    void saysWhichTotalDiffers() {
        var totals = claim(List.of(settle(1), settle(2)));
        totals.put("medfee_sumamt", "119.99");
        totals.put("fixmedins_setl_cnt", "3");

        var answer = reconcile(totals);

        assertThat(answer.text("stmt_rslt")).isEqualTo(DIFFERENT);
        assertThat(answer.text("stmt_rslt_dscr")).isEqualTo("医疗费总额：中心120.00，机构119.99；结算笔数：中心2，机构3");
        for (var field : List.of("fund_pay_sumamt", "acct_pay")) {
            var other = claim(List.of());
            other.putAll(totals);
            other.put(field, "9999.99");
            assertThat(reconcile(other).text("stmt_rslt_dscr")).contains("9999.99");
        }
    }

    @Test
    void undoingsAreTotalledApart() {
        var settled = settle(1);
        var undone = till.undo(settled, site.msgid()).object("output").object("setlinfo");
        assertThat(undone.text("medfee_sumamt")).isEqualTo("-40.00");

        var refunds = claim(List.of(undone));
        refunds.put("refd_setl_flag", "1");

        assertThat(reconcile(refunds).text("stmt_rslt")).isEqualTo(EQUAL);
        assertThat(reconcile(claim(List.of(settled))).text("stmt_rslt")).isEqualTo(EQUAL);
    }

    @Test
    void whatWasReversedByMsgidNeverWas() {
        var kept = settle(1);
        var doubtful = settle(2);
        assertThat(till.reverse(doubtful.text("medins_setl_id")).text("err_msg")).isEmpty();
        var none = claim(List.of());
        none.put("refd_setl_flag", "1");

        assertThat(reconcile(claim(List.of(kept))).text("stmt_rslt")).isEqualTo(EQUAL);
        assertThat(reconcile(none).text("stmt_rslt")).isEqualTo(EQUAL);
    }

    @Test
    void otherInsuranceAgencyClearingOrTimeIsApart() {
        settle(1);
        for (var other :
                Map.of(
                                "insutype", "390",
                                "setl_optins", "371082",
                                "clr_type", "11",
                                "stmt_begndate", tomorrow(),
                                "stmt_enddate", tomorrow())
                        .entrySet()) {
            var nothing = claim(List.of());
            nothing.put(other.getKey(), other.getValue());
            if (other.getKey().equals("stmt_begndate")) {
                nothing.put("stmt_enddate", tomorrow());
            }
            var equal = other.getKey().equals("stmt_enddate") ? DIFFERENT : EQUAL;
            assertThat(reconcile(nothing).text("stmt_rslt")).as(other.getKey()).isEqualTo(equal);
        }
        var foreign = till.anotherSite();
        var answer = foreign.send("3201", foreign.msgid(), Map.of("data", claim(List.of())));
        assertThat(stmtinfo(answer).text("stmt_rslt")).isEqualTo(EQUAL);
    }

    /** By the same members the migration filled the columns of earlier settlements. */
    @Test
    void theStoredAnswerSaysInsuranceAndDivisionToo() {
        var settled = settle(1);

        var said =
                JdbcClient.create(TestDatabase.dataSource())
                        .sql(
                                """
                                select (d.answer::jsonb -> 'person' ->> 'insuranceType')
                                    || ' ' || (d.answer::jsonb -> 'person' ->> 'insuredDivision')
                                    || ' ' || s.insurance_type || ' ' || s.insured_division
                                from settlement.settlement s
                                join settlement.detail d
                                    on d.bucket = s.bucket and d.serial = s.serial
                                where s.person_no = ?""")
                        .param(settled.text("psn_no"))
                        .query(String.class)
                        .single();

        assertThat(said).isEqualTo("310 371083 310 371083");
    }

    @Test
    void refusesAPeriodThatIsNone() {
        var backwards = claim(List.of());
        backwards.put("stmt_begndate", tomorrow());
        FsiTill.assertRefused(send(backwards), Reason.FIELD_INVALID);
        var tooLong = claim(List.of());
        tooLong.put("stmt_begndate", "2020-01-01");
        FsiTill.assertRefused(send(tooLong), Reason.FIELD_INVALID);
        var missing = claim(List.of());
        missing.remove("setl_optins");
        FsiTill.assertRefused(send(missing), Reason.FIELD_MISSING);
    }

    private Fields settle(int packs) {
        var quantity = BigDecimal.valueOf(packs);
        return till.settled(FsiSite.purchase(person, "", quantity, FsiTill.PRICE, till.drug()));
    }

    private static Map<String, Object> claim(List<Fields> settled) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("insutype", "310");
        claim.put("clr_type", "41");
        claim.put("setl_optins", "371083");
        claim.put("stmt_begndate", today());
        claim.put("stmt_enddate", today());
        for (var field : List.of("medfee_sumamt", "fund_pay_sumamt", "acct_pay")) {
            claim.put(
                    field,
                    settled.stream()
                            .map(one -> one.number(field))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .toPlainString());
        }
        claim.put("fixmedins_setl_cnt", Integer.toString(settled.size()));
        claim.put("refd_setl_flag", "0");
        return claim;
    }

    private Fields reconcile(Map<String, Object> claim) {
        return stmtinfo(send(claim));
    }

    private Fields send(Map<String, Object> claim) {
        return site.send("3201", site.msgid(), Map.of("data", claim));
    }

    private static Fields stmtinfo(Fields answer) {
        assertThat(answer.text("err_msg")).isEmpty();
        return answer.object("output").object("stmtinfo");
    }

    private static String today() {
        return ChinaTime.date(TestClock.now()).toString();
    }

    private static String tomorrow() {
        return ChinaTime.date(TestClock.now()).plusDays(1).toString();
    }
}
