package cn.yunfang.refill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.reading.Reading;
import cn.yunfang.refill.ReleasePlan.Criterion;
import cn.yunfang.refill.ReleasePlan.Verdict;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How the newest readings stand to a plan. */
class ReleaseByReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final ReleasePlan PLAN =
            new ReleasePlan(
                    new PrescriptionId(new Bucket(1), 1),
                    "1",
                    List.of(
                            new Criterion("SYSTOLIC", new BigDecimal("90"), new BigDecimal("139")),
                            new Criterion("DIASTOLIC", null, new BigDecimal("89"))),
                    7,
                    7,
                    1,
                    "D1",
                    NOW);

    private static Reading reading(String kind, String value, Duration ago) {
        return new Reading(
                "1",
                kind,
                NOW.minus(ago),
                "",
                new BigDecimal(value),
                value,
                Reading.Source.PATIENT,
                "",
                "1",
                NOW);
    }

    private static Verdict judge(Reading... latest) {
        return PLAN.judge(List.of(latest), NOW);
    }

    @Test
    void allKindsHaveToBeFreshAndInRange() {
        var day = Duration.ofDays(1);
        assertThat(judge(reading("SYSTOLIC", "139", day), reading("DIASTOLIC", "89", day)))
                .isEqualTo(Verdict.IN_RANGE);
        assertThat(judge(reading("SYSTOLIC", "140", day), reading("DIASTOLIC", "89", day)))
                .isEqualTo(Verdict.OUT_OF_RANGE);
        assertThat(judge(reading("SYSTOLIC", "89", day))).isEqualTo(Verdict.OUT_OF_RANGE);
        assertThat(judge(reading("SYSTOLIC", "120", day))).isEqualTo(Verdict.MISSING);
        assertThat(judge()).isEqualTo(Verdict.MISSING);
    }

    @Property(tries = 200)
    void whatIsOlderThanTheDaysOfThePlanCountsAsMissing(
            @ForAll @IntRange(min = 0, max = 20_160) int minutes) {
        var age = Duration.ofMinutes(minutes);
        var verdict = judge(reading("SYSTOLIC", "120", age), reading("DIASTOLIC", "80", age));

        assertThat(verdict)
                .isEqualTo(
                        age.compareTo(Duration.ofDays(7)) <= 0
                                ? Verdict.IN_RANGE
                                : Verdict.MISSING);
    }
}
