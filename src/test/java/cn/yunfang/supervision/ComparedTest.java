package cn.yunfang.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Institution.Type;
import cn.yunfang.review.ReviewWork.Done;
import cn.yunfang.settlement.Settlements.Sums;
import cn.yunfang.shared.Fen;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparedTest {
    private static final List<Institution> HOSPITALS = sites("H", Type.HOSPITAL);
    private static final List<Institution> PHARMACIES = sites("P", Type.PHARMACY);

    @Test
    void theOneThatRejectsMostIsMarkedAndStandsFirst() {
        var reviews = new HashMap<String, Done>();
        HOSPITALS.forEach(one -> reviews.put(one.code(), new Done(100, 5, 60)));
        reviews.put(HOSPITALS.get(3).code(), new Done(100, 40, 61));

        var all = Compared.all(HOSPITALS, Map.of(), reviews, Map.of());

        assertThat(all).hasSize(6);
        assertThat(all.getFirst().institution()).isEqualTo(HOSPITALS.get(3));
        assertThat(all.getFirst().deviations())
                .containsExactly(new Deviation(Measure.REJECTED_SHARE, true, 500));
        assertThat(all.stream().skip(1).flatMap(one -> one.deviations().stream())).isEmpty();
    }

    @Test
    void pharmaciesAreComparedWithPharmaciesByStandingSettlements() {
        var earned = new HashMap<String, Sums>();
        HOSPITALS.forEach(one -> earned.put(one.code(), sums(10, 900_000)));
        PHARMACIES.forEach(one -> earned.put(one.code(), sums(10, 50_000)));
        earned.put(PHARMACIES.getFirst().code(), sums(10, 10_000));

        var both = Stream.concat(HOSPITALS.stream(), PHARMACIES.stream()).toList();
        var all = Compared.all(both, Map.of(), Map.of(), earned);

        assertThat(all.getFirst().institution()).isEqualTo(PHARMACIES.getFirst());
        assertThat(all.getFirst().deviations())
                .containsExactly(new Deviation(Measure.AVERAGE_FEN, false, 5_000));
        assertThat(all.stream().skip(1).flatMap(one -> one.deviations().stream())).isEmpty();
    }

    @Test
    void aFewCasesAreNoFigureAndNothingDoneIsNoRow() {
        var few = Map.of(HOSPITALS.getFirst().code(), new Done(4, 4, 10));

        var all = Compared.all(HOSPITALS, Map.of(), few, Map.of());

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().values()).isEmpty();
    }

    private static Sums sums(long standing, long fen) {
        return new Sums(standing, 0, standing, new Fen(fen), Fen.ZERO, Fen.ZERO, new Fen(fen));
    }

    private static List<Institution> sites(String letter, Type type) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(
                        i ->
                                new Institution(
                                        letter + "3710820000" + i,
                                        "",
                                        type,
                                        "371082",
                                        "",
                                        "",
                                        122,
                                        37,
                                        LocalDate.EPOCH,
                                        LocalDate.MAX))
                .toList();
    }
}
