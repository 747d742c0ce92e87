package cn.yunfang.national;

import cn.yunfang.settlement.CheckEntitlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 2001 人员待遇享受检查 (national-interface §4.2). */
@Component
class EntitlementQuery implements Operation {
    private final CheckEntitlement check;

    EntitlementQuery(CheckEntitlement check) {
        this.check = check;
    }

    @Override
    public String name() {
        return "2001";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        var question =
                new CheckEntitlement.Question(
                        data.text("psn_no"),
                        data.text("insutype"),
                        data.optional("fixmedins_code").orElse(caller.institution()),
                        data.text("med_type"),
                        data.text("dise_codg"),
                        ChinaTime.date(data.time("begntime")));
        return check.check(caller, question)
                .map(all -> Map.of("trtinfo", all.stream().map(EntitlementQuery::row).toList()));
    }

    private static Map<String, Object> row(CheckEntitlement.Entitlement one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("fund_pay_type", one.fundType());
        row.put("trt_enjymnt_flag", one.granted() ? "1" : "0");
        row.put("begndate", one.from().toString());
        row.put("enddate", one.to().toString());
        row.put("trt_chk_rslt", one.why().map(Reason::chinese).orElse("享受待遇"));
        return row;
    }
}
