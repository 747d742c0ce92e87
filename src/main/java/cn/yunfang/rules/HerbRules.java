package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Terms.Term;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** R7xx: pieces that tradition and the pharmacopoeia keep apart (十八反, 十九畏). */
final class HerbRules {
    private static final String FILE = "rules/herb_pairs.csv";

    private record Pair(Term one, Term other) {}

    private HerbRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var rules = new TreeMap<String, Rule>();
        for (var id : List.of("R701", "R702")) {
            var pairs =
                    CsvFile.read(FILE).stream()
                            .filter(row -> id.equals(row.get("rule")))
                            .map(
                                    row ->
                                            new Pair(
                                                    terms.get(row.getOrDefault("one", "")),
                                                    terms.get(row.getOrDefault("other", ""))))
                            .toList();
            rules.put(id, (rx, _) -> pairs.stream().flatMap(pair -> together(rx.lines(), pair)));
        }
        return rules;
    }

    private static Stream<Hit> together(List<Line> lines, Pair pair) {
        return named(lines, pair.one())
                .flatMap(one -> named(lines, pair.other()).map(other -> Hit.ofAll(one, other)));
    }

    private static Stream<String> named(List<Line> lines, Term herb) {
        return lines.stream()
                .filter(Line::isPieces)
                .map(Line::name)
                .filter(herb::hasName)
                .distinct()
                .sorted();
    }
}
