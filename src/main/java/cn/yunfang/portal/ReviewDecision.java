package cn.yunfang.portal;

import cn.yunfang.review.Conduct;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer sends.
 *
 * @param approved the short form: true for APPROVE, false for REJECT
 * @param decision one of the four; takes the place of {@code approved}
 * @param opinion what the doctor will read: why not, the question, or what would be right
 * @param answers to single alerts; those not named are answered by the decision and the opinion
 * @param confirmFast he insists although he looked for less time than is expected
 * @param shownSeconds how long the reviewer's program showed it; kept, not relied on
 */
record ReviewDecision(
        @Nullable Boolean approved,
        Ruling.@Nullable Kind decision,
        @Schema(example = "剂量超过说明书上限，请确认") @Nullable String opinion,
        @Nullable List<AlertAnswer> answers,
        @Nullable Boolean confirmFast,
        @Nullable Integer shownSeconds) {
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_ANSWERS = 100;
    private static final int LONGEST_SHOWN = 86_400;

    /**
     * What he says of one alert of the task.
     *
     * @param line the alert's, 0 for the whole prescription
     * @param reason when it is another one than the opinion
     */
    @Schema(name = "AlertAnswer")
    record AlertAnswer(
            @Schema(example = "R401", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String rule,
            @Nullable Integer line,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Conduct.@Nullable Reply action,
            @Nullable String reason) {
        private Conduct.Answer read(String where) {
            if (rule == null) {
                throw Limits.missing(where + ".rule", "规则编号");
            }
            if (action == null) {
                throw Limits.missing(where + ".action", "答复");
            }
            return new Conduct.Answer(
                    rule,
                    line == null ? 0 : line,
                    action,
                    within(where + ".reason", "理由", reason == null ? "" : reason.strip()));
        }
    }

    Ruling ruling() {
        var kind = kind();
        var text = opinion == null ? "" : opinion.strip();
        if (text.isEmpty() && kind != Ruling.Kind.APPROVE) {
            throw Limits.missing("opinion", "审方意见");
        }
        return new Ruling(kind, within("opinion", "审方意见", text), conduct());
    }

    private Conduct conduct() {
        if (shownSeconds != null && (shownSeconds < 0 || shownSeconds > LONGEST_SHOWN)) {
            throw Limits.invalid("shownSeconds", "0–" + LONGEST_SHOWN);
        }
        return new Conduct(
                Boolean.TRUE.equals(confirmFast),
                shownSeconds == null ? OptionalInt.empty() : OptionalInt.of(shownSeconds),
                replies());
    }

    private List<Conduct.Answer> replies() {
        var all = answers == null ? List.<AlertAnswer>of() : answers;
        if (all.size() > MOST_ANSWERS) {
            throw Limits.invalid("answers", "≤ " + MOST_ANSWERS);
        }
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).read("answers[%d]".formatted(i)))
                .toList();
    }

    private Ruling.Kind kind() {
        if (approved == null && decision == null) {
            throw Limits.missing("approved", "是否通过");
        }
        if (decision == null) {
            return Boolean.TRUE.equals(approved) ? Ruling.Kind.APPROVE : Ruling.Kind.REJECT;
        }
        // a sender that contradicts itself must not have its prescription decided by chance
        if (approved != null && approved != (decision == Ruling.Kind.APPROVE)) {
            throw Limits.invalid("approved", "decision");
        }
        return decision;
    }

    /** A text that somebody else will read, not longer than he will. */
    static String required(String field, String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Limits.missing(field, name);
        }
        return within(field, name, text.strip());
    }

    private static String within(String field, String name, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new RefusedException(Refusal.tooLong(field, name, LONGEST_TEXT));
        }
        return text;
    }
}
