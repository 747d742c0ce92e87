package cn.yunfang.writing;

import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prescription as a doctor types it; what is not there yet is absent.
 *
 * @param key UUID of this prescription: it is written once, whatever is repeated with the same
 *     content
 * @param writtenAt the prescribing time, fixed when the doctor signs
 * @param ecToken the e-voucher the patient showed, if he did
 * @param pharmacist code of the institution's pharmacist who checked it (D003 names him)
 * @param diagnoses the main one first
 * @param validDays days within which it must be fetched; @param issues 1 to 12, with {@code
 *     intervalDays} between them
 * @param chronicDisease code of the outpatient chronic disease it is for (M…)
 * @param release what issues after the first wait for; by their dates alone when absent
 */
public record RxDraft(
        @Nullable String key,
        @Nullable OffsetDateTime writtenAt,
        @Nullable String psnNo,
        @Nullable String ecToken,
        @Nullable String pharmacist,
        @Nullable List<Diagnosis> diagnoses,
        @Nullable List<Line> lines,
        @Nullable Condition condition,
        @Nullable Integer validDays,
        @Nullable Integer issues,
        @Nullable Integer intervalDays,
        @Nullable String chronicDisease,
        @Nullable List<Override> overrides,
        @Nullable Release release) {
    private static final int USUAL_VALID_DAYS = 3;
    private static final int MOST_DIGITS = 30;

    /**
     * @param code insurance ICD-10; its name is the platform's
     */
    public record Diagnosis(@Nullable String code, @Nullable String name) {}

    /**
     * @param dose a single dose in the drug's dose unit; @param frequency used_frqu
     * @param route drug_medc_way; @param quantity in the drug's pack unit
     * @param withinLimit of a drug whose payment is restricted: the patient meets the condition;
     *     else he pays himself
     */
    public record Line(
            @Nullable String drugCode,
            @Nullable BigDecimal dose,
            @Nullable String frequency,
            @Nullable String route,
            @Nullable BigDecimal days,
            @Nullable BigDecimal quantity,
            @Nullable Boolean withinLimit) {
        /** A number of it that nobody could mean. */
        Optional<Refusal> immense(String at) {
            return RxDraft.immense(at + "dose", "单次用量", dose)
                    .or(() -> RxDraft.immense(at + "days", "天数", days))
                    .or(() -> RxDraft.immense(at + "quantity", "数量", quantity));
        }
    }

    /**
     * @param allergies free text; @param pregnantWeeks absent when she is not pregnant
     */
    public record Condition(
            @Nullable String allergies,
            @Nullable Integer pregnantWeeks,
            @Nullable Boolean breastfeeding,
            @Nullable BigDecimal weightKg) {
        static final Condition NONE = new Condition(null, null, null, null);
    }

    /**
     * A warning the doctor prescribes in spite of.
     *
     * @param rule its number; @param line the line it is about, 0 for the whole
     * @param reason one of {@link OverrideReason}
     */
    public record Override(@Nullable String rule, int line, @Nullable String reason) {
        String text() {
            return rule + "#" + line;
        }
    }

    /** Before it is written out digit by digit: 1e999999999 is short to say. */
    static Optional<Refusal> immense(String field, String name, @Nullable BigDecimal number) {
        return number == null
                        || number.precision() <= MOST_DIGITS
                                && Math.abs((long) number.scale()) <= MOST_DIGITS
                ? Optional.empty()
                : Optional.of(Refusal.invalid(field, name, "≤ " + MOST_DIGITS + " digits"));
    }

    /**
     * Issues after the first open when fresh readings are in range.
     *
     * @param freshDays how old a reading may be; @param bridgeDays days of the one bridge supply
     */
    public record Release(
            @Nullable List<Criterion> criteria,
            @Nullable Integer freshDays,
            @Nullable Integer bridgeDays) {}

    /**
     * @param kind code of a kind of reading; @param low smallest value; @param high largest, each
     *     in the unit of the kind
     */
    public record Criterion(
            @Nullable String kind, @Nullable BigDecimal low, @Nullable BigDecimal high) {}

    /** The same, to be signed as a prescription of its own. */
    public RxDraft signed(String newKey, OffsetDateTime at, String by, List<Override> reasons) {
        return new RxDraft(
                newKey,
                at,
                psnNo,
                ecToken,
                by,
                diagnoses,
                lines,
                condition,
                validDays,
                issues,
                intervalDays,
                chronicDisease,
                reasons,
                release);
    }

    /** The same for a person, with what its issues wait for. */
    public RxDraft about(String person, Optional<Release> waits) {
        return new RxDraft(
                key,
                writtenAt,
                person,
                ecToken,
                pharmacist,
                diagnoses,
                lines,
                condition,
                validDays,
                issues,
                intervalDays,
                chronicDisease,
                overrides,
                waits.orElse(null));
    }

    /** Warnings that no reason of the doctor answers, in words. */
    public List<String> unexplained(List<Verdict.Finding> findings) {
        var given = everyOverride().stream().map(Override::text).toList();
        return findings.stream()
                .filter(one -> one.severity() == Verdict.Severity.WARN)
                .filter(one -> !given.contains(one.rule() + "#" + one.line()))
                .map(Verdict.Finding::chinese)
                .toList();
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    List<Diagnosis> everyDiagnosis() {
        return diagnoses == null ? List.of() : diagnoses;
    }

    List<Line> everyLine() {
        return lines == null ? List.of() : lines;
    }

    List<Override> everyOverride() {
        return overrides == null ? List.of() : overrides;
    }

    Condition patientCondition() {
        return Optional.ofNullable(condition).orElse(Condition.NONE);
    }

    int daysValid() {
        return validDays == null ? USUAL_VALID_DAYS : validDays;
    }

    int howOften() {
        return issues == null || issues < 1 ? 1 : issues;
    }

    int daysBetween() {
        return howOften() == 1 || intervalDays == null ? 0 : intervalDays;
    }
}
