package cn.yunfang.care;

import cn.yunfang.care.Escalation.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the answers of a visit mean by its guideline.
 *
 * @param referred why a hospital has to look, empty when it need not
 */
record Judged(Control control, List<Finding> referred) {
    /** Stands where an item does when two visits in a row found the disease not controlled. */
    static final String TWICE = "uncontrolled-twice";

    /**
     * The worst finding counts. A hospital looks at each danger, at what the doctor judges so, and
     * at a disease that two visits in a row found not controlled (国家基本公共卫生服务规范).
     *
     * @param before what the visit before found
     */
    static Judged of(Guideline guideline, Map<String, String> answers, Control before) {
        var control = Control.CONTROLLED;
        var referred = new ArrayList<Finding>();
        for (var item : guideline.items()) {
            var answer = answers.get(item.code());
            if (answer == null) {
                continue;
            }
            var found = item.finding(answer);
            if (found == Control.DANGER) {
                referred.add(new Finding(item.code(), answer));
            }
            control = found.compareTo(control) > 0 ? found : control;
        }
        if (control == Control.UNCONTROLLED && before == Control.UNCONTROLLED) {
            referred.add(new Finding(TWICE, ""));
        }
        return new Judged(control, List.copyOf(referred));
    }
}
