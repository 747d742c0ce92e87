package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** 3203 and 3204: a pharmacy applies for the clearing of a month. */
class FsiClearingFlowTests extends FsiFlow {
    private static final Duration NEXT_MONTH = Duration.ofDays(32);

    private final YearMonth month = YearMonth.from(ChinaTime.date(TestClock.now()));

    @Test
    void aMonthIsAppliedForWithTheSumsOf2102AndWithdrawn() {
        var settled = List.of(settle(1), settle(2));
        TestClock.later(
                NEXT_MONTH,
                () -> {
                    var msgid = site.msgid();
                    var id = event(site.send("3203", msgid, Map.of("data", claim(settled))));
                    assertThat(event(site.send("3203", msgid, Map.of("data", claim(settled)))))
                            .as("the same message again")
                            .isEqualTo(id);
                    FsiTill.assertRefused(send("3203", claim(settled)), Reason.CLEARING_APPLIED);
                    var withdrawn = send("3204", Map.of("clr_appy_evt_id", id));
                    assertThat(withdrawn.text("err_msg")).isEmpty();
                    assertThat(event(send("3203", claim(settled)))).isNotEqualTo(id);
                });
    }

    @Test
    void refusesOtherSumsAndDaysWithTheFigures() {
        var settled = List.of(settle(1));
        TestClock.later(
                NEXT_MONTH,
                () -> {
                    var wrong = claim(settled);
                    wrong.put("acct_pay", "0.01");
                    var answer = send("3203", wrong);
                    FsiTill.assertRefused(answer, Reason.AMOUNT_DIFFERS);
                    assertThat(answer.text("err_msg")).contains("acct_pay", "0.01", "40.00");
                    for (var field : List.of("begndate", "enddate")) {
                        var days = claim(settled);
                        days.put(field, month.atDay(2).toString());
                        FsiTill.assertRefused(send("3203", days), Reason.FIELD_INVALID);
                    }
                    var none = claim(settled);
                    none.put("setlym", "202613");
                    FsiTill.assertRefused(send("3203", none), Reason.FIELD_INVALID);
                    FsiTill.assertRefused(
                            send("3204", Map.of("clr_appy_evt_id", "1")), Reason.CLEARING_UNKNOWN);
                    FsiTill.assertRefused(
                            send("3204", Map.of("clr_appy_evt_id", "x")), Reason.CLEARING_UNKNOWN);
                });
    }

    @Test
    void refusesTheMonthThatRuns() {
        var settled = List.of(settle(1));
        FsiTill.assertRefused(send("3203", claim(settled)), Reason.CLEARING_MONTH_OPEN);
    }

    @Test
    void ofEightMessagesAtOnceOneIsTaken() {
        var settled = List.of(settle(1));
        TestClock.later(
                NEXT_MONTH,
                () -> {
                    var calls = new ArrayList<Callable<Fields>>();
                    for (int i = 0; i < 8; i++) {
                        calls.add(() -> send("3203", claim(settled)));
                    }
                    var answers = AtOnce.all(calls);
                    assertThat(answers.stream().filter(one -> one.text("infcode").equals("0")))
                            .hasSize(1);
                    answers.stream()
                            .filter(one -> !one.text("infcode").equals("0"))
                            .forEach(one -> FsiTill.assertRefused(one, Reason.CLEARING_APPLIED));
                });
    }

    private Fields settle(int packs) {
        var quantity = BigDecimal.valueOf(packs);
        return till.settled(FsiSite.purchase(person, "", quantity, FsiTill.PRICE, till.drug()));
    }

    private Map<String, Object> claim(List<Fields> settled) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("clr_type", "41");
        claim.put("clr_way", "01");
        claim.put("setlym", month.format(DateTimeFormatter.ofPattern("uuuuMM")));
        claim.put("psntime", Integer.toString(settled.size()));
        claim.put("medfee_sumamt", sum(settled, "medfee_sumamt"));
        claim.put("med_sumfee", sum(settled, "inscp_scp_amt"));
        claim.put("fund_appy_sum", sum(settled, "fund_pay_sumamt"));
        claim.put("cash_payamt", sum(settled, "psn_cash_pay"));
        claim.put("acct_pay", sum(settled, "acct_pay"));
        claim.put("begndate", month.atDay(1).toString());
        claim.put("enddate", month.atEndOfMonth().toString());
        return claim;
    }

    private static String sum(List<Fields> settled, String field) {
        return settled.stream()
                .map(one -> one.number(field))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private Fields send(String infno, Map<String, Object> data) {
        return site.send(infno, site.msgid(), Map.of("data", data));
    }

    private static String event(Fields answer) {
        assertThat(answer.text("err_msg")).isEmpty();
        return answer.object("output").object("result").text("clr_appy_evt_id");
    }
}
