package cn.yunfang.national;

import cn.yunfang.circulation.AuditClaim;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 药店审方: the pharmacy's pharmacist passes or refuses what was fetched (§3.1, 7204). */
@Component
class RxPharChk implements Operation {
    private final AuditClaim audit;

    RxPharChk(AuditClaim audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "rxPharChk";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return audit.audit(caller, body).map(number -> Map.of("rxChkBizSn", number));
    }
}
