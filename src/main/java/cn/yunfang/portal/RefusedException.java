package cn.yunfang.portal;

import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;

/**
 * Carries a refusal from a controller to {@link ProblemAdvice}, so that controllers can declare
 * what they answer when all is well. It exists at the edge only: use cases answer an Outcome.
 */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.english(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    /** The value, or the refusal as a problem. */
    static <T> T unless(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new RefusedException(refusal);
        };
    }

    static RefusedException of(Reason reason, Object... facts) {
        return new RefusedException(Refusal.of(reason, facts));
    }
}
