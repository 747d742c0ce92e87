package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.formulary.TestFormularies;
import cn.yunfang.recall.TestRecalls;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rules over every drug of the real catalogue that may circulate. */
class CatalogueRulesModuleTests {
    private static final Formulary FORMULARY = TestFormularies.formulary();
    private static final List<Drug> DRUGS = FORMULARY.circulating(Cases.DAY);

    private final Engine engine =
            new Engine(
                    Rulebook.load(), Terms.load(), Knowledge.of(FORMULARY, TestRecalls.recalls()));

    @Test
    void ordinaryPrescriptionIsRefusedForTheOtherSexOnly() {
        for (var sex : List.of("1", "2")) {
            var refusing = new TreeSet<String>();
            for (var drug : DRUGS) {
                findings(drug, Map.of("sex", sex)).stream()
                        .filter(found -> found.severity() == Severity.REFUSE)
                        .forEach(found -> refusing.add(found.rule()));
            }

            assertThat(refusing).containsExactly("R501");
        }
    }

    @Test
    void mostDrugsPassWithoutAPharmacist() {
        long waiting =
                DRUGS.stream()
                        .map(drug -> findings(drug, Map.of()))
                        .filter(
                                found ->
                                        found.stream()
                                                .anyMatch(one -> one.severity() != Severity.INFORM))
                        .count();

        assertThat(waiting).isLessThan(DRUGS.size() / 4);
    }

    @Test
    void knowsTheSexAndAgeLimitsOfTheNationalRules() {
        assertThat(rules(named("枸橼酸西地那非片"), Map.of("sex", "2"))).contains("R501");
        assertThat(rules(named("枸橼酸西地那非片"), Map.of("sex", "1"))).doesNotContain("R501");
        assertThat(rules(named("益母草颗粒"), Map.of("sex", "1"))).contains("R501");
        assertThat(rules(named("小儿氨酚黄那敏颗粒"), Map.of("age", "30"))).contains("R502");
    }

    @Test
    void knowsWhatThePaymentOfADrugIsLimitedTo() {
        var metformin = named("盐酸二甲双胍片");

        assertThat(rules(metformin, Map.of("diagnoses", "J06.900*"))).contains("R607");
        assertThat(rules(metformin, Map.of("diagnoses", "E11.900*"))).doesNotContain("R607");
    }

    @Test
    void knowsClassesByTheNationalDrugCode() {
        assertThat(rules(named("阿莫西林"), Map.of("allergies", "青霉素过敏"))).contains("R508");
        assertThat(rules(named("头孢克肟"), Map.of("allergies", "青霉素过敏"))).contains("R509");
        assertThat(rules(named("左氧氟沙星"), Map.of("age", "15"))).contains("R510");
    }

    @Test
    void reckonsTheQuantityOfNearlyEveryWesternAndPatentDrug() {
        var supplies = Supply.load();
        var packed = DRUGS.stream().map(CatalogueRulesModuleTests::line).filter(l -> !l.isPieces());
        var open =
                packed.filter(line -> supplies.of(line).isEmpty())
                        .map(line -> line.name() + " " + line.drug().spec())
                        .toList();

        assertThat(open).as(open.toString()).hasSizeLessThan(DRUGS.size() / 50);
    }

    private static Drug named(String part) {
        return DRUGS.stream()
                .filter(drug -> drug.genericName().contains(part))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> rules(Drug drug, Map<String, String> visit) {
        var rules = new TreeSet<String>();
        findings(drug, visit).forEach(found -> rules.add(found.rule()));
        return rules;
    }

    /** One pack-sized line of an approved drug, prescribed by a chief physician. */
    private List<Finding> findings(Drug drug, Map<String, String> visit) {
        var row = new java.util.HashMap<>(visit);
        row.put("lines", "阿莫西林胶囊 2盒 7天 0.5g bid");
        row.put("title", "231");
        row.put("attribute", drug.dualChannel() ? "01" : "02");
        var rx = Cases.input(row);
        return engine.findings(
                new ReviewInput(
                        rx.on(),
                        rx.patient(),
                        rx.doctor(),
                        rx.institution(),
                        rx.condition(),
                        rx.visit(),
                        rx.plan(),
                        rx.diagnoses(),
                        List.of(line(drug)),
                        List.of()));
    }

    static ReviewInput.Line line(Drug drug) {
        return new ReviewInput.Line(
                1,
                drug,
                BigDecimal.TWO,
                drug.packUnit(),
                BigDecimal.valueOf(7),
                BigDecimal.ONE,
                drug.doseUnit(),
                "12",
                Cases.usualRoute(drug.genericName() + drug.dosageForm()),
                "1",
                false);
    }
}
