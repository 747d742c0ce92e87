package cn.yunfang.benefit;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** One step of an explanation: the rule and the figures it used, the last one its result. */
public record Step(Rule rule, List<String> figures) {
    static Step of(Rule rule, Object... figures) {
        return new Step(rule, Arrays.stream(figures).map(String::valueOf).toList());
    }

    public String chinese() {
        return rule.chinese().formatted(figures(Words::chinesePolicy, Words::chinese));
    }

    public String english() {
        return rule.english().formatted(figures(Words::englishPolicy, Words::english));
    }

    // the policy stands first in its step, with its key and version
    private Object[] figures(UnaryOperator<String> policy, UnaryOperator<String> other) {
        var named = figures.stream().map(other).toArray();
        if (rule == Rule.POLICY) {
            named[0] = policy.apply(figures.getFirst());
        }
        return named;
    }
}
