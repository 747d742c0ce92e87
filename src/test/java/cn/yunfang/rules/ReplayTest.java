package cn.yunfang.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A decision that was kept is explained and taken again. */
class ReplayTest {
    private static final Instant DECIDED = SampleImports.AT.plus(Duration.ofDays(1));

    private final Rules rules =
            new Rules(
                    Cases.knowledge(),
                    BureauRules.none(),
                    ImportedTables.of(SampleImports.all()),
                    new SimpleMeterRegistry(),
                    true);

    @Test
    void theKeptInputOfEveryCaseGivesTheSameFindings() {
        for (var row : Cases.rows()) {
            var input = Cases.input(row);
            var kept = Rules.kept(input);

            assertThat(rules.replay(kept, SampleImports.AT).findings())
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
        assertThat(rules.again(Rules.kept(input), DECIDED, read).reproduced()).isTrue();
        assertThat(rules.again(Rules.kept(input), DECIDED, List.of()).reproduced()).isFalse();
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

    @Test
    void knowledgeThatCameSinceIsNamedAndLeftOutOfTheComparison() {
        var input = Cases.input(Map.of("lines", "依折麦布片 1盒 7天 10mg qd；盐酸曲美他嗪片 1盒 7天 20mg tid"));
        var kept = Rules.kept(input);
        var said = rules.check(input).findings();
        var before = SampleImports.AT.minusSeconds(60);

        assertThat(said).extracting(Verdict.Finding::rule).containsExactly("R911");
        assertThat(rules.again(kept, DECIDED, said)).isEqualTo(new Rules.Again(true, List.of()));
        assertThat(rules.again(kept, DECIDED, List.of()).reproduced()).isFalse();

        var earlier = rules.again(kept, before, List.of());
        assertThat(earlier.reproduced()).isTrue();
        assertThat(earlier.importedSince()).contains("ddi_pair.csv 2026-11-01");
        assertThat(rules.replay(kept, before).findings()).isEmpty();
    }

    @Test
    void withinTheSecondsThatANodeTakesToSeeAFileItIsNamedToo() {
        var input = Cases.input(Map.of("lines", "依折麦布片 1盒 7天 10mg qd；盐酸曲美他嗪片 1盒 7天 20mg tid"));

        var again = rules.again(Rules.kept(input), SampleImports.AT.plusSeconds(1), List.of());

        assertThat(again.reproduced()).isTrue();
        assertThat(again.importedSince()).isNotEmpty();
    }
}
