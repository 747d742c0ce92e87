package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Json;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.trial.TrialWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** A bureau tries a policy file before it takes effect. */
class TrialFlowTests extends ApiFlow {
    private static final String SIMULATIONS = "/api/v1/policies/simulations";
    private static final int PHARMACY = 11;

    private String clerk;

    @BeforeEach
    void somethingWasSettled() {
        clerk = api.demoToken("CLERK", "周");
        var taken = city.claim(city.effective(), PHARMACY);
        city.audit(taken, PHARMACY);
        var settled =
                api.post(
                        "/api/v1/settlements",
                        city.pharmacyToken(PHARMACY),
                        SettlementFlowTests.camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
    }

    /** The city's own file as its next version. */
    private static Map<String, Object> question(String replace, String by) {
        try {
            var text =
                    new ClassPathResource("benefit/371000-2026-2.json")
                            .getContentAsString(StandardCharsets.UTF_8)
                            .replace("\"2026.2\"", "\"2199.1\"")
                            .replace("\"2026-07-01\"", "\"2090-01-01\"")
                            .replace(replace, by);
            var today = ChinaTime.today(Clock.systemUTC()).toString();
            var question = new HashMap<String, Object>();
            question.put("policy", Json.mapper().readTree(text));
            question.put("from", today);
            question.put("to", today);
            return question;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answersTheDifferenceForEachGroup() {
        var same = api.post(SIMULATIONS, clerk, text(question("0.55", "0.55")), "X-Purpose", "new");
        assertThat(same.status()).as(same.text()).isEqualTo(200);
        assertThat(same.json().at("/total/count").asInt()).isPositive();
        // other tests plant clinics' settlements that nobody calculated
        assertThat(same.json().path("groups").valueStream())
                .filteredOn(one -> one.at("/group/level").asString().equals("pharmacy"))
                .isNotEmpty()
                .allSatisfy(
                        one -> {
                            var sum = one.path("sum");
                            assertThat(sum.path("equal")).isEqualTo(sum.path("count"));
                            assertThat(sum.path("after")).isEqualTo(sum.path("before"));
                        });

        var lower = text(question("\"0.55\"", "\"0.00\""));
        var less = api.post(SIMULATIONS, clerk, lower, "X-Purpose", "new").json();
        assertThat(less.path("total").path("better").asInt()).isZero();
        assertThat(less.path("groups").valueStream().map(one -> one.path("group")))
                .anySatisfy(group -> assertThat(group.path("medType").asString()).isEqualTo("41"));
        assertThat(less.toString()).doesNotContain("psnNo").doesNotContain("setlId");

        var table = api.post(SIMULATIONS + ".csv", clerk, lower, "X-Purpose", "new");
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        var lines = table.text().lines().toList();
        assertThat(lines.getFirst()).contains("险种,人员类别");
        assertThat(lines).hasSize(less.path("groups").size() + 2);
        assertThat(lines.getLast()).startsWith("合计,,,,," + less.at("/total/count"));
    }

    @Test
    void theWorkbookHoldsTheTableWithAmountsAsNumbers() throws IOException {
        var question = text(question("\"0.55\"", "\"0.00\""));

        var answer = api.post(SIMULATIONS + ".xlsx", clerk, question, "X-Purpose", "new");

        assertThat(answer.header("Content-Type")).contains("spreadsheetml");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(answer.raw().body()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.getFirst().getCellText(0)).contains("371000", "2199.1");
            var names = rows.get(1).stream().map(Cell::getText).toList();
            assertThat(names).isEqualTo(TrialWords.COLUMNS);
            var groups = rows.subList(2, rows.size() - 1);
            var total = rows.getLast();
            assertThat(total.getCellText(0)).isEqualTo("合计");
            assertThat(groups).isNotEmpty();
            for (int column = names.indexOf("笔数"); column < names.size(); column++) {
                var sum = BigDecimal.ZERO;
                for (var group : groups) {
                    sum = sum.add(group.getCellAsNumber(column).orElseThrow());
                }
                assertThat(total.getCellAsNumber(column).orElseThrow())
                        .as(names.get(column))
                        .isEqualByComparingTo(sum);
            }
            assertThat(total.getCellAsNumber(names.indexOf("基金差额")).orElseThrow()).isNegative();
        }
    }

    @Test
    void saysWhatIsWrong() {
        var wrong = question("\"bands\"", "\"band\"");
        var answer = api.post(SIMULATIONS, clerk, text(wrong), "X-Purpose", "new");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("POLICY_INVALID");
        assertThat(answer.text()).contains("policies[0].funds[0]: unknown member band");

        var good = question("0.55", "0.55");
        assertThat(api.post(SIMULATIONS, clerk, text(good)).reason()).isEqualTo("FIELD_MISSING");
        var patient = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(api.post(SIMULATIONS, patient, text(good)).reason()).isEqualTo("NOT_ALLOWED");
        var other = api.demoToken("CLERK", "周", "3201");
        assertThat(api.post(SIMULATIONS, other, text(good), "X-Purpose", "new").reason())
                .isEqualTo("TRIAL_OTHER_REGION");
        for (var member : good.keySet()) {
            var without = new HashMap<>(good);
            without.remove(member);
            assertThat(api.post(SIMULATIONS, clerk, text(without), "X-Purpose", "new").reason())
                    .as(member)
                    .isEqualTo("FIELD_MISSING");
        }
        good.put("from", "yesterday");
        assertThat(api.post(SIMULATIONS, clerk, text(good), "X-Purpose", "new").reason())
                .isEqualTo("FIELD_INVALID");
    }

    private static String text(Map<String, Object> question) {
        return Json.text(question);
    }
}
