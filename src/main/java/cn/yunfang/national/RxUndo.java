package cn.yunfang.national;

import cn.yunfang.prescription.RevokePrescription;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** D004 电子处方撤销 (national-interface §2.4). */
@Component
class RxUndo implements Operation {
    private final RevokePrescription revoke;

    RxUndo(RevokePrescription revoke) {
        this.revoke = revoke;
    }

    @Override
    public String name() {
        return "rxUndo";
    }

    @Override
    public Side side() {
        return Side.MEDICAL;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return revoke.revoke(caller, body)
                .map(
                        revoked ->
                                Map.of(
                                        "hiRxno",
                                        revoked.hiRxno(),
                                        "rxStasCodg",
                                        revoked.state().statusCode(),
                                        "rxStasName",
                                        revoked.state().statusName()));
    }
}
