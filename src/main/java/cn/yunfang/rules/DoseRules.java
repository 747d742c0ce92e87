package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Terms.Term;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * R83x: one dose and the dose of a day against what the label allows by route, age and weight. The
 * figures and who says so are rules/doses.csv; the first band of a drug that suits the patient
 * counts, so what is for the elderly stands before what is for adults.
 */
final class DoseRules {
    private static final String WEEKLY = "qw";
    private static final BigDecimal EXACTLY = BigDecimal.ONE;

    /** What was prescribed, in milligrams; the day is empty without a fixed frequency. */
    private record Given(BigDecimal once, Optional<BigDecimal> day) {}

    private final DrugIndex<DoseBand> bands;
    private final Supply.Reckoner frequencies = Supply.load();
    private final Term weekly;

    private DoseRules(Terms terms) {
        this.bands = DoseBand.load(terms);
        this.weekly = terms.get("methotrexate_oral");
    }

    static Map<String, Rule> rules(Terms terms) {
        var doses = new DoseRules(terms);
        return Map.of(
                "R830", doses.each(DoseBand::ofElderly, doses::onceTooMuch),
                "R831", doses.each(DoseBand::ofAdults, doses::dayTooMuch),
                "R832", doses.each(DoseBand::ofAdults, doses::onceTooMuch),
                "R833", doses.each(DoseBand::ofAdults, doses::tooLittle),
                "R834", doses.children(doses::dayTooMuch),
                "R835", doses.children(doses::onceTooMuch),
                "R836", doses.each(DoseBand::ofChildren, doses::tooLittle),
                "R837", Rule.eachLine((rx, line, _) -> doses.weightMissing(rx, line)),
                "R838", doses.each(DoseBand::ofElderly, doses::dayTooMuch),
                "R839", Rule.lineIs((rx, line, _) -> doses.oftenerThanWeekly(rx, line)));
    }

    /** A finding about one line; the figure is what the band allows times the tolerance. */
    @FunctionalInterface
    private interface Check {
        Optional<Hit> hit(Asked asked);
    }

    private record Asked(
            ReviewInput rx, Line line, DoseBand band, Given given, BigDecimal tolerance) {
        /** Facts: the drug, what was prescribed, the limit, why it is so in both languages. */
        Hit hit(BigDecimal prescribed, BigDecimal limit, Optional<BigDecimal> perKg) {
            var weight = rx.condition().weightKg().filter(_ -> band.perKg());
            BiFunction<BigDecimal, BigDecimal, String> times =
                    (mg, kg) -> RuleVersion.plain(mg) + "mg/kg×" + RuleVersion.plain(kg) + "kg";
            var why = perKg.flatMap(mg -> weight.map(kg -> times.apply(mg, kg)));
            return Hit.of(
                    line,
                    line.name(),
                    RuleVersion.plain(prescribed),
                    RuleVersion.plain(limit),
                    why.orElse(rx.age() + "岁"),
                    why.orElse("age " + rx.age()));
        }
    }

    private Rule each(Predicate<DoseBand> which, Check check) {
        return Rule.eachLine((rx, line, _) -> checked(rx, line, which, EXACTLY, check));
    }

    // packs are not cut to the milligram: the rule's number says how much more is borne
    private Rule children(Check check) {
        return Rule.eachLine(
                (rx, line, terms) ->
                        checked(rx, line, DoseBand::ofChildren, terms.number(), check));
    }

    private Optional<Hit> checked(
            ReviewInput rx,
            Line line,
            Predicate<DoseBand> which,
            BigDecimal tolerance,
            Check check) {
        return band(rx, line)
                .filter(which)
                .flatMap(
                        band -> given(line).map(dose -> new Asked(rx, line, band, dose, tolerance)))
                .flatMap(check::hit);
    }

    private Optional<DoseBand> band(ReviewInput rx, Line line) {
        return bands.of(line.drug()).stream().filter(one -> one.suits(rx, line)).findFirst();
    }

    private Optional<Given> given(Line line) {
        return PackSize.of(line.drug())
                .milligrams(line.singleDose(), line.doseUnit())
                .filter(mg -> mg.signum() > 0)
                .map(
                        mg ->
                                new Given(
                                        mg,
                                        Optional.of(frequencies.timesADay(line.frequency()))
                                                .filter(times -> times.signum() > 0)
                                                .map(mg::multiply)));
    }

    private Optional<Hit> dayTooMuch(Asked asked) {
        var band = asked.band();
        return over(asked, asked.given().day(), band.most())
                .or(
                        () ->
                                asked.given()
                                        .day()
                                        .flatMap(
                                                day ->
                                                        band.cap()
                                                                .filter(cap -> less(cap, day))
                                                                .map(cap -> capped(asked, cap))));
    }

    private static Hit capped(Asked asked, BigDecimal cap) {
        return asked.hit(asked.given().day().orElseThrow(), cap, Optional.empty());
    }

    private Optional<Hit> onceTooMuch(Asked asked) {
        return over(asked, Optional.of(asked.given().once()), asked.band().once());
    }

    private static Optional<Hit> over(
            Asked asked, Optional<BigDecimal> given, Optional<BigDecimal> figure) {
        return given.flatMap(
                mg ->
                        asked.band()
                                .of(figure, asked.rx())
                                .filter(limit -> less(limit.multiply(asked.tolerance()), mg))
                                .map(limit -> asked.hit(mg, limit, figure)));
    }

    // less than daily is no daily dose
    private Optional<Hit> tooLittle(Asked asked) {
        var figure = asked.band().least();
        return asked.given()
                .day()
                .filter(day -> !less(day, asked.given().once()))
                .flatMap(
                        day ->
                                asked.band()
                                        .of(figure, asked.rx())
                                        .filter(least -> less(day, least))
                                        .map(least -> asked.hit(day, least, figure)));
    }

    /** Facts: the drug. */
    private Optional<Hit> weightMissing(ReviewInput rx, Line line) {
        return band(rx, line)
                .filter(DoseBand::perKg)
                .filter(_ -> rx.condition().weightKg().isEmpty())
                .map(_ -> Hit.of(line, line.name()));
    }

    // by mouth once a week, unless it treats a tumour; more often it has killed
    private boolean oftenerThanWeekly(ReviewInput rx, Line line) {
        return weekly.has(line.drug())
                && less(frequencies.timesADay(WEEKLY), frequencies.timesADay(line.frequency()))
                && rx.diagnoses().stream()
                        .noneMatch(
                                one -> one.code().startsWith("C") || one.code().startsWith("D4"));
    }

    private static boolean less(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) < 0;
    }
}
