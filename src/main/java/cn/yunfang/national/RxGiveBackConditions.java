package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import org.springframework.stereotype.Component;

/** What the fields of rxGiveBack demand: line numbers that are numbers. */
@Component
class RxGiveBackConditions implements Conditions {
    @Override
    public String operation() {
        return "rxGiveBack";
    }

    @Override
    public void check(Fields body, Findings findings) {
        LineNumbers.check(body, findings);
    }
}
