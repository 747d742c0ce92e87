package cn.yunfang.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Map;

/** A condition that was read and type-checked; safe for use by many at once. */
public final class Expression {
    /** It came to no answer: a division by zero, an index too far, or too many steps. */
    public static final class NoAnswerException extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswerException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final Program program;

    Expression(Program program) {
        this.program = program;
    }

    /** Whether it holds of these values, which are by the names the language declares. */
    public boolean holds(Map<String, Object> values) throws NoAnswerException {
        try {
            return Boolean.TRUE.equals(program.eval(values));
            // what goes wrong inside a condition must not reach the prescription
        } catch (CelEvaluationException | RuntimeException e) {
            throw new NoAnswerException(e);
        }
    }
}
