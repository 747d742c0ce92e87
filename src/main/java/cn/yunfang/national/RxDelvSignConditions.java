package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import org.springframework.stereotype.Component;

/** A parcel is signed off with a code or by hand. */
@Component
class RxDelvSignConditions implements Conditions {
    @Override
    public String operation() {
        return "rxDelvSign";
    }

    @Override
    public void check(Fields body, Findings findings) {
        if (!body.has("signCode") && !body.has("signImg")) {
            findings.missing("signCode");
        }
    }
}
