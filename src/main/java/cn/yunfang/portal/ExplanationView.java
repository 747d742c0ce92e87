package cn.yunfang.portal;

import cn.yunfang.benefit.Step;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How a settlement was calculated, step by step; an undoing has no steps of its own.
 *
 * @param policy policy and version, so that it can be calculated again
 */
@Schema(name = "Explanation")
record ExplanationView(String setlId, String policy, List<StepView> steps) {
    /**
     * @param rule name of the rule; @param figures those it used, the last one its result
     */
    @Schema(name = "ExplanationStep")
    record StepView(
            @Schema(example = "FIRST_PAY") String rule,
            List<String> figures,
            String zh,
            String en) {
        static StepView of(Step step) {
            return new StepView(step.rule().name(), step.figures(), step.chinese(), step.english());
        }
    }

    static ExplanationView of(ShowSettlements.Seen seen) {
        var settled = seen.settled();
        return new ExplanationView(
                settled.number().map(SettlementNumber::toString).orElse(""),
                settled.split().policy(),
                settled.split().steps().stream().map(StepView::of).toList());
    }
}
