package cn.yunfang.national;

import cn.yunfang.settlement.ReverseByMsgid;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 2601 冲正交易 (national-interface §4.3): after a timeout, by the msgid of the doubtful call. */
@Component
class Reversal implements Operation {
    private final ReverseByMsgid reverse;

    Reversal(ReverseByMsgid reverse) {
        this.reverse = reverse;
    }

    @Override
    public String name() {
        return "2601";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        var doubt =
                new ReverseByMsgid.Doubt(
                        data.text("psn_no"), data.text("omsgid"), data.text("oinfno"));
        return reverse.reverse(caller, body.text("msgid"), doubt)
                .map(
                        done ->
                                Map.of(
                                        "result",
                                        Map.of(
                                                "psn_no", done.personNo(),
                                                "omsgid", done.msgid(),
                                                "oinfno", done.operation())));
    }
}
