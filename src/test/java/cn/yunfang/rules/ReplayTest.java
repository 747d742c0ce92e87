package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A decision that was kept is explained and taken again. */
class ReplayTest {
    private final Rules rules =
            new Rules(Cases.knowledge(), BureauRules.none(), new SimpleMeterRegistry(), true);

    @Test
    void theKeptInputOfEveryCaseGivesTheSameFindings() {
        for (var row : Cases.rows()) {
            var input = Cases.input(row);
            var kept = Rules.kept(input);

            assertThat(rules.replay(kept, Instant.EPOCH).findings())
                    .as(Cases.cell(row, "case"))
                    .isEqualTo(rules.check(input).findings());
            assertThat(Rules.facts(kept)).isEqualTo(RuleView.of(input));
        }
    }

    @Test
    void findingKeptBeforeRulesAskedForTwoPharmacistsIsReadAndReproduced() {
        var input = Cases.input(Map.of("lines", "阿普唑仑片 1盒 8天 0.4mg qn", "no", ""));
        var said = rules.check(input).findings();
        var old = Json.text(said).replaceAll(",\"twoPersons\":(true|false)", "");

        var read = Verdict.read(old);

        assertThat(Verdict.needsTwo(said)).isTrue();
        assertThat(Verdict.needsTwo(read)).isFalse();
        assertThat(rules.reproduces(Rules.kept(input), Instant.EPOCH, read)).isTrue();
        assertThat(rules.reproduces(Rules.kept(input), Instant.EPOCH, List.of())).isFalse();
    }

    @Test
    void inputKeptBeforeThereWereSkillsIsRead() {
        var input = Cases.input(Map.of("lines", "阿莫西林胶囊 2盒 7天 0.5g bid"));
        var kept = Rules.kept(input);
        var old = kept.replace(",\"skills\":[]", "");

        assertThat(old).isNotEqualTo(kept);
        assertThat(rules.replay(old, Instant.EPOCH)).isEqualTo(rules.check(input));
    }

    @Test
    void whatIsKeptNamesNoPatient() {
        var input = Cases.input(Map.of("lines", "阿莫西林胶囊 2盒 7天 0.5g bid"));

        assertThat(Rules.kept(input)).doesNotContain("\"" + input.patient().no() + "\"");
        assertThat(input.withoutNames().patient().name()).isEmpty();
        assertThat(input.withoutNames().patient().certno()).isEmpty();
    }

    @Test
    void onlyWhatWasNotSaidThenIsNews() {
        var row =
                Cases.rows().stream()
                        .filter(one -> !Cases.cell(one, "in_use").isEmpty())
                        .filter(one -> Cases.cell(one, "expected").contains("R801"))
                        .findFirst()
                        .orElseThrow();
        var input = Cases.input(row);
        var kept = Rules.kept(input);
        var alone = rules.check(input.later(input.on(), List.of())).findings();

        assertThat(rules.news(kept, rules.check(input).findings(), input.on(), input.inUse()))
                .isEmpty();
        assertThat(rules.news(kept, alone, input.on(), input.inUse()))
                .extracting(Verdict.Finding::rule)
                .contains("R801");
    }
}
