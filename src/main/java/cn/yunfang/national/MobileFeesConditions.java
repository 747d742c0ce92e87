package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import org.springframework.stereotype.Component;

/** What the fields of 6201 demand: that the patient agreed, by e-voucher or by authorisation. */
@Component
class MobileFeesConditions implements Conditions {
    @Override
    public String operation() {
        return "uldFeeInfo";
    }

    @Override
    public void check(Fields body, Findings findings) {
        if (!body.has("ecToken") && !body.has("payAuthNo")) {
            findings.missing("ecToken");
        }
    }
}
