package cn.yunfang.review;

import cn.yunfang.formulary.Drug;
import cn.yunfang.review.ReviewInput.Line;
import cn.yunfang.review.Rule.Hit;
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
        return lines.stream()
                .flatMap(one -> after(one, lines).flatMap(two -> hits(known, id, one, two)))
                .distinct();
    }

    // each two once, whatever their order; the same drug twice is R107's
    private static Stream<Line> after(Line one, List<Line> lines) {
        return lines.stream()
                .filter(other -> one.name().compareTo(other.name()) < 0)
                .filter(
                        other ->
                                !LineRules.generic(one.drug())
                                        .equals(LineRules.generic(other.drug())));
    }

    private static Stream<Hit> hits(Interactions known, String id, Line one, Line other) {
        return pairs(known, id, one.drug(), other.drug())
                .map(pair -> facts(0, one.name(), other.name(), pair));
    }

    private static Stream<Hit> withInUse(ReviewInput rx, Interactions known, String id) {
        var taken = rx.inUse().stream().filter(had -> had.daysLeft(rx.on()) > 0).toList();
        return rx.lines().stream()
                .flatMap(line -> taken.stream().flatMap(had -> hits(known, id, line, had)))
                .distinct();
    }

    private static Stream<Hit> hits(Interactions known, String id, Line line, InUse had) {
        var other = had.name() + "（" + had.institution() + "）";
        return pairs(known, id, line.drug(), had.drug())
                .map(pair -> facts(line.no(), line.name(), other, pair));
    }

    private static Stream<Interactions.Pair> pairs(
            Interactions known, String id, Drug one, Drug other) {
        return known.between(one, other).stream().filter(pair -> pair.rule().equals(id));
    }

    private static Hit facts(int line, String one, String other, Interactions.Pair pair) {
        return new Hit(line, List.of(one, other, pair.chinese(), pair.english(), pair.source()));
    }
}
