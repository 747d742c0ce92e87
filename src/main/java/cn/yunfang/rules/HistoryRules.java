package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** R80x: what other prescriptions of the patient, of any institution, still give him. */
final class HistoryRules {
    /** X and the fourth level of the ATC code: drugs of one chemical group. */
    private static final int CLASS_PART = 6;

    private static final String WESTERN = "X";

    private HistoryRules() {}

    static Map<String, Rule> rules() {
        return Map.of(
                "R801", still(LineRules::sameGeneric),
                "R802",
                        still(
                                (one, other) ->
                                        sameClass(one, other)
                                                && !LineRules.sameGeneric(one, other)),
                "R803", (rx, _) -> besides(rx.lines()));
    }

    /** Facts: the drug, the other drug, days left, who prescribed it, its number. */
    private static Rule still(BiPredicate<Drug, Drug> alike) {
        return (rx, terms) ->
                rx.lines().stream()
                        .flatMap(
                                line ->
                                        rx.inUse().stream()
                                                .filter(had -> alike.test(line.drug(), had.drug()))
                                                .filter(
                                                        had ->
                                                                terms.exceededBy(
                                                                        had.daysLeft(rx.on())))
                                                .map(had -> hit(rx, line, had)));
    }

    private static Hit hit(ReviewInput rx, Line line, InUse had) {
        return Hit.of(
                line,
                line.name(),
                had.name(),
                had.daysLeft(rx.on()),
                had.institution(),
                had.hiRxno());
    }

    private static Stream<Hit> besides(List<Line> lines) {
        return lines.stream()
                .flatMap(
                        line ->
                                lines.stream()
                                        .filter(other -> line.name().compareTo(other.name()) < 0)
                                        .filter(other -> sameClass(line.drug(), other.drug()))
                                        .filter(
                                                other ->
                                                        !LineRules.sameGeneric(
                                                                line.drug(), other.drug()))
                                        .map(other -> Hit.ofAll(line.name(), other.name())))
                .distinct();
    }

    private static boolean sameClass(Drug one, Drug other) {
        return one.code().startsWith(WESTERN)
                && one.code().length() >= CLASS_PART
                && other.code().startsWith(one.code().substring(0, CLASS_PART));
    }
}
