package cn.yunfang.review;

import cn.yunfang.review.ReviewInput.Line;
import cn.yunfang.review.Rule.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * R81x: drugs that must not, or had better not, be taken together, be they on this prescription or
 * still in use from another one. The pairs and who says so are review/interactions.csv.
 */
final class InteractionRules {
    private static final String FILE = "review/interactions.csv";
    private static final List<String> IDS = List.of("R811", "R812", "R813");

    private InteractionRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var known = load(terms);
        var rules = new TreeMap<String, Rule>();
        for (var id : IDS) {
            rules.put(
                    id,
                    (rx, _) ->
                            Stream.concat(
                                    together(rx.lines(), known, id), withInUse(rx, known, id)));
        }
        return rules;
    }

    static Interactions load(Terms terms) {
        var topical = terms.get("int_topical");
        var known =
                new Interactions(
                        drug ->
                                topical.hasName(drug.genericName())
                                        ? List.of()
                                        : terms.groupsOf(drug));
        for (var row : CsvFile.read(FILE)) {
            var one = terms.get(row.getOrDefault("one", ""));
            var other = terms.get(row.getOrDefault("other", ""));
            known.add(
                    one.name(),
                    other.name(),
                    new Interactions.Pair(
                            row.getOrDefault("rule", ""),
                            row.getOrDefault("chinese", ""),
                            row.getOrDefault("english", ""),
                            row.getOrDefault("source", "")));
        }
        return known;
    }

    /** Facts: both names in order, what happens in both languages, who says so. */
    private static Stream<Hit> together(List<Line> lines, Interactions known, String id) {
        var sorted = lines.stream().sorted(Comparator.comparing(Line::name)).toList();
        return sorted.stream()
                .flatMap(
                        one ->
                                sorted.stream()
                                        .skip(sorted.indexOf(one) + 1L)
                                        .flatMap(
                                                other ->
                                                        found(known, id, one, other)
                                                                .map(
                                                                        pair ->
                                                                                facts(
                                                                                        0,
                                                                                        one.name(),
                                                                                        other
                                                                                                .name(),
                                                                                        pair))))
                .distinct();
    }

    private static Stream<Interactions.Pair> found(
            Interactions known, String id, Line one, Line other) {
        // the same drug twice is R107's
        return LineRules.generic(one.drug()).equals(LineRules.generic(other.drug()))
                ? Stream.of()
                : known.between(one.drug(), other.drug()).stream()
                        .filter(pair -> pair.rule().equals(id));
    }

    private static Stream<Hit> withInUse(ReviewInput rx, Interactions known, String id) {
        return rx.lines().stream()
                .flatMap(
                        line ->
                                rx.inUse().stream()
                                        .filter(had -> had.daysLeft(rx.on()) > 0)
                                        .flatMap(
                                                had ->
                                                        known
                                                                .between(line.drug(), had.drug())
                                                                .stream()
                                                                .filter(
                                                                        pair ->
                                                                                pair.rule()
                                                                                        .equals(id))
                                                                .map(
                                                                        pair ->
                                                                                facts(
                                                                                        line.no(),
                                                                                        line.name(),
                                                                                        named(had),
                                                                                        pair))))
                .distinct();
    }

    private static String named(InUse had) {
        return had.name() + "（" + had.institution() + "）";
    }

    private static Hit facts(int line, String one, String other, Interactions.Pair pair) {
        return new Hit(line, List.of(one, other, pair.chinese(), pair.english(), pair.source()));
    }
}
