package cn.yunfang.rules;

import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Terms.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** R507–R509: the allergies the hospital wrote down against the drugs prescribed. */
final class AllergyRules {
    /** A group of related drugs, and the words by which an allergy to it is told. */
    private record Family(Term drugs, Term told) {
        boolean hits(Allergies allergies, ReviewInput.Line line) {
            return drugs.has(line.drug()) && allergies.toAny(told.words());
        }
    }

    private AllergyRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var families =
                List.of(
                        family(terms, "penicillin"),
                        family(terms, "cephalosporin"),
                        family(terms, "sulfonamide"),
                        family(terms, "quinolone"));
        var penicillin = families.get(0);
        var cephalosporin = families.get(1);
        return Map.of(
                "R507",
                        Rule.eachLine(
                                (rx, line, _) ->
                                        allergies(rx, terms)
                                                .flatMap(
                                                        told ->
                                                                told.to(
                                                                        Allergies.substance(
                                                                                line.name(),
                                                                                terms)))
                                                .map(word -> Hit.of(line, line.name(), word))),
                "R508",
                        Rule.lineIs(
                                (rx, line, _) ->
                                        allergies(rx, terms)
                                                .filter(told -> anyHits(families, told, line))
                                                .isPresent()),
                "R509",
                        Rule.lineIs(
                                (rx, line, _) ->
                                        allergies(rx, terms)
                                                .filter(
                                                        told ->
                                                                crosses(
                                                                        penicillin,
                                                                        cephalosporin,
                                                                        told,
                                                                        line))
                                                .isPresent()));
    }

    private static Family family(Terms terms, String name) {
        return new Family(terms.get(name), terms.get("allergy_" + name));
    }

    private static Optional<Allergies> allergies(ReviewInput rx, Terms terms) {
        return Optional.of(rx.condition().allergies())
                .filter(text -> !text.isBlank())
                .map(text -> Allergies.read(text, terms));
    }

    private static boolean anyHits(
            List<Family> families, Allergies allergies, ReviewInput.Line line) {
        return families.stream().anyMatch(family -> family.hits(allergies, line));
    }

    // told of one family, prescribed from the other
    private static boolean crosses(
            Family one, Family other, Allergies allergies, ReviewInput.Line line) {
        return one.drugs().has(line.drug()) && allergies.toAny(other.told().words())
                || other.drugs().has(line.drug()) && allergies.toAny(one.told().words());
    }
}
