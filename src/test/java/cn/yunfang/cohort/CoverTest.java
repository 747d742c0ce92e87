package cn.yunfang.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.cohort.Cover.Gap;
import cn.yunfang.cohort.Cover.Purchase;
import cn.yunfang.rules.CsvFile;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proportion of days covered in cases that a pharmacist can count by hand: cohort/cover.csv. */
class CoverTest {
    static Stream<Map<String, String>> cases() {
        return CsvFile.read("cohort/cover.csv").stream();
    }

    private static <T> List<T> spans(String text, BiFunction<LocalDate, Integer, T> of) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("×"))
                .map(part -> of.apply(LocalDate.parse(part[0]), Integer.valueOf(part[1])))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void countsAsThePharmacistDoes(Map<String, String> row) {
        var cover =
                Cover.of(
                        LocalDate.parse(row.get("from")),
                        LocalDate.parse(row.get("to")),
                        spans(row.get("purchases"), Purchase::new));

        assertThat(cover.gaps()).isEqualTo(spans(row.get("gaps"), Gap::new));
        assertThat(
                        List.of(
                                cover.period(),
                                cover.covered(),
                                cover.percent(),
                                cover.gapNow(),
                                cover.gapLongest()))
                .isEqualTo(
                        Stream.of("period", "covered", "percent", "gap_now", "gap_longest")
                                .map(column -> Integer.valueOf(row.get(column)))
                                .toList());
        assertThat(cover.isAdherent()).isEqualTo(row.get("adherent").equals("yes"));
    }

    @Test
    void aPeriodDoesNotEndBeforeItBegins() {
        var day = LocalDate.of(2026, 1, 2);
        assertThatThrownBy(() -> Cover.of(day, day.minusDays(1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
