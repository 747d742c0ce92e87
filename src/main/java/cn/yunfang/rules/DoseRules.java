package cn.yunfang.rules;

import cn.yunfang.rules.Rule.Hit;
import cn.yunfang.rules.Terms.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * R83x: the dose of a day against the most that the label allows an adult by mouth. The drugs, the
 * doses and who says so are rules/daily_doses.csv.
 */
final class DoseRules {
    private static final String FILE = "rules/daily_doses.csv";
    private static final String BY_MOUTH = "1";
    private static final int ADULT = 18;

    /** One row of the file. */
    private record Most(Term drugs, BigDecimal milligrams) {}

    private DoseRules() {}

    static Map<String, Rule> rules(Terms terms) {
        var frequencies = Supply.load();
        var most =
                CsvFile.read(FILE).stream()
                        .map(
                                row ->
                                        new Most(
                                                terms.get(row.getOrDefault("drugs", "")),
                                                new BigDecimal(row.getOrDefault("mg_a_day", ""))))
                        .toList();
        return Map.of(
                "R831",
                Rule.eachLine(
                        (rx, line, _) ->
                                rx.age() < ADULT || !line.route().equals(BY_MOUTH)
                                        ? Optional.empty()
                                        : tooMuch(most, frequencies, line)));
    }

    /** Facts: the drug, milligrams a day as prescribed, the most. */
    private static Optional<Hit> tooMuch(
            List<Most> most, Supply.Reckoner frequencies, ReviewInput.Line line) {
        return most.stream()
                .filter(one -> one.drugs().has(line.drug()))
                .findFirst()
                .flatMap(
                        one ->
                                PackSize.of(line.drug())
                                        .milligrams(line.singleDose(), line.doseUnit())
                                        .map(
                                                dose ->
                                                        dose.multiply(
                                                                frequencies.timesADay(
                                                                        line.frequency())))
                                        .filter(day -> day.compareTo(one.milligrams()) > 0)
                                        .map(
                                                day ->
                                                        Hit.of(
                                                                line,
                                                                line.name(),
                                                                plain(day),
                                                                plain(one.milligrams()))));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
