package cn.yunfang.portal;

import cn.yunfang.benefit.Step;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;

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
        private static final Pattern DISEASE = Pattern.compile("M\\d{5}|L[A-Z]\\d{4}");

        static StepView of(Step step, Formulary formulary) {
            return new StepView(
                    step.rule().name(),
                    step.figures(),
                    named(step.chinese(), formulary),
                    named(step.english(), formulary));
        }

        private static String named(String text, Formulary formulary) {
            return DISEASE.matcher(text)
                    .replaceAll(
                            code -> formulary.chronicDisease(code.group()).orElse(code.group()));
        }
    }

    static ExplanationView of(ShowSettlements.Seen seen, Formulary formulary) {
        var settled = seen.settled();
        return new ExplanationView(
                settled.number().map(SettlementNumber::toString).orElse(""),
                settled.split().policy(),
                settled.split().steps().stream()
                        .map(step -> StepView.of(step, formulary))
                        .toList());
    }
}
