package cn.yunfang.portal;

import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer sends.
 *
 * @param approved the short form: true for APPROVE, false for REJECT
 * @param decision one of the four; takes the place of {@code approved}
 * @param opinion what the doctor will read: why not, the question, or what would be right
 */
record ReviewDecision(
        @Nullable Boolean approved,
        Ruling.@Nullable Kind decision,
        @Schema(example = "剂量超过说明书上限，请确认") @Nullable String opinion) {
    private static final int LONGEST_TEXT = 500;

    Ruling ruling() {
        var kind = kind();
        var text = opinion == null ? "" : opinion.strip();
        if (text.isEmpty() && kind != Ruling.Kind.APPROVE) {
            throw Limits.missing("opinion", "审方意见");
        }
        return new Ruling(kind, within("opinion", "审方意见", text));
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
