package cn.yunfang.rules;

import cn.yunfang.expression.Expression;
import cn.yunfang.shared.Outcome;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A version of a rule that a bureau wrote; never changed once stored.
 *
 * @param id {@code B}, the bureau's division, {@code -} and a name: B3201-ANTIBIOTIC
 * @param from first day in force
 * @param perLine whether the expression is asked of each line, as {@code line}
 * @param twoPersons whether what it finds takes two pharmacists to approve
 * @param chinese what the reader is told; {@code {drug}} stands for the line's drug
 * @param source the document it comes from
 * @param author who stored it
 */
public record BureauRule(
        String id,
        String version,
        LocalDate from,
        Mode mode,
        Verdict.Severity severity,
        boolean perLine,
        boolean twoPersons,
        String expression,
        String chinese,
        String english,
        String source,
        String author,
        Instant storedAt) {
    /** Whether it counts, is only watched, or has come to its end. */
    public enum Mode {
        ACTIVE,
        SHADOW,
        ENDED
    }

    /** The divisions it is for: all that begin with these digits. */
    String region() {
        return id.substring(1, id.indexOf('-'));
    }

    Outcome<Expression> read() {
        return RuleView.language(perLine).read(expression);
    }

    Verdict.Finding finding(int line, String drug) {
        return new Verdict.Finding(
                line,
                id,
                version,
                severity,
                chinese.replace("{drug}", drug),
                english.replace("{drug}", drug),
                source,
                twoPersons);
    }

    Verdict.Finding withoutAnswer() {
        return new Verdict.Finding(
                0,
                id,
                version,
                Verdict.Severity.INFORM,
                "规则未能评估",
                "the rule could not be evaluated",
                source);
    }
}
