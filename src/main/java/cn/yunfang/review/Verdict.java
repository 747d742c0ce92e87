package cn.yunfang.review;

import java.util.List;

/** What the rules say of one prescription. */
public record Verdict(List<Finding> findings) {
    /** How much a finding weighs. */
    public enum Severity {
        INFORM,
        WARN,
        REFUSE
    }

    /**
     * One rule that fired.
     *
     * @param line position in the message, 0 for the whole prescription
     * @param source document the rule comes from
     */
    public record Finding(
            int line,
            String rule,
            String version,
            Severity severity,
            String chinese,
            String english,
            String source) {}

    public List<Finding> refusals() {
        return findings.stream().filter(f -> f.severity() == Severity.REFUSE).toList();
    }

    /** Whether a pharmacist has to look before it is effective. */
    public boolean needsPharmacist() {
        return findings.stream().anyMatch(f -> f.severity() == Severity.WARN);
    }
}
