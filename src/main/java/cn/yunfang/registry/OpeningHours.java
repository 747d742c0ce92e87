package cn.yunfang.registry;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a pharmacy is open, in China time: spans that come back every week, less whole days. A span
 * belongs to the day on which it begins: a night that begins before a closed day runs to its end.
 *
 * @param spans of a week, in order, none over another
 * @param closedDays on which no span begins
 */
public record OpeningHours(List<Span> spans, List<LocalDate> closedDays) {
    private static final int DAY_MINUTES = 24 * 60;
    private static final int WEEK_DAYS = 7;
    private static final int WEEK_MINUTES = WEEK_DAYS * DAY_MINUTES;
    private static final int MOST_SPANS = 70;
    private static final int MOST_CLOSED_DAYS = 100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    /** Sorts what it is given. */
    public OpeningHours {
        spans = spans.stream().sorted(Comparator.comparingInt(Span::opens)).toList();
        closedDays = closedDays.stream().sorted().toList();
    }

    /** Day and night, every day of the year. */
    public static OpeningHours always() {
        return daily(0, DAY_MINUTES);
    }

    /** The same every day; minutes since midnight. */
    public static OpeningHours daily(int opens, int closes) {
        return new OpeningHours(
                Stream.iterate(0, day -> day < WEEK_DAYS, day -> day + 1)
                        .map(day -> new Span(day * DAY_MINUTES + opens, day * DAY_MINUTES + closes))
                        .toList(),
                List.of());
    }

    /**
     * From one moment to before another, both in minutes since Monday 00:00. It lasts a day at most
     * and may reach over midnight.
     */
    public record Span(int opens, int closes) {
        /** Of a day of the week, 1 Monday to 7 Sunday, in minutes since its midnight. */
        public static Span on(int day, int opens, int closes) {
            int midnight = (day - 1) * DAY_MINUTES;
            return new Span(midnight + opens, midnight + closes);
        }

        /** The day of the week on which it begins, 1 Monday to 7 Sunday. */
        public int day() {
            return opens / DAY_MINUTES + 1;
        }

        /** Minutes since the midnight before it. */
        public int opensOfDay() {
            return opens % DAY_MINUTES;
        }

        /** Minutes since the midnight before its begin, more than a day's when it ends later. */
        public int closesOfDay() {
            return closes - (day() - 1) * DAY_MINUTES;
        }

        private boolean isWrong() {
            return opens < 0
                    || opens >= WEEK_MINUTES
                    || closes <= opens
                    || closes - opens > DAY_MINUTES;
        }
    }

    /** A span of one very day. */
    private record Period(Instant opens, Instant closes) {
        boolean contains(Instant moment) {
            return !moment.isBefore(opens) && moment.isBefore(closes);
        }
    }

    /** Why these cannot be the hours of a shop. */
    Optional<Refusal> wrong() {
        if (spans.isEmpty() || spans.size() > MOST_SPANS) {
            return invalid("weekly", "营业时间", "1–" + MOST_SPANS);
        }
        if (spans.stream().anyMatch(Span::isWrong)) {
            return invalid("weekly", "营业时间", "days 1–7, from < to ≤ from + 24 h");
        }
        for (int i = 0; i < spans.size(); i++) {
            boolean last = i == spans.size() - 1;
            int next = last ? spans.getFirst().opens + WEEK_MINUTES : spans.get(i + 1).opens;
            if (spans.get(i).closes > next) {
                return invalid("weekly", "营业时间", "时段重叠 / spans overlap");
            }
        }
        if (closedDays.stream()
                .anyMatch(day -> day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            return invalid("closedDays", "休息日", FIRST_YEAR + "–" + LAST_YEAR);
        }
        return closedDays.size() > MOST_CLOSED_DAYS
                        || new HashSet<>(closedDays).size() < closedDays.size()
                ? invalid("closedDays", "休息日", "≤ " + MOST_CLOSED_DAYS + "，不重复 / each once")
                : Optional.empty();
    }

    public boolean isOpen(Instant moment) {
        return around(moment).isPresent();
    }

    /** The first moment from this one on at which it is open. */
    public Instant opensFrom(Instant moment) {
        if (isOpen(moment)) {
            return moment;
        }
        var today = ChinaTime.date(moment);
        // each closed day can strike out one week's turn of a span
        long days = (long) WEEK_DAYS * (closedDays.size() + 1);
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(days + 1)
                .flatMap(this::on)
                .map(Period::opens)
                .filter(opens -> opens.isAfter(moment))
                .findFirst()
                .orElseThrow();
    }

    /** When it shuts next, if it is open; empty when it stays open for a week and more. */
    public Optional<Instant> closesFrom(Instant moment) {
        var end = around(moment).map(Period::closes);
        var week = moment.plus(Duration.ofDays(WEEK_DAYS));
        while (end.isPresent() && end.get().isBefore(week)) {
            var next = around(end.get());
            if (next.isEmpty()) {
                return end;
            }
            end = next.map(Period::closes);
        }
        return Optional.empty();
    }

    private Optional<Period> around(Instant moment) {
        var today = ChinaTime.date(moment);
        return Stream.of(today.minusDays(1), today)
                .flatMap(this::on)
                .filter(period -> period.contains(moment))
                .findFirst();
    }

    /** What begins on a day, in order. */
    private Stream<Period> on(LocalDate day) {
        if (closedDays.contains(day)) {
            return Stream.empty();
        }
        var midnight = ChinaTime.startOf(day);
        return spans.stream()
                .filter(span -> span.day() == day.getDayOfWeek().getValue())
                .map(
                        span ->
                                new Period(
                                        midnight.plus(Duration.ofMinutes(span.opensOfDay())),
                                        midnight.plus(Duration.ofMinutes(span.closesOfDay()))));
    }

    private static Optional<Refusal> invalid(String field, String chinese, String right) {
        return Optional.of(Refusal.invalid(field, chinese, right));
    }
}
