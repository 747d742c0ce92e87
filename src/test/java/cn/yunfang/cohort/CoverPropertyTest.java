package cn.yunfang.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.cohort.Cover.Gap;
import cn.yunfang.cohort.Cover.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is true of days covered whatever was collected. */
class CoverPropertyTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    @Provide
    Arbitrary<Purchase> purchase() {
        return Combinators.combine(
                        Arbitraries.integers().between(-60, 220),
                        Arbitraries.integers().between(0, 90))
                .as((day, days) -> new Purchase(FROM.plusDays(day), days));
    }

    @Provide
    Arbitrary<List<Purchase>> purchases() {
        return purchase().list().ofMaxSize(14);
    }

    private static Cover cover(List<Purchase> purchases, int days) {
        return Cover.of(FROM, FROM.plusDays(days - 1L), purchases);
    }

    @Property
    void liesBetweenNothingAndAllAndGapsAreTheRest(
            @ForAll("purchases") List<Purchase> purchases,
            @ForAll @IntRange(min = 1, max = 200) int days) {
        var cover = cover(purchases, days);

        assertThat(cover.period()).isEqualTo(days);
        assertThat(cover.covered()).isBetween(0, days);
        assertThat(cover.percent()).isBetween(0, 100);
        assertThat(cover.gaps().stream().mapToInt(Gap::days).sum() + cover.covered())
                .isEqualTo(days);
        assertThat(cover.gapNow()).isBetween(0, cover.gapLongest());
    }

    @Property
    void anotherPurchaseNeverLowersIt(
            @ForAll("purchases") List<Purchase> purchases,
            @ForAll("purchase") Purchase more,
            @ForAll @IntRange(min = 1, max = 200) int days) {
        var all = new ArrayList<>(purchases);
        all.add(more);

        var before = cover(purchases, days);
        var after = cover(all, days);

        assertThat(after.covered()).isGreaterThanOrEqualTo(before.covered());
        assertThat(after.gapNow()).isLessThanOrEqualTo(before.gapNow());
    }

    @Property
    void theOrderOfPurchasesDoesNotMatter(
            @ForAll("purchases") List<Purchase> purchases,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 200) int days) {
        var shuffled = new ArrayList<>(purchases);
        Collections.shuffle(shuffled, random);

        assertThat(cover(shuffled, days)).isEqualTo(cover(purchases, days));
    }

    @Property
    void whatIsCollectedEarlyLastsFromTheEndOfTheLastOn(
            @ForAll @IntRange(min = 1, max = 90) int first,
            @ForAll @IntRange(min = 1, max = 90) int second,
            @ForAll @IntRange(max = 89) int early) {
        int day = Math.max(0, first - early);
        var collected =
                List.of(new Purchase(FROM, first), new Purchase(FROM.plusDays(day), second));

        var cover = cover(collected, first + second);

        assertThat(cover.covered()).isEqualTo(first + second);
        assertThat(cover.last()).contains(FROM.plusDays(first + second - 1L));
    }

    // counted another way: day by day, each supply pushed behind those before it
    @Property
    void isWhatCountingDaysOneByOneGives(
            @ForAll("purchases") List<Purchase> purchases,
            @ForAll @IntRange(min = 1, max = 200) int days) {
        var covered = new HashSet<LocalDate>();
        purchases.stream()
                .sorted(Comparator.comparing(Purchase::on))
                .forEach(
                        one -> {
                            var day = one.on();
                            for (int left = one.days(); left > 0; day = day.plusDays(1)) {
                                left -= covered.add(day) ? 1 : 0;
                            }
                        });
        var last = FROM.plusDays(days - 1L);
        long within =
                covered.stream().filter(day -> !day.isBefore(FROM) && !day.isAfter(last)).count();

        assertThat(cover(purchases, days).covered()).isEqualTo((int) within);
    }
}
