package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.rules.ReviewInput.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands on a prescription, in whichever order. */
class RulesPropertyTest {
    private static final Engine ENGINE = Cases.engine();
    private static final List<Map<String, String>> ROWS = Cases.rows();

    @Provide
    Arbitrary<Map<String, String>> visits() {
        return Arbitraries.of(ROWS);
    }

    @Provide
    Arbitrary<List<String>> manyLines() {
        return Arbitraries.of(ROWS)
                .map(row -> Cases.cell(row, "lines"))
                .flatMap(text -> Arbitraries.of(text.split("；")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void orderOfLinesDoesNotMatter(
            @ForAll("visits") Map<String, String> visit,
            @ForAll("manyLines") List<String> lines,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(lines);
        java.util.Collections.shuffle(shuffled, random);

        assertThat(told(prescription(visit, shuffled), _ -> true))
                .isEqualTo(told(prescription(visit, lines), _ -> true));
    }

    @Property(tries = 300)
    void addingADrugNeverRemovesARefusal(
            @ForAll("visits") Map<String, String> visit, @ForAll("manyLines") List<String> lines) {
        var before = told(prescription(visit, lines.subList(0, lines.size() - 1)), refuses());
        var after = told(prescription(visit, lines), refuses());

        assertThat(after.keySet()).containsAll(before.keySet());
    }

    private static Predicate<Verdict.Finding> refuses() {
        return found -> found.severity() == Verdict.Severity.REFUSE;
    }

    /** How often each sentence of each rule is told; line numbers are left out. */
    private static Map<String, Integer> told(ReviewInput rx, Predicate<Verdict.Finding> which) {
        var counts = new TreeMap<String, Integer>();
        ENGINE.findings(rx, SampleImports.all()).stream()
                .filter(which)
                .forEach(one -> counts.merge(one.rule() + one.chinese(), 1, Integer::sum));
        return counts;
    }

    private static ReviewInput prescription(Map<String, String> visit, List<String> lines) {
        var row = new TreeMap<>(visit);
        row.put("lines", String.join("；", lines));
        if (lines.isEmpty()) {
            row.put("lines", Cases.cell(visit, "lines"));
        }
        var input = Cases.input(row);
        List<Line> numbered = lines.isEmpty() ? List.of() : input.lines();
        return new ReviewInput(
                input.on(),
                input.patient(),
                input.doctor(),
                input.institution(),
                input.condition(),
                input.visit(),
                input.plan(),
                input.diagnoses(),
                numbered,
                input.inUse());
    }
}
