package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * R81x: drugs that must not, or had better not, be taken together, be they on this prescription or
 * still in use from another one. The pairs and who says so are rules/interactions.csv.
 */
final class InteractionRules {
    private static final String FILE = "rules/interactions.csv";
    private static final List<String> IDS = List.of("R811", "R812", "R813");

    /** What two groups do together, in both languages. */
    record Effect(String chinese, String english) {}

    private InteractionRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var rules = new TreeMap<String, Rule>();
        for (var id : IDS) {
            var known = load(List.of(id), terms);
            rules.put(
                    id,
                    (rx, _) -> Stream.concat(together(rx.lines(), known), withInUse(rx, known)));
        }
        return rules;
    }

    /** All that these rules tell of two drugs. */
    static Interactions<Effect> all(Terms terms) {
        return load(IDS, terms);
    }

    private static Interactions<Effect> load(List<String> ids, Terms terms) {
        var topical = terms.get("int_topical");
        var known =
                new Interactions<Effect>(
                        drug ->
                                topical.hasName(drug.genericName())
                                        ? List.of()
                                        : terms.groupsOf(drug),
                        (_, later) -> later);
        CsvFile.read(FILE).stream()
                .filter(row -> ids.contains(row.getOrDefault("rule", "")))
                .forEach(
                        row ->
                                known.add(
                                        terms.get(row.getOrDefault("one", "")).name(),
                                        terms.get(row.getOrDefault("other", "")).name(),
                                        new Effect(
                                                row.getOrDefault("chinese", ""),
                                                row.getOrDefault("english", ""))));
        return known;
    }

    /** Facts: both names in order, what happens in both languages. */
    private static Stream<Hit> together(List<Line> lines, Interactions<Effect> known) {
        return lines.stream()
                .flatMap(one -> after(one, lines).flatMap(two -> hits(known, one, two)))
                .distinct();
    }

    // each two once, whatever their order; the same drug twice is R107's
    static Stream<Line> after(Line one, List<Line> lines) {
        return lines.stream()
                .filter(other -> one.name().compareTo(other.name()) < 0)
                .filter(other -> !LineRules.sameGeneric(one.drug(), other.drug()));
    }

    private static Stream<Hit> hits(Interactions<Effect> known, Line one, Line other) {
        return known.between(one.drug(), other.drug()).stream()
                .map(effect -> hit(0, one.name(), other.name(), effect));
    }

    private static Stream<Hit> withInUse(ReviewInput rx, Interactions<Effect> known) {
        var taken = rx.stillTaken();
        return rx.lines().stream()
                .flatMap(line -> taken.stream().flatMap(had -> hits(known, line, had)))
                .distinct();
    }

    private static Stream<Hit> hits(Interactions<Effect> known, Line line, InUse had) {
        return known.between(line.drug(), had.drug()).stream()
                .map(effect -> hit(line.no(), line.name(), had.label(), effect));
    }

    private static Hit hit(int line, String one, String other, Effect effect) {
        return new Hit(line, List.of(one, other, effect.chinese(), effect.english()));
    }
}
