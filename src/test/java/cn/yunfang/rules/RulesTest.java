package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.rules.Verdict.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulesTest {
    private final Engine engine = Cases.engine();

    /** rules/cases.csv: exactly the rules of the last column fire, at the lines it names. */
    @TestFactory
    Stream<DynamicTest> prescriptionsFireExactlyTheRulesOfTheirRow() {
        return Cases.rows().stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        Cases.cell(row, "no") + " " + Cases.cell(row, "case"),
                                        () ->
                                                assertThat(fired(row))
                                                        .as(Cases.cell(row, "lines"))
                                                        .isEqualTo(expected(row))));
    }

    private TreeSet<String> fired(Map<String, String> row) {
        return engine.findings(Cases.input(row), SampleImports.all()).stream()
                .map(RulesTest::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String place(Finding finding) {
        return finding.line() == 0 ? finding.rule() : finding.rule() + "@" + finding.line();
    }

    private static TreeSet<String> expected(Map<String, String> row) {
        return Arrays.stream(Cases.cell(row, "expected").split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyRuleFiresInSomeCase() {
        var fired =
                Cases.rows().stream()
                        .flatMap(row -> expected(row).stream())
                        .map(place -> place.replaceAll("@.*", ""))
                        .collect(Collectors.toSet());

        assertThat(Rulebook.load().ids()).isSubsetOf(fired);
    }

    @Test
    void findingTellsFactsAndSourceInBothLanguages() {
        var findings =
                engine.findings(Cases.input(Map.of("lines", "苯磺酸氨氯地平片 2盒 8天 5mg qd", "no", "")));

        assertThat(findings)
                .containsExactly(
                        new Finding(
                                1,
                                "R401",
                                "1.0",
                                Verdict.Severity.WARN,
                                "苯磺酸氨氯地平片超过7日用量，须注明理由",
                                "苯磺酸氨氯地平片 is for more than 7 days; a reason is needed",
                                "《处方管理办法》（卫生部令第53号）第十九条"));
    }

    @Test
    void everySentenceShowsItsFacts() {
        assertThat(Cases.rows())
                .allSatisfy(
                        row ->
                                assertThat(engine.findings(Cases.input(row), SampleImports.all()))
                                        .allSatisfy(
                                                found ->
                                                        assertThat(
                                                                        found.chinese()
                                                                                + found.english())
                                                                .doesNotContain("%", "null")));
    }

    @Test
    void warningGoesToThePharmacistAndARefusalDoesNotWait() {
        var warned = verdict("苯磺酸氨氯地平片 2盒 8天 5mg qd", true);
        var refused = verdict("硫酸吗啡缓释片 1盒 5天 10mg bid", true);

        assertThat(warned.needsPharmacist()).isTrue();
        assertThat(warned.refusals()).isEmpty();
        assertThat(refused.needsPharmacist()).isFalse();
        assertThat(refused.refusals()).extracting(Finding::rule).containsExactly("R303");
    }

    @Test
    void cleanPrescriptionPassesByItselfUnlessAutomaticReviewIsOff() {
        var clean = "阿莫西林胶囊 2盒 7天 0.5g bid";

        assertThat(verdict(clean, true).needsPharmacist()).isFalse();
        assertThat(verdict(clean, false).needsPharmacist()).isTrue();
    }

    @Test
    void versionInForceOnTheDayOfPrescribingCounts() {
        var book =
                new Rulebook(
                        List.of(
                                version("1", LocalDate.of(2026, 1, 1), 7),
                                version("2", LocalDate.of(2026, 7, 1), 14)));

        assertThat(book.inForce("R401", LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(book.inForce("R401", LocalDate.of(2026, 6, 30)))
                .map(RuleVersion::version)
                .contains("1");
        assertThat(book.inForce("R401", LocalDate.of(2026, 7, 1)))
                .map(RuleVersion::version)
                .contains("2");
        assertThat(book.inForce("R999", Cases.DAY)).isEmpty();
    }

    private Verdict verdict(String lines, boolean automatic) {
        return new Verdict(engine.findings(Cases.input(Map.of("lines", lines))), automatic);
    }

    private static RuleVersion version(String version, LocalDate from, int days) {
        return new RuleVersion(
                "R401",
                version,
                from,
                Verdict.Severity.WARN,
                BigDecimal.valueOf(days),
                "%1$s",
                "%1$s",
                "test",
                false);
    }
}
