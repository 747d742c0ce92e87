package cn.yunfang.portal;

import cn.yunfang.reading.Alert;
import cn.yunfang.reading.Kind;
import cn.yunfang.reading.Level;
import cn.yunfang.reading.Range;
import cn.yunfang.reading.Reading;
import cn.yunfang.reading.Readings;
import cn.yunfang.reading.TakeBatch;
import cn.yunfang.reading.TakeReadings;
import cn.yunfang.reading.Threshold;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Readings as pages and devices see them. */
final class ReadingView {
    private ReadingView() {}

    /**
     * What can be measured.
     *
     * @param unit UCUM unit in which values are shown; @param units those it may be told in
     * @param decimals digits behind the point; @param lowest possible value; @param highest same
     */
    @Schema(name = "ReadingKind")
    record KindView(
            @Schema(example = "SYSTOLIC") String kind,
            Words name,
            @Schema(example = "mm[Hg]") String unit,
            List<String> units,
            List<String> loinc,
            int decimals,
            BigDecimal lowest,
            BigDecimal highest) {
        static KindView of(Kind kind) {
            return new KindView(
                    kind.code(),
                    new Words(kind.chinese(), kind.english()),
                    kind.unit(),
                    kind.units().keySet().stream().sorted().toList(),
                    kind.loinc().stream().sorted().toList(),
                    kind.decimals(),
                    kind.lowest(),
                    kind.highest());
        }
    }

    /**
     * A kind and what is fine for somebody of whom nothing is known.
     *
     * @param guideline what the range rests on, "" when none says anything
     */
    @Schema(name = "UsualReading")
    record Usual(KindView kind, Bounds range, String guideline) {}

    /**
     * The plain form of what was measured at one moment.
     *
     * @param at when, with its offset; @param device what measured it, "" by hand
     */
    @Schema(name = "ReadingsTold")
    record Told(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) OffsetDateTime at,
            String device,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ToldValue> values) {}

    /**
     * @param value a decimal, as a text or a number; @param unit UCUM, the kind's own when absent
     */
    @Schema(name = "ReadingTold")
    record ToldValue(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "SYSTOLIC") String kind,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "128") String value,
            @Schema(example = "mm[Hg]") String unit) {}

    /** What a device kept for a while, in the plain form. */
    @Schema(name = "ReadingsBatch")
    record ToldBatch(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Told> readings) {}

    /**
     * What became of a batch, in values.
     *
     * @param kept new ones; @param known told before; @param outOfRange of the new ones
     * @param alerts that were made, one for each kind
     */
    @Schema(name = "ReadingsBatchTaken")
    record BatchView(int kept, int known, int outOfRange, int alerts, List<WrongView> wrong) {
        static BatchView of(TakeBatch.Batch batch) {
            return new BatchView(
                    batch.kept(),
                    batch.known(),
                    batch.out(),
                    batch.alerts(),
                    batch.wrong().stream().map(WrongView::of).toList());
        }
    }

    /**
     * A measurement that was not taken, as a refusal of it alone would say.
     *
     * @param entry its place in the batch, from 0
     */
    @Schema(name = "ReadingNotTaken")
    record WrongView(int entry, int code, String reason, String field, Words why) {
        static WrongView of(TakeBatch.Wrong wrong) {
            var refusal = wrong.refusal();
            return new WrongView(
                    wrong.entry(),
                    refusal.reason().code(),
                    refusal.reason().name(),
                    refusal.field(),
                    new Words(refusal.chinese(), refusal.english()));
        }
    }

    /** What is fine; a bound that is absent bounds nothing. */
    @Schema(name = "ReadingRange")
    record Bounds(
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            Optional<BigDecimal> urgentLow,
            Optional<BigDecimal> urgentHigh) {
        static Bounds of(Range range) {
            return new Bounds(
                    Optional.ofNullable(range.low()),
                    Optional.ofNullable(range.high()),
                    Optional.ofNullable(range.urgentLow()),
                    Optional.ofNullable(range.urgentHigh()));
        }
    }

    /** A value that was taken and how it stands to what is fine. */
    @Schema(name = "ReadingTaken")
    record TakenView(String kind, BigDecimal value, OffsetDateTime at, Level level, Bounds range) {
        static TakenView of(TakeReadings.Taken taken) {
            var one = taken.reading();
            return new TakenView(
                    one.kind(),
                    one.value(),
                    time(one.measuredAt()),
                    taken.level(),
                    Bounds.of(taken.range()));
        }
    }

    /**
     * A value of a series.
     *
     * @param said as it was told
     */
    @Schema(name = "ReadingPoint")
    record Point(
            OffsetDateTime at,
            BigDecimal value,
            Level level,
            Reading.Source source,
            String device,
            String said) {
        static Point of(Reading one, Range range) {
            return new Point(
                    time(one.measuredAt()),
                    one.value(),
                    range.level(one.value()),
                    one.source(),
                    one.device(),
                    one.said());
        }
    }

    /**
     * One kind over time, oldest first.
     *
     * @param guideline what the range rests on, "" when a doctor set it
     */
    @Schema(name = "ReadingSeries")
    record Series(
            KindView kind,
            Bounds range,
            String guideline,
            Optional<ThresholdView> set,
            List<Point> points) {
        static Series of(Kind kind, Readings.Fine fine, List<Reading> all, String doctor) {
            return new Series(
                    KindView.of(kind),
                    Bounds.of(fine.range()),
                    fine.source(),
                    fine.set().map(one -> ThresholdView.of(one, doctor)),
                    all.reversed().stream().map(one -> Point.of(one, fine.range())).toList());
        }
    }

    /** What a doctor called fine for a patient. */
    @Schema(name = "ReadingThreshold")
    record ThresholdView(
            String kind,
            int version,
            Bounds range,
            String doctor,
            String doctorName,
            String reason,
            OffsetDateTime setAt) {
        static ThresholdView of(Threshold one, String doctor) {
            return new ThresholdView(
                    one.kind(),
                    one.version(),
                    Bounds.of(one.range()),
                    one.doctor(),
                    doctor,
                    one.reason(),
                    time(one.setAt()));
        }
    }

    /** What a doctor calls fine; the reason says why this patient differs. */
    @Schema(name = "ReadingThresholdDraft")
    record ThresholdDraft(
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable BigDecimal urgentLow,
            @Nullable BigDecimal urgentHigh,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

    /**
     * An issue of a repeat prescription, for the chart.
     *
     * @param open whether it is the one open now
     */
    @Schema(name = "IssueDate")
    record IssueDate(String hiRxno, int issue, OffsetDateTime at, boolean open) {}

    /** Series of a person, and when issues of his repeat prescriptions open. */
    @Schema(name = "ReadingTrend")
    record Trend(List<Series> series, List<IssueDate> issues) {}

    /**
     * A value that was not fine.
     *
     * @param acknowledgedAt absent while it is open
     */
    @Schema(name = "ReadingAlert")
    record AlertView(
            @Schema(example = "073300000021001") String id,
            String psnNo,
            String name,
            KindView kind,
            BigDecimal value,
            Bounds range,
            boolean urgent,
            OffsetDateTime measuredAt,
            OffsetDateTime raisedAt,
            Optional<OffsetDateTime> acknowledgedAt,
            String note) {
        static AlertView of(Alert one, Kind kind, String name) {
            return new AlertView(
                    one.number().toString(),
                    one.personNo(),
                    name,
                    KindView.of(kind),
                    one.value(),
                    Bounds.of(one.range()),
                    one.urgent(),
                    time(one.measuredAt()),
                    time(one.raisedAt()),
                    one.acknowledged().map(done -> time(done.at())),
                    one.acknowledged().map(Alert.Acknowledgement::note).orElse(""));
        }
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ChinaTime.ZONE);
    }
}
