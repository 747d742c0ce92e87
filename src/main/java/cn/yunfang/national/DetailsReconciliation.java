package cn.yunfang.national;

import cn.yunfang.reconciliation.ReconcileDetails;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 3202 医药机构费用结算对明细账 (national-interface §4.7). */
@Component
class DetailsReconciliation implements Operation {

    private final ReconcileDetails reconcile;

    DetailsReconciliation(ReconcileDetails reconcile) {
        this.reconcile = reconcile;
    }

    @Override
    public String name() {
        return "3202";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        var asked =
                new ReconcileDetails.Asked(
                        data.text("file_qury_no"),
                        data.text("clr_type"),
                        data.text("setl_optins"),
                        data.text("insutype"),
                        data.date("stmt_begndate"),
                        data.date("stmt_enddate"),
                        Fen.ofYuan(data.number("medfee_sumamt")),
                        Fen.ofYuan(data.number("fund_pay_sumamt")));
        return reconcile.reconcile(caller, asked).map(DetailsReconciliation::answer);
    }

    private static Map<String, Object> answer(ReconcileDetails.Made made) {
        return Map.of(
                "fileinfo",
                Map.of(
                        "file_qury_no", made.file().id(),
                        "filename", made.file().name(),
                        "dld_endtime", ChinaTime.format(made.file().expires())));
    }
}
