package cn.yunfang.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.OpeningHours.Span;
import cn.yunfang.shared.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class OpeningHoursTest {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    /** In minutes since the Monday. */
    private static Instant at(int minute) {
        return ChinaTime.startOf(MONDAY).plus(Duration.ofMinutes(minute));
    }

    /** Whether some span of some week, on a day that is not closed, has the minute in it. */
    private static boolean isInASpan(OpeningHours hours, int minute) {
        for (int week = -1; week <= 3; week++) {
            for (var span : hours.spans()) {
                int opens = span.opens() + week * WEEK;
                var day = MONDAY.plusDays(Math.floorDiv(opens, DAY));
                if (!hours.closedDays().contains(day)
                        && minute >= opens
                        && minute < span.closes() + week * WEEK) {
                    return true;
                }
            }
        }
        return false;
    }

    @Property(tries = 300)
    void isOpenExactlyInItsSpans(
            @ForAll("hours") OpeningHours hours, @ForAll @IntRange(max = 2 * WEEK) int minute) {
        assertThat(hours.isOpen(at(minute))).isEqualTo(isInASpan(hours, minute));
    }

    @Property(tries = 300)
    void opensAtTheLeastMomentFromNowOn(
            @ForAll("hours") OpeningHours hours, @ForAll @IntRange(max = WEEK) int minute) {
        int opens = minute;
        while (!isInASpan(hours, opens) && opens < 3 * WEEK) {
            opens++;
        }

        assertThat(hours.opensFrom(at(minute))).isEqualTo(at(opens));
    }

    @Property(tries = 300)
    void shutsAtTheLeastMomentAtWhichItIsNotOpen(
            @ForAll("hours") OpeningHours hours, @ForAll @IntRange(max = WEEK) int minute) {
        int closes = minute;
        while (isInASpan(hours, closes) && closes < minute + WEEK) {
            closes++;
        }

        boolean open = closes > minute;
        assertThat(hours.closesFrom(at(minute)))
                .isEqualTo(
                        open && closes < minute + WEEK
                                ? Optional.of(at(closes))
                                : Optional.empty());
    }

    /** Hours that pass: spans in order with gaps, up to three closed days in a fortnight. */
    @Provide
    Arbitrary<OpeningHours> hours() {
        var gaps = Arbitraries.integers().between(0, 2 * DAY).list().ofMinSize(1).ofMaxSize(12);
        var lengths = Arbitraries.integers().between(1, DAY).list().ofSize(12);
        var closed = Arbitraries.integers().between(-1, 13).set().ofMaxSize(3);
        return Combinators.combine(gaps, lengths, closed)
                .as(
                        (between, long1, days) ->
                                new OpeningHours(
                                        spans(between, long1),
                                        days.stream().map(MONDAY::plusDays).toList()))
                .filter(hours -> hours.wrong().isEmpty());
    }

    private static List<Span> spans(List<Integer> gaps, List<Integer> lengths) {
        var spans = new ArrayList<Span>();
        int at = 0;
        for (int i = 0; i < gaps.size(); i++) {
            int opens = at + gaps.get(i);
            if (opens >= WEEK) {
                break;
            }
            at = opens + lengths.get(i);
            spans.add(new Span(opens, at));
        }
        return spans;
    }

    @Example
    void dayAndNightNeverShuts() {
        assertThat(OpeningHours.always().wrong()).isEmpty();
        assertThat(OpeningHours.always().closesFrom(at(777))).isEmpty();
        assertThat(OpeningHours.always().isOpen(at(777))).isTrue();
    }

    @Example
    void aNightThatBeganBeforeAClosedDayRunsToItsEnd() {
        var nights =
                new OpeningHours(
                        OpeningHours.daily(20 * 60, 26 * 60).spans(), List.of(MONDAY.plusDays(1)));

        assertThat(nights.isOpen(at(DAY + 60))).isTrue();
        assertThat(nights.closesFrom(at(DAY + 60))).contains(at(DAY + 120));
        assertThat(nights.isOpen(at(DAY + 21 * 60))).isFalse();
        assertThat(nights.opensFrom(at(DAY + 120))).isEqualTo(at(2 * DAY + 20 * 60));
    }

    @Example
    void refusesWhatAreNoHours() {
        var shut = new OpeningHours(List.of(), List.of());
        var over = new OpeningHours(List.of(new Span(0, 600), new Span(599, 700)), List.of());
        var overTheWeeksEnd =
                new OpeningHours(
                        List.of(new Span(0, 60), new Span(WEEK - 60, WEEK + 1)), List.of());
        var backwards = new OpeningHours(List.of(new Span(600, 600)), List.of());
        var twoDays = new OpeningHours(List.of(new Span(0, DAY + 1)), List.of());
        var noDay = new OpeningHours(List.of(new Span(WEEK, WEEK + 1)), List.of());
        var twice = new OpeningHours(List.of(new Span(0, 1)), List.of(MONDAY, MONDAY));

        assertThat(List.of(shut, over, overTheWeeksEnd, backwards, twoDays, noDay, twice))
                .allSatisfy(hours -> assertThat(hours.wrong()).isPresent());
        var meeting = new OpeningHours(List.of(new Span(0, 60), new Span(60, 90)), List.of());
        assertThat(meeting.wrong()).isEmpty();
    }
}
