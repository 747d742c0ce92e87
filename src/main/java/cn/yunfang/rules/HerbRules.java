package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * R701, R702: pieces that tradition and the pharmacopoeia keep apart (十八反, 十九畏). R703, R704: pieces
 * that are toxic or strong, against the most that the pharmacopoeia gives for a day; names and
 * grams are rules/herb_doses.csv.
 */
final class HerbRules {
    static final String DOSES = "rules/herb_doses.csv";
    private static final String FILE = "rules/herb_pairs.csv";
    private static final int SCALE = 4;
    private static final Set<String> GRAMS = Set.of("g", "克");

    private record Pair(Term one, Term other) {
        boolean has(String left, String right) {
            return one.hasName(left) && other.hasName(right);
        }
    }

    private HerbRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var rules = new TreeMap<String, Rule>();
        for (var id : List.of("R701", "R702")) {
            var pairs =
                    CsvFile.read(FILE).stream()
                            .filter(row -> id.equals(row.get("rule")))
                            .map(row -> pair(row, terms))
                            .toList();
            rules.put(id, (rx, _) -> pairs.stream().flatMap(pair -> together(rx.lines(), pair)));
        }
        var most = most();
        rules.put("R703", Rule.eachLine((_, line, _) -> tooMuch(line, most)));
        rules.put(
                "R704",
                Rule.lineIs(
                        (_, line, _) ->
                                line.isPieces()
                                        && most.containsKey(line.name())
                                        && gramsADay(line).isEmpty()));
        return rules;
    }

    /** Most grams of a day by the name of the pieces. */
    static Map<String, BigDecimal> most() {
        var most = new TreeMap<String, BigDecimal>();
        for (var row : CsvFile.read(DOSES)) {
            var grams = new BigDecimal(row.getOrDefault("most_g", ""));
            for (var name : row.getOrDefault("herbs", "").split("\\|")) {
                most.put(name, grams);
            }
        }
        return most;
    }

    /** Facts: the pieces, grams a day as prescribed, the most. */
    private static Optional<Hit> tooMuch(Line line, Map<String, BigDecimal> most) {
        return Optional.ofNullable(most.get(line.name()))
                .flatMap(
                        limit ->
                                gramsADay(line)
                                        .filter(grams -> grams.compareTo(limit) > 0)
                                        .map(
                                                grams ->
                                                        Hit.of(
                                                                line,
                                                                line.name(),
                                                                RuleVersion.plain(grams),
                                                                RuleVersion.plain(limit))));
    }

    /** What is given in all, for one day; empty when days or grams are not said. */
    static Optional<BigDecimal> gramsADay(Line line) {
        return line.isPieces() && line.days().signum() > 0 && GRAMS.contains(line.unit())
                ? Optional.of(line.quantity().divide(line.days(), SCALE, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    /** Whether R701 or R702 tell of two names. */
    record Apart(List<Pair> pairs) {
        boolean told(String one, String other) {
            return pairs.stream().anyMatch(pair -> pair.has(one, other) || pair.has(other, one));
        }
    }

    static Apart apart(Terms terms) {
        return new Apart(CsvFile.read(FILE).stream().map(row -> pair(row, terms)).toList());
    }

    private static Pair pair(Map<String, String> row, Terms terms) {
        return new Pair(
                terms.get(row.getOrDefault("one", "")), terms.get(row.getOrDefault("other", "")));
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
