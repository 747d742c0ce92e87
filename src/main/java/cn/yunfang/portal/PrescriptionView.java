package cn.yunfang.portal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A prescription as portals show it: plain words first, the national codes beside them.
 *
 * @param rxStasCodg prescription code; @param rxChkStasCodg review code
 * @param rxUsedStasCodg use code (national-interface §5)
 * @param issue the issue open now, 0 before it is effective; @param issues how many there are
 * @param validUntil valiEndTime of the first issue, the last moment of a later one
 * @param nextIssueAt when the next issue opens; absent after the last one and before the first
 * @param overrides warnings the doctor gave a reason for, when he wrote at the platform's desk
 */
@Schema(name = "Prescription")
record PrescriptionView(
        @Schema(example = "370200202611240512000000012347") String hiRxno,
        int version,
        State state,
        @Schema(example = "1") String rxStasCodg,
        @Schema(example = "1") String rxChkStasCodg,
        @Schema(example = "0") String rxUsedStasCodg,
        Party institution,
        Party doctor,
        Patient patient,
        String department,
        String diagnosis,
        OffsetDateTime prescribedAt,
        OffsetDateTime validUntil,
        int issue,
        int issues,
        int intervalDays,
        Optional<OffsetDateTime> nextIssueAt,
        boolean longTerm,
        boolean cancelRequested,
        List<Line> lines,
        List<Step> timeline,
        List<Overridden> overrides) {

    /** 张*三, for those who need no names. */
    PrescriptionView withMaskedName() {
        return new PrescriptionView(
                hiRxno,
                version,
                state,
                rxStasCodg,
                rxChkStasCodg,
                rxUsedStasCodg,
                institution,
                doctor,
                new Patient(patient.psnNo(), Draw.masked(patient.name())),
                department,
                diagnosis,
                prescribedAt,
                validUntil,
                issue,
                issues,
                intervalDays,
                nextIssueAt,
                longTerm,
                cancelRequested,
                lines,
                timeline,
                overrides);
    }

    /**
     * A warning the doctor prescribed in spite of.
     *
     * @param rule its number; @param lineNo the line it is about, 0 for the whole
     */
    @Schema(name = "OverriddenWarning")
    record Overridden(
            @Schema(example = "R-INT-01") String rule,
            int lineNo,
            @Schema(example = "MONITORED") String reason,
            String zh,
            String en) {}

    /** A state by its name and in words. */
    @Schema(name = "State")
    record State(@Schema(example = "EFFECTIVE") String name, String zh, String en) {}

    /** An institution or a practitioner. */
    @Schema(name = "Party")
    record Party(String code, String name) {}

    @Schema(name = "Patient")
    record Patient(String psnNo, String name) {}

    /**
     * One line of one issue.
     *
     * @param usage how to take it, in Chinese words; @param holder the pharmacy that has it
     * @param settlement number of the settlement that paid for it
     * @param withheld of the quantity, what opens later: a bridge supply opened the rest
     */
    @Schema(name = "PrescriptionLine")
    record Line(
            int issue,
            int lineNo,
            String drugCode,
            String drugName,
            String spec,
            String dosageForm,
            String usage,
            BigDecimal quantity,
            String unit,
            BigDecimal dispensed,
            State state,
            Optional<Party> holder,
            Optional<String> settlement,
            BigDecimal withheld) {}

    /** 开方 → 审方 → 待取 → 配药 → 结算 → 已取; or how it ended otherwise. */
    @Schema(name = "TimelineStep")
    record Step(
            @Schema(example = "REVIEWED") String name,
            String zh,
            String en,
            @Schema(allowableValues = {"DONE", "CURRENT", "OPEN", "SKIPPED"}) String progress,
            Optional<OffsetDateTime> at,
            String by) {}
}
