package cn.yunfang.rules;

import cn.yunfang.rules.Rule.Hit;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A rule as it stands from a day on; a row of rules/rules.csv.
 *
 * @param from first day in force
 * @param number its threshold, 0 when it has none
 * @param chinese sentence with the facts as {@code %1$s}…; @param english likewise
 * @param source the document it comes from
 * @param twoPersons whether what it finds takes two pharmacists to approve
 */
record RuleVersion(
        String id,
        String version,
        LocalDate from,
        Verdict.Severity severity,
        BigDecimal number,
        String chinese,
        String english,
        String source,
        boolean twoPersons) {

    Verdict.Finding finding(Hit hit) {
        return new Verdict.Finding(
                hit.line(),
                id,
                version,
                severity,
                chinese.formatted(hit.facts().toArray()),
                english.formatted(hit.facts().toArray()),
                hit.source().isEmpty() ? source : source + "：" + hit.source(),
                twoPersons);
    }

    boolean exceededBy(BigDecimal value) {
        return value.compareTo(number) > 0;
    }

    boolean exceededBy(long value) {
        return exceededBy(BigDecimal.valueOf(value));
    }

    /** The threshold without trailing zeros, for the sentence. */
    String limit() {
        return plain(number);
    }

    /** A figure for a sentence. */
    static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
