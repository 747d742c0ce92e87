package cn.yunfang.rules;

import cn.yunfang.shared.Json;
import java.util.List;

/**
 * What the rules say of one prescription.
 *
 * @param shadow what rules on trial would add; it is recorded and does not count
 * @param automatic whether prescriptions without a warning pass by themselves
 */
public record Verdict(List<Finding> findings, List<Finding> shadow, boolean automatic) {
    /** Without rules on trial. */
    public Verdict(List<Finding> findings, boolean automatic) {
        this(findings, List.of(), automatic);
    }

    /** How much a finding weighs: shown, for the pharmacist to judge, or forbidden. */
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

    /** Findings that were kept as JSON. */
    public static List<Finding> read(String findings) {
        return List.of(Json.read(findings, Finding[].class));
    }

    /** Those a pharmacist has to judge. */
    public static List<Finding> warnings(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity() == Severity.WARN).toList();
    }

    public List<Finding> refusals() {
        return findings.stream().filter(f -> f.severity() == Severity.REFUSE).toList();
    }

    /** Whether a pharmacist has to look before it is effective. */
    public boolean needsPharmacist() {
        return !automatic || !warnings(findings).isEmpty();
    }
}
