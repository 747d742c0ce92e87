package cn.yunfang.rules;

import cn.yunfang.shared.Json;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * What the rules say of one prescription.
 *
 * @param shadow what rules on trial would add; it is recorded and does not count
 * @param automatic whether prescriptions without a warning pass by themselves
 */
public record Verdict(List<Finding> findings, List<Finding> shadow, boolean automatic) {
    // what was kept before a part was added lacks it
    private static final ObjectReader READER =
            Json.mapper()
                    .readerFor(Finding[].class)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

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
     * @param twoPersons whether it takes two pharmacists to approve; absent in old records: no
     */
    public record Finding(
            int line,
            String rule,
            String version,
            Severity severity,
            String chinese,
            String english,
            String source,
            boolean twoPersons) {
        /** One that a single pharmacist may judge. */
        public Finding(
                int line,
                String rule,
                String version,
                Severity severity,
                String chinese,
                String english,
                String source) {
            this(line, rule, version, severity, chinese, english, source, false);
        }

        /** Whether it says the same; who has to judge it is no part of that. */
        boolean says(Finding other) {
            return equals(other.judgedBy(twoPersons));
        }

        private Finding judgedBy(boolean two) {
            return new Finding(line, rule, version, severity, chinese, english, source, two);
        }
    }

    /** Findings that were kept as JSON. */
    public static List<Finding> read(String findings) {
        Finding[] kept = READER.readValue(findings);
        return List.of(kept);
    }

    /** Those a pharmacist has to judge. */
    public static List<Finding> warnings(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity() == Severity.WARN).toList();
    }

    /** Whether two pharmacists have to approve what was found. */
    public static boolean needsTwo(List<Finding> findings) {
        return findings.stream().anyMatch(f -> f.twoPersons() && f.severity() != Severity.INFORM);
    }

    public List<Finding> refusals() {
        return findings.stream().filter(f -> f.severity() == Severity.REFUSE).toList();
    }

    /** Whether a pharmacist has to look before it is effective. */
    public boolean needsPharmacist() {
        return !automatic || !warnings(findings).isEmpty();
    }
}
