package cn.yunfang.portal;

import cn.yunfang.quality.Flag;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * How reviews were done. A share is a part of one, to four decimals, absent where there is nothing
 * to share.
 */
@Schema(name = "ReviewQuality")
record QualityView(
        LocalDate from,
        LocalDate to,
        List<Reviewer> reviewers,
        List<Rule> rules,
        List<Planted> planted) {

    /**
     * One reviewer.
     *
     * @param secondsPerLine the median; @param tooFast approved sooner than expected
     * @param opened decisions before which he opened the prescription
     * @param overrideRate share of the warnings that he let pass
     * @param plantedShown planted cases he decided; @param plantedCaught rightly
     */
    @Schema(name = "ReviewerQuality")
    record Reviewer(
            PrescriptionView.Party reviewer,
            long reviews,
            BigDecimal secondsPerLine,
            long tooFast,
            long opened,
            Optional<BigDecimal> approvedShare,
            Optional<BigDecimal> rejectedShare,
            Optional<BigDecimal> suggestedShare,
            Optional<BigDecimal> askedShare,
            long warnings,
            long overridden,
            Optional<BigDecimal> overrideRate,
            long plantedShown,
            long plantedCaught) {}

    /**
     * One rule.
     *
     * @param fired alerts of what was then approved or refused; @param actedOn it was refused
     * @param seen alerts that only inform and were let stand; @param asked about to the doctor
     */
    @Schema(name = "RuleQuality")
    record Rule(
            String rule,
            long fired,
            long actedOn,
            long overridden,
            long seen,
            long asked,
            Optional<BigDecimal> actedOnRate,
            Optional<BigDecimal> overrideRate) {}

    /** Planted cases of one kind that a reviewer decided, and how many of them rightly. */
    @Schema(name = "PlantedQuality")
    record Planted(
            String reviewer,
            @Schema(example = "INTERACTION") String kind,
            long shown,
            long caught,
            Optional<BigDecimal> catchRate) {}

    /**
     * One approval that came too fast.
     *
     * @param id with {@code hiRxno} what ticks it off; @param seconds he looked; @param opened
     *     whether he opened the prescription
     */
    @Schema(name = "ReviewFlag")
    record FlagView(
            String id,
            String hiRxno,
            @Schema(example = "TOO_FAST") String flag,
            PrescriptionView.Party institution,
            PrescriptionView.Party reviewer,
            OffsetDateTime decidedAt,
            BigDecimal seconds,
            int lines,
            boolean opened,
            int overridden,
            String opinion,
            Optional<SecondLook> secondLook) {}

    /**
     * @param note what he says who looked a second time
     */
    @Schema(name = "SecondLook")
    record SecondLook(String by, OffsetDateTime at, String note) {
        static SecondLook of(Flag.SecondLook second) {
            return new SecondLook(second.by(), second.at().atOffset(ChinaTime.ZONE), second.note());
        }
    }

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "ReviewFlags")
    record Flags(List<FlagView> items, Optional<String> next) {}
}
