package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import org.springframework.stereotype.Component;

/** What the fields of rxDownload demand: one way in, line numbers that are numbers. */
@Component
class RxDownloadConditions implements Conditions {
    @Override
    public String operation() {
        return "rxDownload";
    }

    @Override
    public void check(Fields body, Findings findings) {
        if (!body.has("epcToken") && !body.has("authRxno")) {
            findings.missing("epcToken");
        }
        LineNumbers.check(body, findings);
    }
}
