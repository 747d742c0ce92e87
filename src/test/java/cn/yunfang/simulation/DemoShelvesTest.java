package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Drug.PayClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoShelvesTest {
    private static final Seed SEED = new Seed("test");
    private static final BigDecimal PRICE = new BigDecimal("25.80");

    private final List<Drug> drugs =
            IntStream.range(0, 1_000).mapToObj(DemoShelvesTest::aDrug).toList();

    @Test
    void firstTwoPharmaciesHaveEverythingAtTheReferencePrice() {
        for (int pharmacy : List.of(0, 1)) {
            assertThat(DemoShelves.shelf(SEED, pharmacy, drugs))
                    .hasSize(1_000)
                    .allMatch(one -> one.price().equals(PRICE) && one.quantity().signum() > 0);
        }
    }

    @Test
    void otherPharmaciesLackSomeAndAreNeverDearer() {
        var shelf = DemoShelves.shelf(SEED, 2, drugs);

        assertThat(shelf.size()).isBetween(700, 950);
        assertThat(shelf).anyMatch(one -> one.quantity().signum() == 0);
        assertThat(shelf).anyMatch(one -> one.price().compareTo(PRICE) < 0);
        assertThat(shelf).noneMatch(one -> one.price().compareTo(PRICE) > 0);
        assertThat(DemoShelves.shelf(SEED, 3, drugs)).isNotEqualTo(shelf);
        assertThat(DemoShelves.shelf(SEED, 2, drugs)).isEqualTo(shelf);
    }

    /** Every tenth is a dual-channel drug. */
    private static Drug aDrug(int number) {
        return new Drug(
                "X%022d".formatted(number),
                "测试药品" + number,
                "片剂",
                "10mg*7片",
                "11",
                "盒",
                "片",
                PayClass.B,
                new BigDecimal("0.1"),
                Optional.empty(),
                PRICE,
                true,
                number % 10 == 0,
                false,
                true,
                "",
                LocalDate.of(2025, 1, 1),
                LocalDate.of(9999, 12, 31));
    }
}
