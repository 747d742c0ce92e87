package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import org.springframework.stereotype.Component;

/** A refusal says why; a second checker is named in full (national-interface §3.1, 7204). */
@Component
class RxPharChkConditions implements Conditions {
    private static final String REFUSED = "2";

    @Override
    public String operation() {
        return "rxPharChk";
    }

    @Override
    public void check(Fields body, Findings findings) {
        if (body.text("rxChkStasCodg").equals(REFUSED) && !body.has("rxChkOpnn")) {
            findings.missing("rxChkOpnn");
        }
        if (body.has("rchkPharName") && !body.has("rchkPharCertno")) {
            findings.missing("rchkPharCertno");
        }
    }
}
