package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.rules.BureauRule.Mode;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BureauRulesTest {
    private static final ReviewInput RX =
            Cases.input(Map.of("lines", "阿莫西林胶囊 2盒 7天 0.5g bid", "age", "70"));
    private static final String CITY = RX.institution().division().substring(0, 4);

    private final BureauRules rules = BureauRules.none();

    private static BureauRule rule(String version, Mode mode, String expression) {
        return rule("B" + CITY + "-A", version, mode, Cases.DAY, expression);
    }

    private static BureauRule rule(
            String id, String version, Mode mode, LocalDate from, String expression) {
        return new BureauRule(
                id,
                version,
                from,
                mode,
                Severity.WARN,
                expression.contains("line."),
                id.endsWith("-TWO"),
                expression,
                "{drug}要说明",
                "{drug}: say why",
                "test",
                "周",
                Instant.EPOCH);
    }

    private List<String> counting(BureauRule... all) {
        rules.keep(List.of(all));
        return said(rules.findings(RX, Instant.MAX).counting());
    }

    private List<String> shadow(BureauRule... all) {
        rules.keep(List.of(all));
        return said(rules.findings(RX, Instant.MAX).shadow());
    }

    private static List<String> said(List<Finding> findings) {
        return findings.stream()
                .map(one -> one.version() + "@" + one.line() + " " + one.severity())
                .toList();
    }

    @Test
    void ruleMayAskForTwoPharmacists() {
        rules.keep(
                List.of(
                        rule("B" + CITY + "-A", "1", Mode.ACTIVE, Cases.DAY, "true"),
                        rule("B" + CITY + "-TWO", "1", Mode.ACTIVE, Cases.DAY, "true")));

        assertThat(rules.findings(RX, Instant.MAX).counting())
                .extracting(Finding::twoPersons)
                .containsExactly(false, true);
    }

    @Test
    void everyValueOfTheViewIsThereAndHasItsType() {
        RuleView.of(RX)
                .forEach(
                        (name, value) -> {
                            if (value instanceof Map<?, ?> fields) {
                                var record = name.substring(0, 1).toUpperCase() + name.substring(1);
                                assertThat(fields.keySet())
                                        .isEqualTo(RuleView.RECORDS.get(record).keySet());
                            }
                        });
        assertThat(RuleView.line(RX.lines().getFirst()).keySet())
                .isEqualTo(RuleView.RECORDS.get("Line").keySet());
        assertThat(
                        counting(
                                rule(
                                        "1",
                                        Mode.ACTIVE,
                                        "patient.age >= 70 && prescription.validDays <= 3"
                                                + " && patient.weightKg == 0.0"
                                                + " && !prescription.inpatient"
                                                + " && size(lines) == 1 && size(inUse) == 0"
                                                + " && institution.type == 'HOSPITAL'"
                                                + " && doctor.title != ''"
                                                + " && diagnoses[0].startsWith('J06')")))
                .containsExactly("1@0 WARN");
    }

    @Test
    void namesTheLineAndItsDrug() {
        rules.keep(List.of(rule("1", Mode.ACTIVE, "line.days >= 7")));

        var found = rules.findings(RX, Instant.MAX).counting().getFirst();

        assertThat(found.line()).isEqualTo(1);
        assertThat(found.chinese()).isEqualTo("阿莫西林胶囊要说明");
        assertThat(found.rule()).isEqualTo("B" + CITY + "-A");
    }

    @Test
    void theNewestVersionInForceCountsAndEndedOnesDoNot() {
        var first = rule("1", Mode.ACTIVE, "true");
        var second = rule("2", Mode.ACTIVE, "true");
        var later = rule(first.id(), "3", Mode.ACTIVE, Cases.DAY.plusDays(1), "true");

        assertThat(counting(first, second, later)).containsExactly("2@0 WARN");
        assertThat(counting(first, rule("2", Mode.ENDED, "true"))).isEmpty();
    }

    @Test
    void aShadowRunsBesideWhatCounts() {
        var first = rule("1", Mode.ACTIVE, "true");
        var trial = rule("2", Mode.SHADOW, "true");

        assertThat(counting(first, trial)).containsExactly("1@0 WARN");
        assertThat(shadow(first, trial)).containsExactly("2@0 WARN");
        assertThat(shadow(trial, rule("3", Mode.ACTIVE, "true"))).isEmpty();
    }

    @Test
    void whatWasStoredLaterDoesNotReachBack() {
        rules.keep(List.of(rule("1", Mode.ACTIVE, "true")));

        assertThat(rules.findings(RX, Instant.EPOCH).counting()).hasSize(1);
        assertThat(rules.findings(RX, Instant.EPOCH.minusSeconds(1)).counting()).isEmpty();
    }

    @Test
    void aRegionIsFullWithAHundredRulesThatHaveNotEnded() {
        var all = new ArrayList<BureauRule>();
        for (int i = 0; i < BureauRules.MOST_RULES; i++) {
            all.add(rule("B32-A" + i, "1", Mode.SHADOW, Cases.DAY, "true"));
        }
        rules.keep(all);

        assertThat(rules.full("32", "B32-NEW")).isTrue();
        assertThat(rules.full("32", "B32-A7")).isFalse();
        assertThat(rules.full("3201", "B3201-NEW")).isFalse();

        all.add(rule("B32-A7", "2", Mode.ENDED, Cases.DAY, "true"));
        rules.keep(all);
        assertThat(rules.full("32", "B32-NEW")).isFalse();
    }

    @Test
    void runsInItsOwnRegionAlone() {
        assertThat(counting(rule("B99-A", "1", Mode.ACTIVE, Cases.DAY, "true"))).isEmpty();
        assertThat(counting(rule("B-A", "1", Mode.ACTIVE, Cases.DAY, "true"))).hasSize(1);
    }

    @Test
    void aRuleThatFailsInformsAndBreaksNothing() {
        assertThat(counting(rule("1", Mode.ACTIVE, "1 / size(inUse) > 0")))
                .containsExactly("1@0 INFORM");
        assertThat(rules.findings(RX, Instant.MAX).counting().getFirst().english())
                .isEqualTo("the rule could not be evaluated");
        assertThat(counting(rule("1", Mode.ACTIVE, "no such thing"))).containsExactly("1@0 INFORM");
    }
}
