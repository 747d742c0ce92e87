package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import org.springframework.stereotype.Component;

/**
 * What the fields of rxSelldrug demand of each other: a settlement unless the patient pays himself.
 */
@Component
class RxSelldrugConditions implements Conditions {
    private static final String SELF_PAY = "1";

    @Override
    public String operation() {
        return "rxSelldrug";
    }

    @Override
    public void check(Fields body, Findings findings) {
        if (!body.text("payMode").equals(SELF_PAY) && !body.has("setlId")) {
            findings.missing("setlId");
        }
    }
}
