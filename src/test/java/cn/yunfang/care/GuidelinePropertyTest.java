package cn.yunfang.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.ChinaTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** When visits are due, for every guideline. */
class GuidelinePropertyTest {
    private static final CareRules RULES = new CareRules();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Provide
    Arbitrary<Guideline> guidelines() {
        return Arbitraries.of(RULES.guidelines());
    }

    @Provide
    Arbitrary<Control> found() {
        return Arbitraries.of(Control.CONTROLLED, Control.UNCONTROLLED, Control.DANGER);
    }

    private static Visit made(Guideline guideline, LocalDate day, Control control) {
        return new Visit(
                new CareNumber(new Bucket(1), 5),
                4,
                "P",
                guideline.code(),
                "D",
                "H",
                day,
                Visit.State.MADE,
                control,
                Optional.of(ChinaTime.startOf(day)),
                Map.of(),
                2);
    }

    @Property(tries = 300)
    void theNextIsAfterTheLastAndNoLaterThanTheYearsNumberAllows(
            @ForAll("guidelines") Guideline guideline,
            @ForAll("found") Control control,
            @ForAll @IntRange(max = 3_000) int day) {
        var last = FIRST.plusDays(day);

        var due = guideline.due(FIRST, Optional.of(made(guideline, last, control)));

        assertThat(due).isAfter(last);
        assertThat(ChronoUnit.DAYS.between(last, due))
                .isLessThanOrEqualTo(365 / guideline.visitsAYear());
    }

    @Property(tries = 300)
    void aWorseFindingIsNeverSeenLater(
            @ForAll("guidelines") Guideline guideline,
            @ForAll("found") Control one,
            @ForAll("found") Control other,
            @ForAll @IntRange(max = 3_000) int day) {
        var last = FIRST.plusDays(day);
        var due = guideline.due(FIRST, Optional.of(made(guideline, last, one)));
        var otherDue = guideline.due(FIRST, Optional.of(made(guideline, last, other)));

        if (one.compareTo(other) > 0) {
            assertThat(due).isBeforeOrEqualTo(otherDue);
        }
    }

    @Property(tries = 300)
    void whoeverMakesEachVisitOnItsDayMakesEnoughOfThemInAYear(
            @ForAll("guidelines") Guideline guideline,
            @ForAll List<@IntRange(max = 2) Integer> findings) {
        var states = List.of(Control.CONTROLLED, Control.UNCONTROLLED, Control.DANGER);
        var due = guideline.due(FIRST, Optional.empty());
        int visits = 0;
        while (due.isBefore(FIRST.plusYears(1))) {
            var control =
                    findings.isEmpty()
                            ? Control.CONTROLLED
                            : states.get(findings.get(visits % findings.size()));
            visits++;
            due = guideline.due(FIRST, Optional.of(made(guideline, due, control)));
        }

        assertThat(visits).isGreaterThanOrEqualTo(guideline.visitsAYear());
    }

    @Property(tries = 200)
    void nothingIsDueBeforeTheContractBegan(
            @ForAll("guidelines") Guideline guideline,
            @ForAll("found") Control control,
            @ForAll @IntRange(max = 3_000) int before) {
        var earlier = made(guideline, FIRST.minusDays(before), control);

        assertThat(guideline.due(FIRST, Optional.of(earlier))).isAfterOrEqualTo(FIRST);
        assertThat(guideline.due(FIRST, Optional.empty()))
                .isEqualTo(FIRST.plusDays(guideline.days().first()));
    }
}
