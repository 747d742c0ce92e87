package cn.yunfang.rules;

import cn.yunfang.formulary.ImportFormat;
import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Rule.OfImported;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * R91x: what the tables say that an adopter imported. They name the file, its day and the row, warn
 * or inform and never refuse, and do not tell again what rules/*.csv already tell of the same
 * drugs.
 */
final class ImportedRules {
    private static final String CHAPTER = "R91";

    private static final List<ImportFormat> PAIRS =
            List.of(ImportFormat.DDI_PAIR, ImportFormat.DDI_ATC_CLASS, ImportFormat.RX_INTERACTION);
    private static final Set<String> RISKY = Set.of("D", "X");
    private static final int CHILD = 12;
    private static final int ELDERLY = 65;
    private static final int GRAVE = 3;
    private static final List<String> KIDNEY = List.of("N18.4", "N18.5");
    private static final List<String> LIVER = List.of("K72", "K74", "K70.3", "K70.4");

    private final Atc atc = Atc.load();
    private final Interactions<InteractionRules.Effect> ours;
    private final HerbRules.Apart apart;
    private final Map<String, BigDecimal> grams = HerbRules.most();

    private ImportedRules(Terms terms) {
        this.ours = InteractionRules.all(terms);
        this.apart = HerbRules.apart(terms);
    }

    static Map<String, OfImported> rules(Terms terms) {
        var rules = new ImportedRules(terms);
        var all = new HashMap<String, OfImported>();
        all.put(
                "R911",
                (rx, t, known) ->
                        rules.pairs(rx, known, grade -> t.number().intValueExact() <= grade));
        all.put(
                "R912",
                (rx, t, known) ->
                        rules.pairs(rx, known, grade -> t.number().intValueExact() == grade));
        all.put("R913", (rx, _, known) -> rules.herbPairs(rx.lines(), known));
        all.put("R914", (rx, _, known) -> rules.herbDoses(rx, known));
        all.put("R915", (rx, t, known) -> rules.elderly(rx, t, known));
        all.put("R916", (rx, _, known) -> rules.pregnant(rx, known));
        all.put("R917", (rx, _, known) -> populations(rx, known, grade -> grade >= GRAVE));
        all.put("R918", (rx, _, known) -> populations(rx, known, grade -> grade < GRAVE));
        all.put("R919", (rx, t, known) -> rules.exposed(rx, t, known));
        return all;
    }

    /** Whether a finding was read in an imported file. */
    static boolean found(Verdict.Finding finding) {
        return finding.rule().startsWith(CHAPTER);
    }

    /** Facts: both names, what the row says in both languages. */
    private Stream<Hit> pairs(ReviewInput rx, Imported known, Predicate<Integer> grades) {
        if (known.isEmpty()) {
            return Stream.of();
        }
        var taken = rx.stillTaken();
        return Stream.concat(
                        rx.lines().stream()
                                .flatMap(
                                        one ->
                                                InteractionRules.after(one, rx.lines())
                                                        .flatMap(two -> two(one, two, known))),
                        rx.lines().stream()
                                .flatMap(
                                        line ->
                                                taken.stream()
                                                        .flatMap(had -> two(line, had, known))))
                .filter(found -> grades.test(found.told().grade()))
                .map(Found::hit)
                .distinct();
    }

    /** A row that fits, before its grade is asked. */
    private record Found(int line, String one, String other, Told told) {
        Hit hit() {
            return new Hit(
                    line, List.of(one, other, told.chinese(), told.english()), told.source());
        }
    }

    private Stream<Found> two(Line one, Line other, Imported known) {
        return ours.between(one.drug(), other.drug()).isEmpty()
                ? known.between(PAIRS, one.drug(), other.drug())
                        .map(told -> new Found(0, one.name(), other.name(), told))
                : Stream.of();
    }

    private Stream<Found> two(Line line, InUse had, Imported known) {
        return LineRules.sameGeneric(line.drug(), had.drug())
                        || !ours.between(line.drug(), had.drug()).isEmpty()
                ? Stream.of()
                : known.between(PAIRS, line.drug(), had.drug())
                        .map(told -> new Found(line.no(), line.name(), had.label(), told));
    }

    /** Facts: both names, what the row says in both languages. */
    private Stream<Hit> herbPairs(List<Line> lines, Imported known) {
        var table = known.tables().get(ImportFormat.TCM_HERB_INCOMPATIBILITY);
        return table == null
                ? Stream.of()
                : names(lines)
                        .flatMap(one -> names(lines).flatMap(two -> apart(table, one, two)))
                        .map(Found::hit);
    }

    private static Stream<String> names(List<Line> lines) {
        return lines.stream().filter(Line::isPieces).map(Line::name).distinct().sorted();
    }

    private Stream<Found> apart(Imported.Table table, String one, String other) {
        return one.compareTo(other) >= 0 || apart.told(one, other)
                ? Stream.of()
                : table.together()
                        .betweenGroups(one, other)
                        .map(told -> new Found(0, one, other, told));
    }

    /** Facts: the pieces, grams a day, the most. */
    private Stream<Hit> herbDoses(ReviewInput rx, Imported known) {
        return lines(rx, line -> line.isPieces() && !grams.containsKey(line.name()))
                .flatMap(line -> tooMuch(line, known));
    }

    private static Stream<Hit> tooMuch(Line line, Imported known) {
        return HerbRules.gramsADay(line).stream()
                .flatMap(
                        given ->
                                known.of(ImportFormat.TCM_HERB_DOSE, List.of(line.name()))
                                        .filter(told -> over(given, told))
                                        .map(
                                                told ->
                                                        hit(
                                                                line,
                                                                told,
                                                                RuleVersion.plain(given),
                                                                told.figure())));
    }

    private static boolean over(BigDecimal given, Told told) {
        return given.compareTo(new BigDecimal(told.figure())) > 0;
    }

    /** Facts: the drug, the age, what the row says. */
    private Stream<Hit> elderly(ReviewInput rx, RuleVersion terms, Imported known) {
        return PractiseRules.under(rx, terms)
                ? Stream.of()
                : lines(rx, line -> !line.isPieces())
                        .flatMap(
                                line ->
                                        ofSubstance(ImportFormat.BEERS, line, known)
                                                .limit(1)
                                                .map(t -> hit(line, t, rx.age(), t.english())));
    }

    /** Facts: the drug, the letter. */
    private Stream<Hit> pregnant(ReviewInput rx, Imported known) {
        return lines(rx, _ -> rx.condition().pregnant())
                .flatMap(
                        line ->
                                ofSubstance(ImportFormat.PREGNANCY_CATEGORY, line, known)
                                        .filter(t -> RISKY.contains(t.figure()))
                                        .limit(1)
                                        .map(t -> hit(line, t, t.figure())));
    }

    /** Facts: the pieces, whom it concerns, what the row says. */
    private static Stream<Hit> populations(
            ReviewInput rx, Imported known, Predicate<Integer> grades) {
        return lines(rx, Line::isPieces)
                .flatMap(
                        line ->
                                known.of(
                                                ImportFormat.TCM_HERB_SPECIAL_POPULATION,
                                                List.of(line.name()))
                                        .filter(t -> grades.test(t.grade()))
                                        .filter(t -> concerns(t.figure(), rx))
                                        .map(t -> hit(line, t, t.figure(), t.chinese())))
                .distinct();
    }

    private static boolean concerns(String population, ReviewInput rx) {
        return population.contains("孕") && rx.condition().pregnant()
                || population.contains("哺乳") && rx.condition().breastFeeding()
                || population.contains("儿童") && rx.age() < CHILD
                || population.contains("老年") && rx.age() >= ELDERLY
                || population.contains("肾功能") && hasAny(rx, KIDNEY)
                || population.contains("肝功能") && hasAny(rx, LIVER);
    }

    /** Facts: the drug, how many times the exposure is. */
    private Stream<Hit> exposed(ReviewInput rx, RuleVersion terms, Imported known) {
        var kidney =
                hasAny(rx, KIDNEY)
                        ? lines(rx, line -> !line.isPieces())
                                .flatMap(line -> times(ImportFormat.RENAL_IMPAIRMENT, line, known))
                        : Stream.<Exposure>of();
        var liver =
                hasAny(rx, LIVER)
                        ? lines(rx, line -> !line.isPieces())
                                .flatMap(
                                        line ->
                                                times(ImportFormat.HEPATIC_IMPAIRMENT, line, known)
                                                        .map(Exposure::fromPerCent))
                        : Stream.<Exposure>of();
        return Stream.concat(kidney, liver)
                .filter(one -> one.times().compareTo(terms.number()) >= 0)
                .map(one -> hit(one.line(), one.told(), RuleVersion.plain(one.times())));
    }

    private record Exposure(Line line, Told told, BigDecimal times) {
        // 150 per cent more is 2.5 times as much
        Exposure fromPerCent() {
            return new Exposure(line, told, times.movePointLeft(2).add(BigDecimal.ONE));
        }
    }

    private Stream<Exposure> times(ImportFormat format, Line line, Imported known) {
        return ofSubstance(format, line, known)
                .limit(1)
                .map(t -> new Exposure(line, t, new BigDecimal(t.figure())));
    }

    private Stream<Told> ofSubstance(ImportFormat format, Line line, Imported known) {
        return known.isEmpty() ? Stream.of() : known.of(format, atc.substancesOf(line.drug()));
    }

    private static Stream<Line> lines(ReviewInput rx, Predicate<Line> which) {
        return rx.lines().stream().filter(which);
    }

    private static boolean hasAny(ReviewInput rx, List<String> heads) {
        return rx.diagnoses().stream()
                .anyMatch(one -> heads.stream().anyMatch(one.code()::startsWith));
    }

    private static Hit hit(Line line, Told told, Object... facts) {
        var all = Stream.concat(Stream.of((Object) line.name()), Stream.of(facts)).toList();
        return new Hit(line.no(), all, told.source());
    }
}
