package cn.yunfang.portal;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.supervision.Compared;
import cn.yunfang.supervision.Measure;
import cn.yunfang.supervision.Step;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Institutions of a region beside each other.
 *
 * @param asOf when the figures were read
 * @param institutions those that did something; most deviations first, then the busiest
 */
@Schema(name = "Comparison")
record ComparisonView(LocalDate from, LocalDate to, OffsetDateTime asOf, List<Row> institutions) {
    private static final int HUNDREDTHS_OF_PERCENT = 4;

    /**
     * @param reviewed decided by a pharmacist; @param rejected of them
     * @param rejectedShare part of one, absent below five cases
     * @param reviewSeconds from coming on the list to the decision, the median; absent likewise
     * @param averageAmount yuan of a standing settlement; absent likewise
     */
    @Schema(name = "ComparedInstitution")
    record Row(
            String code,
            String name,
            String type,
            String division,
            long prescribed,
            long handedOver,
            long reviewed,
            long rejected,
            Optional<BigDecimal> rejectedShare,
            Optional<Long> reviewSeconds,
            long settlements,
            Optional<BigDecimal> averageAmount,
            List<Deviating> deviations) {
        static Row of(Compared one) {
            var at = one.institution();
            return new Row(
                    at.code(),
                    at.name(),
                    at.type().name(),
                    at.division(),
                    one.steps().of(Step.PRESCRIBED),
                    one.steps().of(Step.HANDED_OVER),
                    one.reviews().reviewed(),
                    one.reviews().rejected(),
                    value(one, Measure.REJECTED_SHARE),
                    Optional.ofNullable(one.values().get(Measure.REVIEW_SECONDS)),
                    one.earned().settled(),
                    value(one, Measure.AVERAGE_FEN),
                    one.deviations().stream()
                            .map(
                                    far ->
                                            new Deviating(
                                                    far.measure().name(),
                                                    far.high(),
                                                    outward(far.measure(), far.median())))
                            .toList());
        }

        private static Optional<BigDecimal> value(Compared one, Measure measure) {
            return Optional.ofNullable(one.values().get(measure))
                    .map(value -> outward(measure, value));
        }
    }

    /**
     * More than three robust standard deviations from the middle of its kind.
     *
     * @param measure REJECTED_SHARE, REVIEW_SECONDS or AVERAGE_FEN
     * @param median of its kind: part of one, seconds or yuan
     */
    @Schema(name = "DeviatingFigure")
    record Deviating(String measure, boolean high, BigDecimal median) {}

    static ComparisonView of(Days days, Instant asOf, List<Compared> all) {
        return new ComparisonView(
                days.from(),
                days.to(),
                asOf.atOffset(ChinaTime.ZONE),
                all.stream().map(Row::of).toList());
    }

    private static BigDecimal outward(Measure measure, long value) {
        return switch (measure) {
            case REJECTED_SHARE -> BigDecimal.valueOf(value, HUNDREDTHS_OF_PERCENT);
            case REVIEW_SECONDS -> BigDecimal.valueOf(value);
            case AVERAGE_FEN -> new Fen(value).yuan();
        };
    }
}
