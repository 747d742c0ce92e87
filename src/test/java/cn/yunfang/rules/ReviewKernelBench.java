package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the rules cost: {@code ./yunfang bench kernels}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReviewKernelBench {
    private static final int IN_USE = 30;
    private static final String LINES =
            "苯磺酸氨氯地平片 2盒 14天 5mg qd；盐酸二甲双胍片 1瓶 14天 0.5g bid；阿托伐他汀钙片 2盒 14天 20mg qd；"
                    + "阿司匹林肠溶片 1盒 14天 100mg qd；缬沙坦胶囊 2盒 14天 80mg qd";

    private final Engine engine = Cases.engine();
    private final ReviewInput alone = Cases.input(Map.of("lines", LINES));
    private final ReviewInput withHistory =
            Cases.input(Map.of("lines", LINES, "in_use", history()));

    private static String history() {
        var drugs = Cases.drugNames();
        return IntStream.range(0, IN_USE)
                .mapToObj(i -> drugs.get(i * 2 % drugs.size()) + " 2盒 28天 2@" + i % 20 + " 外院")
                .reduce((one, other) -> one + "；" + other)
                .orElseThrow();
    }

    /** Five lines, all rules, nothing else taken. */
    @Benchmark
    public List<Verdict.Finding> fiveLines() {
        return engine.findings(alone);
    }

    /** Five lines, all rules, thirty lines in use. */
    @Benchmark
    public List<Verdict.Finding> fiveLinesBesideThirty() {
        return engine.findings(withHistory);
    }

    /** Imported interactions, to see that their number does not matter. */
    @State(Scope.Benchmark)
    public static class ImportedPairs {
        @Param({"1000", "1000000"})
        int pairs;

        private Imported known = Imported.NOTHING;

        @org.openjdk.jmh.annotations.Setup
        public void fill() {
            known = SampleImports.pairs(pairs);
        }
    }

    /** Five lines, all rules, thirty lines in use, a table of interactions imported. */
    @Benchmark
    public List<Verdict.Finding> fiveLinesWithImports(ImportedPairs imported) {
        return engine.findings(withHistory, imported.known);
    }

    /** Synthetic pairs, to see that their number does not matter. */
    @State(Scope.Benchmark)
    public static class Stored {
        @Param({"1000", "1000000"})
        int pairs;

        private static final int GROUPS = 3_000;

        private final List<Drug> drugs = new ArrayList<>();
        private Interactions<InteractionRules.Effect> known =
                new Interactions<>(_ -> List.of(), (_, later) -> later);

        @org.openjdk.jmh.annotations.Setup
        public void fill() {
            known =
                    new Interactions<>(
                            drug -> List.of(drug.code(), drug.code() + "'"), (_, later) -> later);
            var effect = new InteractionRules.Effect("甲", "a");
            for (int i = 0; i < pairs; i++) {
                known.add("G" + i % GROUPS, "G" + (i / GROUPS + i) % GROUPS, effect);
            }
            for (int i = 0; i < IN_USE + 5; i++) {
                drugs.add(named("G" + i * 7));
            }
        }

        private static Drug named(String code) {
            return new Drug(
                    code,
                    code,
                    "",
                    "",
                    "11",
                    "盒",
                    "mg",
                    Drug.PayClass.A,
                    BigDecimal.ZERO,
                    Optional.empty(),
                    BigDecimal.ONE,
                    true,
                    false,
                    false,
                    true,
                    "",
                    Cases.DAY,
                    Cases.DAY);
        }
    }

    /** Five drugs against thirty-five, by stored pairs. */
    @Benchmark
    public int lookUpPairs(Stored stored) {
        int found = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = i + 1; j < stored.drugs.size(); j++) {
                found += stored.known.between(stored.drugs.get(i), stored.drugs.get(j)).size();
            }
        }
        return found;
    }
}
