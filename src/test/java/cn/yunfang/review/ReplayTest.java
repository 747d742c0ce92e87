package cn.yunfang.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.TestRegistries;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A decision that was kept is explained and taken again. */
class ReplayTest {
    private final Review review =
            new Review(
                    Cases.knowledge(),
                    TestRegistries.registry(Clock.systemUTC()),
                    BureauRules.none(),
                    true);

    @Test
    void theKeptInputOfEveryCaseGivesTheSameFindings() {
        for (var row : Cases.rows()) {
            var input = Cases.input(row);
            var kept = Review.kept(input);

            assertThat(review.replay(kept, Instant.EPOCH).findings())
                    .as(Cases.cell(row, "case"))
                    .isEqualTo(review.check(input).findings());
            assertThat(Review.facts(kept)).isEqualTo(RuleView.of(input));
        }
    }

    @Test
    void whatIsKeptNamesNoPatient() {
        var input = Cases.input(Map.of("lines", "阿莫西林胶囊 2盒 7天 0.5g bid"));

        assertThat(Review.kept(input)).doesNotContain("\"" + input.patient().no() + "\"");
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
        var kept = Review.kept(input);
        var alone = review.check(input.later(input.on(), List.of())).findings();

        assertThat(review.news(kept, review.check(input).findings(), input.on(), input.inUse()))
                .isEmpty();
        assertThat(review.news(kept, alone, input.on(), input.inUse()))
                .extracting(Verdict.Finding::rule)
                .contains("R801");
    }
}
