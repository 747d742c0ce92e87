package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** R1xx: may these lines stand on one prescription that circulates? */
final class LineRules {
    // X + ATC level 4 + generic serial: what differs after it is form, strength and maker
    private static final int GENERIC_PART = 10;

    private LineRules() {}

    static Map<String, Rule> rules() {
        return Map.of(
                "R101", Rule.lineIs((_, line, _) -> !line.drug().circulates()),
                "R102", Rule.lineIs((rx, line, _) -> !inCatalogue(line.drug(), rx.on())),
                "R103",
                        Rule.lineIs(
                                (_, line, _) ->
                                        line.overTheCounter() && line.drug().prescriptionOnly()),
                "R104", Rule.lineIs((_, line, _) -> line.quantity().signum() <= 0),
                "R105", (rx, terms) -> tooMany(rx, terms),
                "R106", Rule.whole((rx, _) -> mixed(rx.lines())),
                "R107", (rx, _) -> duplicates(rx.lines()));
    }

    private static boolean inCatalogue(Drug drug, LocalDate on) {
        return !on.isBefore(drug.from()) && !on.isAfter(drug.to());
    }

    // pieces of one decoction are counted as none
    private static Stream<Hit> tooMany(ReviewInput rx, RuleVersion terms) {
        long kinds = rx.lines().stream().filter(line -> !line.isPieces()).count();
        return terms.exceededBy(BigDecimal.valueOf(kinds))
                ? Stream.of(Hit.ofAll(kinds, terms.limit()))
                : Stream.of();
    }

    private static boolean mixed(List<Line> lines) {
        return lines.stream().anyMatch(Line::isPieces) && !lines.stream().allMatch(Line::isPieces);
    }

    private static Stream<Hit> duplicates(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(Line::name))
                .collect(
                        Collectors.groupingBy(
                                LineRules::generic, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .map(same -> Hit.ofAll(same.getFirst().name(), same.size()));
    }

    private static String generic(Line line) {
        return generic(line.drug());
    }

    static boolean sameGeneric(Drug one, Drug other) {
        return generic(one).equals(generic(other));
    }

    /** What drugs of the same generic have in common, whatever their form, strength and maker. */
    private static String generic(Drug drug) {
        var code = drug.code();
        return code.startsWith("X") && code.length() > GENERIC_PART
                ? code.substring(0, GENERIC_PART)
                : drug.genericName();
    }
}
