package cn.yunfang.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.inventory.Movements.Moved;
import cn.yunfang.registry.Institution;
import cn.yunfang.settlement.Settlements.Sums;
import cn.yunfang.shared.Fen;
import cn.yunfang.supervision.ClinicFigures.Difference;
import cn.yunfang.supervision.ClinicFigures.Kind;
import cn.yunfang.supervision.ClinicFigures.Moves;
import cn.yunfang.supervision.ClinicFigures.OnShelf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What does not fit together at a clinic, and what does. */
class ClinicFiguresTest {
    private static final Institution CLINIC =
            new Institution(
                    "H1",
                    "测试卫生室",
                    Institution.Type.CLINIC,
                    "371083",
                    "11",
                    "",
                    121,
                    36,
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 12, 31));

    private static Moved moved(String drug, String price, int quantity) {
        return new Moved("H1", drug, new BigDecimal(price), BigDecimal.valueOf(quantity));
    }

    private static ClinicFigures figures(
            List<Moved> bought, List<Moved> sold, Map<String, Integer> shelf) {
        var there = new TreeMap<String, OnShelf>();
        shelf.forEach(
                (drug, quantity) ->
                        there.put(drug, new OnShelf(BigDecimal.valueOf(quantity), BigDecimal.TEN)));
        return ClinicFigures.of(
                CLINIC,
                new Moves(bought, sold, bought, sold),
                there,
                Sums.NONE,
                drug -> drug.equals("X") ? Optional.empty() : Optional.of(BigDecimal.TEN));
    }

    @Test
    void whatFitsTogetherHasNoDifference() {
        var one =
                figures(
                        List.of(moved("A", "8.005", 20)),
                        List.of(moved("A", "10", 5)),
                        Map.of("A", 15));

        assertThat(one.differences()).isEmpty();
        assertThat(one.bought()).isEqualTo(new Fen(160_10));
        assertThat(one.sold()).isEqualTo(new Fen(50_00));
        assertThat(one.stock()).isEqualTo(new Fen(150_00));
    }

    @Test
    void whatIsNeitherSoldNorOnTheShelfIsUnexplained() {
        var one =
                figures(
                        List.of(moved("A", "8", 20), moved("B", "8", 5)),
                        List.of(moved("A", "10", 5)),
                        Map.of("A", 12, "B", 7));

        assertThat(one.differences().stream().map(Difference::kind))
                .containsExactly(Kind.UNEXPLAINED, Kind.UNEXPLAINED);
        assertThat(one.differences().stream().map(found -> found.quantity().intValueExact()))
                .containsExactly(3, -2);
    }

    @Test
    void whatWasSoldAboveTheUnifiedPriceOrNeverBoughtIsNamed() {
        var one =
                figures(
                        List.of(moved("A", "8", 10), moved("X", "8", 1)),
                        List.of(
                                moved("A", "10", 5),
                                moved("A", "10.01", 5),
                                moved("C", "9", 2),
                                moved("X", "99", 1)),
                        Map.of());

        assertThat(one.count(Kind.ABOVE_PRICE)).isEqualTo(1);
        assertThat(one.count(Kind.WITHOUT_PURCHASE)).isEqualTo(1);
        assertThat(one.count(Kind.UNEXPLAINED)).isZero();
        var dear = one.differences().getLast();
        assertThat(dear.quantity()).isEqualByComparingTo("5");
        assertThat(dear.price()).isEqualByComparingTo("10.01");
        assertThat(dear.unified()).isEqualByComparingTo("10");
    }
}
