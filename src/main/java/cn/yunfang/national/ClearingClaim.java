package cn.yunfang.national;

import cn.yunfang.clearing.ApplyClearing;
import cn.yunfang.clearing.ClearingApplication;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 3203 清算申请 (national-interface §4.7). */
@Component
class ClearingClaim implements Operation {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final int DATE = 10;

    private final ApplyClearing clearing;

    ClearingClaim(ApplyClearing clearing) {
        this.clearing = clearing;
    }

    @Override
    public String name() {
        return "3203";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        return month(data)
                .then(month -> clearing.apply(caller, claim(body.text("msgid"), month, data)))
                .map(one -> Map.of("result", Map.of("clr_appy_evt_id", Long.toString(one.id()))));
    }

    // the way is not required by the interface; samples also send 1 for 01
    private static ApplyClearing.Claim claim(String msgid, YearMonth month, Fields data) {
        var way = data.optional("clr_way").orElse(ApplyClearing.BY_ITEM);
        return new ApplyClearing.Claim(
                msgid,
                month,
                data.text("clr_type"),
                way.equals("1") ? ApplyClearing.BY_ITEM : way,
                new ClearingApplication.Figures(
                        data.number("psntime").intValueExact(),
                        yuan(data, "medfee_sumamt"),
                        yuan(data, "med_sumfee"),
                        yuan(data, "fund_appy_sum"),
                        yuan(data, "acct_pay"),
                        yuan(data, "cash_payamt")));
    }

    private static Outcome<YearMonth> month(Fields data) {
        var month = parsed(data.text("setlym"));
        if (month.isEmpty()) {
            return Outcome.refused(Refusal.invalid("data.setlym", "清算年月", "yyyyMM"));
        }
        return day(data, "begndate", "开始日期", month.get().atDay(1).toString())
                .or(() -> day(data, "enddate", "结束日期", month.get().atEndOfMonth().toString()))
                .<Outcome<YearMonth>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(month.get()));
    }

    private static Optional<YearMonth> parsed(String text) {
        try {
            return Optional.of(YearMonth.parse(text, MONTH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    // a month is cleared as a whole
    private static Optional<Refusal> day(Fields data, String field, String name, String right) {
        return data.text(field).substring(0, DATE).equals(right)
                ? Optional.empty()
                : Optional.of(Refusal.invalid("data." + field, name, right));
    }

    private static Fen yuan(Fields data, String field) {
        return Fen.ofYuan(data.number(field));
    }
}
