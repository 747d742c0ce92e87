package cn.yunfang.cohort;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.cohort.Export.Row;
import cn.yunfang.cohort.Export.Said;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What leaves the bureau tells of nobody. */
class ExportPropertyTest {
    private static final Said SAID =
            new Said("BP1", Control.NOT_CONTROLLED, Adherence.ADHERENT, false, false);

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.of("371083100", "371083101", "371083102", ""),
                        Arbitraries.of(AgeBand.class),
                        Arbitraries.of("1", "2"),
                        Arbitraries.of("M03900", "M03900", "M03900", "M01600", "M02300"))
                .as((township, band, sex, disease) -> new Row(township, band, sex, disease, SAID))
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 300)
    void atLeastFiveShareWhatCouldTellWhoSomebodyIs(@ForAll("rows") List<Row> rows) {
        var export = Export.of(rows);

        var shared =
                export.rows().stream()
                        .collect(
                                groupingBy(
                                        one ->
                                                List.of(
                                                        one.township(),
                                                        one.band(),
                                                        one.sex(),
                                                        one.disease()),
                                        counting()));
        assertThat(shared.values()).allMatch(count -> count >= Export.LEAST);
        assertThat(export.rows().size() + export.leftOut()).isEqualTo(rows.size());
        assertThat(export.generalised())
                .isEqualTo(
                        export.rows().stream()
                                .filter(one -> one.township().equals(Export.ANY))
                                .count());
        // a disease that five have is never wholly left out of what they say
        rows.stream()
                .collect(groupingBy(Row::disease, counting()))
                .forEach(
                        (disease, count) -> {
                            long told =
                                    export.rows().stream()
                                            .filter(one -> one.disease().equals(disease))
                                            .count();
                            assertThat(count - told).isLessThan(Export.LEAST);
                            assertThat(count < Export.LEAST).isEqualTo(told == 0);
                        });
    }

    @Example
    void fewerThanFiveAreLeftOut() {
        var rows =
                Collections.nCopies(4, new Row("371083100", AgeBand.SIXTIES, "1", "M03900", SAID));

        assertThat(Export.of(rows)).isEqualTo(new Export(List.of(), 0, 4));
    }
}
