package cn.yunfang.supervision;

import cn.yunfang.registry.Institution;
import cn.yunfang.review.ReviewWork.Done;
import cn.yunfang.settlement.Settlements.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An institution among others of its kind.
 *
 * @param steps what it did; @param reviews what became of its prescriptions that pharmacists saw
 * @param values what it measures; without what it has too few cases of
 * @param deviations where it lies far from the middle of its kind
 */
public record Compared(
        Institution institution,
        Tally steps,
        Done reviews,
        Sums earned,
        Map<Measure, Long> values,
        List<Deviation> deviations) {
    /** With fewer, a figure is chance. */
    static final int FEWEST_CASES = 5;

    private static final Done NO_REVIEWS = new Done(0, 0, 0);
    private static final long WHOLE = 10_000;

    /** Those with the most deviations first, then by how much they did. */
    static List<Compared> all(
            List<Institution> institutions,
            Map<String, Tally> steps,
            Map<String, Done> reviews,
            Map<String, Sums> earned) {
        var plain =
                institutions.stream()
                        .map(
                                one ->
                                        plain(
                                                one,
                                                steps.getOrDefault(one.code(), new Tally(Map.of())),
                                                reviews.getOrDefault(one.code(), NO_REVIEWS),
                                                earned.getOrDefault(one.code(), Sums.NONE)))
                        .filter(Compared::didSomething)
                        .toList();
        var all = new ArrayList<Compared>();
        for (Predicate<Compared> kind : kinds()) {
            var same = plain.stream().filter(kind).toList();
            var middles = new EnumMap<Measure, Middle>(Measure.class);
            for (var measure : Measure.values()) {
                Middle.of(same.stream().flatMap(one -> one.value(measure).stream()).toList())
                        .ifPresent(middle -> middles.put(measure, middle));
            }
            same.forEach(one -> all.add(one.among(middles)));
        }
        all.sort(
                Comparator.<Compared>comparingInt(one -> one.deviations.size())
                        .thenComparingLong(Compared::volume)
                        .reversed()
                        .thenComparing(one -> one.institution.code()));
        return List.copyOf(all);
    }

    private static List<Predicate<Compared>> kinds() {
        return List.of(one -> one.institution.isPharmacy(), one -> !one.institution.isPharmacy());
    }

    private static Compared plain(Institution institution, Tally steps, Done reviews, Sums earned) {
        var values = new EnumMap<Measure, Long>(Measure.class);
        if (reviews.reviewed() >= FEWEST_CASES) {
            values.put(Measure.REJECTED_SHARE, reviews.rejected() * WHOLE / reviews.reviewed());
            values.put(Measure.REVIEW_SECONDS, reviews.medianSeconds());
        }
        if (earned.standing() >= FEWEST_CASES) {
            values.put(Measure.AVERAGE_FEN, earned.total().value() / earned.standing());
        }
        return new Compared(institution, steps, reviews, earned, Map.copyOf(values), List.of());
    }

    private Compared among(Map<Measure, Middle> middles) {
        var deviations = new ArrayList<Deviation>();
        middles.forEach(
                (measure, middle) ->
                        value(measure)
                                .filter(middle::isFar)
                                .ifPresent(
                                        value ->
                                                deviations.add(
                                                        new Deviation(
                                                                measure,
                                                                value > middle.median(),
                                                                middle.median()))));
        return new Compared(institution, steps, reviews, earned, values, List.copyOf(deviations));
    }

    private Optional<Long> value(Measure measure) {
        return Optional.ofNullable(values.get(measure));
    }

    private boolean didSomething() {
        return volume() > 0 || reviews.reviewed() > 0;
    }

    private long volume() {
        return institution.isPharmacy()
                ? steps.of(Step.HANDED_OVER) + earned.settled()
                : steps.of(Step.PRESCRIBED) + earned.settled();
    }
}
