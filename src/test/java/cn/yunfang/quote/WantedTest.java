package cn.yunfang.quote;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.Drug;
import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Stocks.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a line gets at a pharmacy that holds goods for it. */
class WantedTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-24T04:30:00Z");
    private static final String HERE = "P1";

    private final Wanted wanted =
            new Wanted(line(1, "A"), drug("A"), List.of(drug("A"), drug("B")), "");

    private static PrescriptionLine line(int no, String drug) {
        return new PrescriptionLine(
                1,
                no,
                drug,
                BigDecimal.ONE,
                "盒",
                BigDecimal.ZERO,
                LineState.AVAILABLE,
                "",
                0,
                false,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static Drug drug(String code) {
        return new Drug(
                code,
                "演示药",
                "片剂",
                "1片",
                "11",
                "盒",
                "片",
                Drug.PayClass.A,
                BigDecimal.ZERO,
                Optional.empty(),
                BigDecimal.TEN,
                true,
                false,
                false,
                true,
                "",
                LocalDate.EPOCH,
                LocalDate.MAX);
    }

    private static Offer offer(String drug, int packs, String price) {
        return new Offer(HERE, drug, BigDecimal.valueOf(packs), new BigDecimal(price), NOON);
    }

    private static Hold held(int line, String drug, String price) {
        return new Hold(
                new PrescriptionId(new Bucket(7), 1),
                line,
                1,
                "RX",
                HERE,
                drug,
                BigDecimal.ONE,
                new BigDecimal(price),
                BigDecimal.TEN,
                NOON,
                UNTIL);
    }

    private Quote.Line at(List<Offer> offers, Hold... own) {
        return wanted.from(new Shelf(offers, List.of(own))).orElseThrow();
    }

    @Test
    void hasWhatIsHeldThoughItIsDearerAndTheShelfIsEmpty() {
        var got = at(List.of(offer("A", 5, "8"), offer("B", 0, "12")), held(1, "B", "9"));

        assertThat(got.drug().code()).isEqualTo("B");
        assertThat(got.price()).isEqualByComparingTo("9");
        assertThat(got.stock()).isEqualByComparingTo("1");
        assertThat(got.heldUntil()).contains(UNTIL);
    }

    @Test
    void anotherProductIsNotSaidToBeHeldWhenTheHeldOneIsOfferedNoMore() {
        var got = at(List.of(offer("A", 5, "8")), held(1, "B", "7"));

        assertThat(got.drug().code()).isEqualTo("A");
        assertThat(got.price()).isEqualByComparingTo("8");
        assertThat(got.heldUntil()).isEmpty();
    }

    @Test
    void isNotGivenAHeldProductThatMayBeHandedOverNoMore() {
        var got = at(List.of(offer("A", 5, "8"), offer("C", 5, "7")), held(1, "C", "7"));

        assertThat(got.drug().code()).isEqualTo("A");
        assertThat(got.heldUntil()).isEmpty();
    }
}
