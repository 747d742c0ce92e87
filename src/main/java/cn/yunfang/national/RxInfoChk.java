package cn.yunfang.national;

import cn.yunfang.circulation.Claim;
import cn.yunfang.circulation.Claims;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 信息核验: before handing over, whether this pharmacy still holds the prescription and what is still
 * to be given out (national-interface §3.2, 7205).
 */
@Component
class RxInfoChk implements Operation {
    private final Claims claims;

    RxInfoChk(Claims claims) {
        this.claims = claims;
    }

    @Override
    public String name() {
        return "rxInfoChk";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var named =
                new Claims.Named(
                        body.text("hiRxno"),
                        body.text("claimSecret"),
                        claim -> claim.auditNumber().equals(body.text("rxChkBizSn")),
                        Claim.State.PASSED);
        return claims.proven(caller, named).then(RxInfoChk::shown);
    }

    private static Outcome<Map<String, Object>> shown(Claims.Holding holding) {
        var claim = holding.claim();
        if (!claim.state().isOpen()) {
            return Outcome.refused(Reason.LEASE_ENDED);
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("hiRxno", holding.prescription().facts().hiRxno());
        PrescriptionAnswer.status(answer, holding.prescription());
        answer.put("rxChkStasCodg", claim.state() == Claim.State.PASSED ? "1" : "0");
        answer.put("rxChkBizSn", claim.auditNumber());
        answer.put("leaseEndTime", claim.leaseUntil());
        answer.put("claimedLineNos", holding.prescription().heldBy(claim.claimId()));
        return Outcome.done(answer);
    }
}
