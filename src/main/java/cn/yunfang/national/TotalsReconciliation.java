package cn.yunfang.national;

import cn.yunfang.clearing.MonthStatement.Sum;
import cn.yunfang.clearing.ReconcileTotals;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 3201 医药机构费用结算对总账 (national-interface §4.7). */
@Component
class TotalsReconciliation implements Operation {
    private static final int LONGEST = 200;
    private static final String EQUAL = "0";
    private static final String DIFFERENT = "1";

    private final ReconcileTotals reconcile;

    TotalsReconciliation(ReconcileTotals reconcile) {
        this.reconcile = reconcile;
    }

    @Override
    public String name() {
        return "3201";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        return reconcile.own(caller, period(data)).map(own -> compared(data, own));
    }

    private static ReconcileTotals.Period period(Fields data) {
        return new ReconcileTotals.Period(
                data.text("insutype"),
                data.text("clr_type"),
                data.text("setl_optins"),
                data.date("stmt_begndate"),
                data.date("stmt_enddate"),
                data.flag("refd_setl_flag"));
    }

    private static Map<String, Object> compared(Fields data, Sum own) {
        var differences = new ArrayList<String>();
        compare("医疗费总额", data, "medfee_sumamt", own.medfee(), differences);
        compare("基金支付总额", data, "fund_pay_sumamt", own.fund(), differences);
        compare("个人账户支付", data, "acct_pay", own.account(), differences);
        var count = data.number("fixmedins_setl_cnt").toBigInteger().toString();
        if (!count.equals(Integer.toString(own.count()))) {
            differences.add("结算笔数：中心%d，机构%s".formatted(own.count(), count));
        }
        return Map.of(
                "stmtinfo",
                Map.of(
                        "setl_optins", data.text("setl_optins"),
                        "stmt_rslt", differences.isEmpty() ? EQUAL : DIFFERENT,
                        "stmt_rslt_dscr", described(differences)));
    }

    private static void compare(
            String chinese, Fields data, String field, Fen own, List<String> differences) {
        var theirs = Fen.ofYuan(data.number(field));
        if (!theirs.equals(own)) {
            differences.add("%s：中心%s，机构%s".formatted(chinese, own, theirs));
        }
    }

    private static String described(List<String> differences) {
        var text = differences.isEmpty() ? "对账一致" : String.join("；", differences);
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
