package cn.yunfang.national;

import cn.yunfang.clearing.ApplyClearing;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 3204 清算申请撤销 (national-interface §4.7): as long as the bureau has not decided. */
@Component
class ClearingWithdrawal implements Operation {
    private static final int MOST_DIGITS = 18;

    private final ApplyClearing clearing;

    ClearingWithdrawal(ApplyClearing clearing) {
        this.clearing = clearing;
    }

    @Override
    public String name() {
        return "3204";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var id = body.object("data").text("clr_appy_evt_id");
        if (!id.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Outcome.refused(Reason.CLEARING_UNKNOWN);
        }
        return clearing.withdraw(caller, Long.parseLong(id)).map(_ -> Map.of());
    }
}
