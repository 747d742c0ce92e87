package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A review that is only a click, and one that is not. */
class ReviewQualityFlowTests extends ReviewQualityFlow {
    @Test
    void clickIsRefusedThenConfirmedAndFlagged() {
        var rx = city.waitingForReview();
        long before = ofReviewer("tooFast");

        var click = decide(rx.hiRxno(), Map.of("decision", "APPROVE", "opinion", "同意"));
        assertThat(click.status()).isEqualTo(422);
        assertThat(click.reason()).isEqualTo("REVIEW_TOO_FAST");
        assertThat(click.json().path("field").asString()).isEqualTo("confirmFast");
        assertThat(click.json().path("detail").asString()).contains("2行处方", "6秒");
        assertThat(flag(rx.hiRxno())).isNull();

        var yes = Map.of("decision", "APPROVE", "opinion", "电话已核实", "confirmFast", true);
        assertThat(decide(rx.hiRxno(), yes).status()).isEqualTo(200);

        var flag = flag(rx.hiRxno());
        assertThat(flag.path("flag").asString()).isEqualTo("TOO_FAST");
        assertThat(flag.path("seconds").decimalValue()).isZero();
        assertThat(flag.path("opened").asBoolean()).isFalse();
        assertThat(flag.path("opinion").asString()).isEqualTo("电话已核实");
        assertThat(flag.path("reviewer").path("code").asString()).isEqualTo(city.reviewer());
        assertThat(ofReviewer("tooFast")).isEqualTo(before + 1);
        assertThat(approval(rx.hiRxno()).path("facts").path("tooFast").asBoolean()).isTrue();
    }

    @Test
    void whoLooksASecondTimeTicksTheFlagOffOnceAndForAll() {
        var rx = city.waitingForReview().hiRxno();
        decide(rx, Map.of("decision", "APPROVE", "opinion", "熟悉", "confirmFast", true));
        var flag = flag(rx);
        assertThat(flag.path("secondLook").isObject()).isFalse();
        var path = QUALITY + "/flags/" + rx + "/" + flag.path("id").asString() + "/second-look";
        var note = Map.of("note", "已电话核实，无误");

        assertThat(api.post(path, reviewer, note).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.post(path, regulator, Map.of("note", " ")).reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(api.post(path, regulator, note).status()).isEqualTo(200);

        var second = flag(rx).path("secondLook");
        assertThat(second.path("by").asString()).isEqualTo("吴");
        assertThat(second.path("note").asString()).isEqualTo("已电话核实，无误");
        assertThat(second.path("at").asString()).isNotBlank();
        assertThat(api.post(path, regulator, note).reason()).isEqualTo("FLAG_NOT_OPEN");
    }

    @Test
    void reviewByOneWhoLooksIsNotFlagged() {
        var rx = city.waitingForReview();
        long opened = ofReviewer("opened");
        hold(rx.hiRxno());
        assertThat(api.get("/api/v1/prescriptions/" + rx.hiRxno(), reviewer).status())
                .isEqualTo(200);

        TestClock.later(
                Duration.ofSeconds(20),
                () -> {
                    var yes =
                            Map.of(
                                    "decision",
                                    "APPROVE",
                                    "opinion",
                                    "同意",
                                    "shownSeconds",
                                    19,
                                    "answers",
                                    List.of(
                                            Map.of(
                                                    "rule", "R401",
                                                    "line", 1,
                                                    "action", "OVERRIDE",
                                                    "reason", "足疗程")));
                    var answer = decide(rx.hiRxno(), yes);
                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                });

        assertThat(flag(rx.hiRxno())).isNull();
        assertThat(ofReviewer("opened")).isEqualTo(opened + 1);
        var facts = approval(rx.hiRxno()).path("facts");
        assertThat(facts.path("tooFast").asBoolean()).isFalse();
        assertThat(facts.path("lookedSeconds").asInt()).isBetween(20, 40);
    }

    @Test
    void refusesAnswersThatAreNone() {
        var rx = city.waitingForReview();

        assertThat(fieldOf(rx.hiRxno(), Map.of("action", "OVERRIDE"))).isEqualTo("answers[0].rule");
        assertThat(fieldOf(rx.hiRxno(), Map.of("rule", "R401"))).isEqualTo("answers[0].action");
        assertThat(fieldOf(rx.hiRxno(), Map.of("rule", "R999", "action", "OVERRIDE")))
                .isEqualTo("answers[0].rule");
        var negative = Map.of("decision", "ASK", "opinion", "？", "shownSeconds", -1);
        assertThat(decide(rx.hiRxno(), negative).json().path("field").asString())
                .isEqualTo("shownSeconds");
    }

    @Test
    void reportIsOfDaysThatMakeSense() {
        assertThat(api.get(QUALITY + "?from=2026-02-01&to=2026-01-01", regulator).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.get(QUALITY + "?from=2024-01-01&to=2026-01-01", regulator).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(api.get(QUALITY + "/flags?after=nonsense", regulator).reason())
                .isEqualTo("FIELD_INVALID");
        decide(city.waitingForReview().hiRxno(), Map.of("decision", "REJECT", "opinion", "不合理"));
        assertThat(report(reviewer).path("reviewers").valueStream())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.path("reviewer").path("code").asString())
                                        .isEqualTo(city.reviewer()));
        assertThat(report(regulator).path("rules").valueStream())
                .anySatisfy(
                        rule -> {
                            assertThat(rule.path("rule").asString()).isEqualTo("R401");
                            assertThat(rule.path("actedOn").asLong()).isPositive();
                        });
    }

    @Test
    void numbersComeAsTablesToo() {
        decide(city.waitingForReview().hiRxno(), Map.of("decision", "REJECT", "opinion", "不合理"));

        var rows = api.get(QUALITY + "/reviewers.csv", reviewer);
        assertThat(rows.header("Content-Type")).startsWith("text/csv");
        var lines = rows.text().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("\uFEFFreviewer,name,reviews,secondsPerLine");
        assertThat(lines.getLast()).startsWith(city.reviewer() + ",");
        assertThat(api.get(QUALITY + "/rules.csv", regulator).text().lines())
                .anyMatch(line -> line.startsWith("R401,"));
        assertThat(api.get(QUALITY + "/planted.csv", regulator).text())
                .startsWith("\uFEFFreviewer,kind,shown,caught,catchRate");
        assertThat(api.get(QUALITY + "/others.csv", regulator).status()).isBetween(400, 404);
        assertThat(
                        api.get(QUALITY + "/rules.csv?from=2026-02-01&to=2026-01-01", regulator)
                                .reason())
                .isEqualTo("FIELD_INVALID");
    }
}
