package cn.yunfang.cohort;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import cn.yunfang.chronic.Diseases.DrugClass;
import cn.yunfang.cohort.Cover.Purchase;
import cn.yunfang.cohort.Entry.Course;
import cn.yunfang.cohort.Entry.Days;
import cn.yunfang.formulary.Drug;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a person collected, and how regularly. */
record Medicine(List<Taken> taken) {
    /** A drug that was collected. */
    record Taken(Drug drug, Purchase purchase) {
        private String generic() {
            return drug.genericName();
        }
    }

    private static final int HALF_YEAR = 180;
    private static final int YEAR = 365;

    /** How long ago something may have been collected to count: what is left of it lasts on. */
    static final int LOOK_BACK_DAYS = YEAR + HALF_YEAR;

    /** A shorter time says nothing of how somebody takes his medicine. */
    private static final int LEAST_DAYS = 28;

    /** A drug is in use until so many days after its supply ended. */
    private static final int GRACE_DAYS = 30;

    private static final int WHOLE = 10_000;

    /** Generic names in use on a day. */
    List<String> inUse(LocalDate today) {
        return taken.stream()
                .collect(groupingBy(Taken::generic, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .filter(one -> isInUse(one.getValue(), today))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isInUse(List<Taken> taken, LocalDate today) {
        return Cover.of(today, today, purchases(taken))
                .last()
                .filter(last -> !last.plusDays(GRACE_DAYS).isBefore(today))
                .isPresent();
    }

    Medicine only(Predicate<Drug> which) {
        return new Medicine(taken.stream().filter(one -> which.test(one.drug)).toList());
    }

    List<String> generics() {
        return taken.stream().map(Taken::generic).distinct().sorted().toList();
    }

    Optional<LocalDate> lastCollected() {
        return taken.stream().map(one -> one.purchase.on()).max(Comparator.naturalOrder());
    }

    /** By drug class, in the order of codes; what has no class does not count. */
    List<Course> courses(Function<Drug, Optional<DrugClass>> classOf, LocalDate today) {
        var byClass = new TreeMap<DrugClass, List<Taken>>(Comparator.comparing(DrugClass::atc));
        taken.forEach(
                one ->
                        classOf.apply(one.drug)
                                .ifPresent(
                                        its -> byClass.merge(its, List.of(one), Medicine::both)));
        return byClass.entrySet().stream()
                .map(one -> course(one.getKey(), one.getValue(), today))
                .toList();
    }

    private static List<Taken> both(List<Taken> some, List<Taken> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    // who began within the period is judged from his first purchase on
    private static Course course(DrugClass drugClass, List<Taken> taken, LocalDate today) {
        var purchases = purchases(taken);
        var first =
                purchases.stream()
                        .map(Purchase::on)
                        .min(Comparator.naturalOrder())
                        .filter(day -> !day.isAfter(today))
                        .orElse(today);
        var half = Cover.of(later(first, today.minusDays(HALF_YEAR - 1)), today, purchases);
        var year = Cover.of(later(first, today.minusDays(YEAR - 1)), today, purchases);
        return new Course(
                drugClass.atc(),
                drugClass.chinese(),
                drugClass.english(),
                new Medicine(taken).generics(),
                adherence(half),
                Days.of(half),
                Days.of(year),
                year.gaps());
    }

    private static List<Purchase> purchases(Collection<Taken> taken) {
        return taken.stream().map(Taken::purchase).toList();
    }

    private static Adherence adherence(Cover cover) {
        if (cover.period() < LEAST_DAYS) {
            return Adherence.UNKNOWN;
        }
        return cover.isAdherent() ? Adherence.ADHERENT : Adherence.NOT_ADHERENT;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * The class that is collected worst. One of which there was nothing for half a year was stopped
     * or changed for another, and counts only when all were.
     */
    static Optional<Course> worst(List<Course> courses) {
        var present = courses.stream().filter(one -> one.half().covered() > 0).toList();
        return (present.isEmpty() ? courses : present)
                .stream().min(Comparator.comparing(Medicine::share));
    }

    private static int share(Course one) {
        return one.half().covered() * WHOLE / one.half().period();
    }
}
