package cn.yunfang.national;

import cn.yunfang.circulation.GiveBack;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 处方退回: lines that a pharmacy holds go back to the market. */
@Component
class RxGiveBack implements Operation {
    private final GiveBack giveBack;

    RxGiveBack(GiveBack giveBack) {
        this.giveBack = giveBack;
    }

    @Override
    public String name() {
        return "rxGiveBack";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return giveBack.giveBack(
                        caller,
                        body.text("hiRxno"),
                        body.text("claimSecret"),
                        body.texts("lineNos").stream().map(Integer::valueOf).toList(),
                        body.text("reason"))
                .map(
                        state ->
                                Map.of(
                                        "hiRxno", body.text("hiRxno"),
                                        "rxStasCodg", state.statusCode(),
                                        "rxStasName", state.statusName()));
    }
}
