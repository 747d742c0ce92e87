package cn.yunfang.benefit;

import java.util.Arrays;
import java.util.List;

/** One step of an explanation: the rule and the figures it used, the last one its result. */
public record Step(Rule rule, List<String> figures) {
    static Step of(Rule rule, Object... figures) {
        return new Step(rule, Arrays.stream(figures).map(String::valueOf).toList());
    }

    public String chinese() {
        return rule.chinese().formatted(figures.toArray());
    }

    public String english() {
        return rule.english().formatted(figures.toArray());
    }
}
