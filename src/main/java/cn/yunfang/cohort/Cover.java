package cn.yunfang.cohort;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Of how many days of a period somebody had medicine (proportion of days covered, PDC: PQA's
 * measure of adherence). What is collected before the last supply ends lasts from its end on; what
 * is left when the period begins counts in it.
 *
 * @param period days of the period, both ends inclusive; @param covered those with medicine
 * @param gaps runs of days without, the oldest first
 * @param last the last day covered up to the period's end; empty when there is none
 */
public record Cover(int period, int covered, List<Gap> gaps, Optional<LocalDate> last) {
    /** A person who has medicine on four days of five is called adherent (PDC ≥ 0.8). */
    private static final int OF_FIVE = 4;

    private static final int FIVE = 5;
    private static final int HUNDRED = 100;

    /** A collected supply: the day and how many whole days it lasts. */
    public record Purchase(LocalDate on, int days) {}

    /** Days without medicine, one after the other. */
    public record Gap(LocalDate from, int days) {
        private LocalDate next() {
            return from.plusDays(days);
        }
    }

    /**
     * Computes it.
     *
     * @param from first day of the period; @param to last day, not before it
     * @param purchases in any order; those after the period do not count
     */
    public static Cover of(LocalDate from, LocalDate to, Collection<Purchase> purchases) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
        var collected = new TreeMap<LocalDate, Long>();
        purchases.stream()
                .filter(one -> one.days > 0)
                .forEach(one -> collected.merge(one.on, (long) one.days, Long::sum));
        var begin = collected.isEmpty() ? from : earlier(from, collected.firstKey());
        var gaps = new ArrayList<Gap>();
        LocalDate last = null;
        long supply = 0;
        for (var day = begin; !day.isAfter(to); day = day.plusDays(1)) {
            supply += collected.getOrDefault(day, 0L);
            if (supply > 0) {
                supply--;
                last = day;
            } else if (!day.isBefore(from)) {
                miss(gaps, day);
            }
        }
        int period = Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1;
        int missed = gaps.stream().mapToInt(Gap::days).sum();
        return new Cover(period, period - missed, List.copyOf(gaps), Optional.ofNullable(last));
    }

    private static void miss(List<Gap> gaps, LocalDate day) {
        if (!gaps.isEmpty() && gaps.getLast().next().equals(day)) {
            var before = gaps.removeLast();
            gaps.add(new Gap(before.from, before.days + 1));
        } else {
            gaps.add(new Gap(day, 1));
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whole percent, rounded down. */
    public int percent() {
        return Math.toIntExact((long) covered * HUNDRED / period);
    }

    public boolean isAdherent() {
        return (long) covered * FIVE >= (long) period * OF_FIVE;
    }

    /** Days without medicine up to the last day of the period; 0 when that is covered. */
    public int gapNow() {
        if (gaps.isEmpty()) {
            return 0;
        }
        var newest = gaps.getLast();
        return last.isPresent() && last.get().isAfter(newest.from) ? 0 : newest.days;
    }

    public int gapLongest() {
        return gaps.stream().mapToInt(Gap::days).max().orElse(0);
    }
}
