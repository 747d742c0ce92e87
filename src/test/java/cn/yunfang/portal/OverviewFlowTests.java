package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The regulator's figures, and the way from a figure to the case. */
class OverviewFlowTests extends ApiFlow {
    private static final String OVERVIEW = "/api/v1/overview";
    private static final int PHARMACY = 9;

    private String regulator;
    private ApiCity.Written prescription;
    private String setlId;

    @BeforeEach
    void aPatientPaysAtAPharmacy() {
        regulator = api.demoToken("REGULATOR", "吴", "3710");
        prescription = city.effective();
        var taken = city.claim(prescription, PHARMACY);
        city.audit(taken, PHARMACY);
        var settled =
                api.post(
                        "/api/v1/settlements",
                        city.pharmacyToken(PHARMACY),
                        SettlementFlowTests.camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
        setlId = settled.json().path("setlinfo").path("setlId").asString();
    }

    @Test
    void stepsAreCountedWhereAndWhenTheyWereTaken() {
        var hospital = city.hospitalCode();
        var before = flow(place(day(regulator), hospital));

        city.effective();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            var day = day(regulator);
                            assertThat(flow(place(day, hospital)).get("prescribed"))
                                    .isGreaterThan(before.getOrDefault("prescribed", 0L));
                            for (var step :
                                    List.of("prescribed", "reviewed", "fetched", "settled")) {
                                assertThat(day.path("flow").path(step).asLong())
                                        .as(step)
                                        .isPositive()
                                        .isEqualTo(
                                                sum(day.path("hours"), "flow", step).longValue());
                            }
                            for (var step : List.of("prescribed", "fetched", "settled")) {
                                assertThat(day.path("flow").path(step).asLong())
                                        .as(step)
                                        .isEqualTo(
                                                sum(day.path("places"), "flow", step).longValue());
                            }
                        });
        var figures = day(regulator);
        assertThat(figures.path("hours").size()).isEqualTo(24);
        assertThat(figures.path("before").size()).isEqualTo(24);
        assertThat(figures.path("waiting").path("open").isNumber()).isTrue();
        assertThat(place(figures, hospital).path("longitude").decimalValue()).isPositive();
        assertThat(figures.toString())
                .doesNotContain(prescription.personNo())
                .doesNotContain(prescription.personName());
    }

    @Test
    void moneyIsThatOfTheLedger() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            var booked = booked();
                            var money = day(regulator).path("money");
                            for (var part : booked.entrySet()) {
                                assertThat(money.path(part.getKey()).decimalValue())
                                        .as(part.getKey())
                                        .isEqualByComparingTo(part.getValue());
                            }
                        });
        var day = day(regulator);
        assertThat(day.path("money").path("total").decimalValue()).isPositive();
        for (var part : List.of("total", "funds", "account", "cash")) {
            assertThat(sum(day.path("hours"), "money", part))
                    .isEqualByComparingTo(day.path("money").path(part).decimalValue());
            assertThat(sum(day.path("places"), "money", part))
                    .isEqualByComparingTo(day.path("money").path(part).decimalValue());
        }
    }

    // what institutions of the region earned that day by settlements, by who paid; from the ledger
    private static Map<String, BigDecimal> booked() {
        var start = ChinaTime.startOf(ChinaTime.date(TestClock.now()));
        return JdbcClient.create(TestDatabase.dataSource())
                .sql(
                        """
                        with own as (
                            select case when credit like 'institution:%' then debit else credit end
                                       as payer,
                                   case when credit like 'institution:%' then amount_fen
                                        else -amount_fen end as fen
                            from ledger.entry e
                            join registry.institution i
                              on 'institution:' || i.code in (credit, debit)
                             and i.division like '3710%'
                            where (credit like 'institution:%') <> (debit like 'institution:%')
                              and booked_at >= ? and booked_at < ?
                              and exists (select from settlement.settlement s
                                          where s.bucket = e.bucket and s.serial = e.booking))
                        select coalesce(sum(fen), 0) / 100.0 as total,
                               coalesce(sum(fen) filter (where payer ~ '^(fund|region):'), 0)
                                   / 100.0 as funds,
                               coalesce(sum(fen) filter (where payer like 'account:%'), 0) / 100.0
                                   as account,
                               coalesce(sum(fen) filter (where payer like 'cash:%'), 0) / 100.0
                                   as cash
                        from own""")
                .param(start.atOffset(ChinaTime.ZONE))
                .param(start.plus(Duration.ofDays(1)).atOffset(ChinaTime.ZONE))
                .query(
                        (row, _) ->
                                Map.of(
                                        "total", row.getBigDecimal("total"),
                                        "funds", row.getBigDecimal("funds"),
                                        "account", row.getBigDecimal("account"),
                                        "cash", row.getBigDecimal("cash")))
                .single();
    }

    @Test
    void aFigureLeadsToItsListAndTheListToTheCaseWithAPurpose() {
        var pharmacy = city.pharmacyCode(PHARMACY);

        var list = cases("step=FETCHED&institution=" + pharmacy);

        var mine = theCase(list, "hiRxno", prescription.hiRxno());
        assertThat(mine.path("event").path("zh").asString()).isEqualTo("药店接方");
        assertThat(mine.path("institution").path("code").asString()).isEqualTo(pharmacy);
        assertThat(list.toString()).doesNotContain(prescription.personName());
        var path = "/api/v1/prescriptions/" + prescription.hiRxno();
        assertThat(api.get(path, regulator).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, regulator, "X-Purpose", "inspection").status()).isEqualTo(200);
        var trail = api.get(path + "/trail", regulator, "X-Purpose", "inspection").json();
        assertThat(trail.path("looks").toString()).contains("REGULATOR").contains("inspection");

        // decided by the rules alone, so nobody's but the region's
        theCase(cases("step=REVIEWED&most=200"), "hiRxno", prescription.hiRxno());
        var money = theCase(cases("step=MONEY&institution=" + pharmacy), "setlId", setlId);
        assertThat(money.path("amount").decimalValue()).isPositive();
        assertThat(
                        api.get("/api/v1/settlements/" + setlId, regulator, "X-Purpose", "audit")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void aListIsReadPageByPageAndByTheHour() {
        var whole = cases("step=PRESCRIBED&most=200").path("items").valueStream().toList();
        var paged = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = cases("step=PRESCRIBED&most=1&after=" + after);
            page.path("items").forEach(paged::add);
            after = page.path("next").asString("");
        } while (!after.isEmpty() && paged.size() < whole.size());
        assertThat(paged).isEqualTo(whole.subList(0, paged.size())).isNotEmpty();

        var hour = TestClock.now().atOffset(ChinaTime.ZONE).getHour();
        assertThat(cases("step=PRESCRIBED&hour=" + hour).path("items").size()).isPositive();
        assertThat(cases("step=PRESCRIBED&hour=" + (hour + 1) % 24).path("items").size()).isZero();
        assertThat(refusal("/cases?step=PRESCRIBED&hour=24")).isEqualTo("FIELD_INVALID");
        var today = ChinaTime.date(TestClock.now());
        var week = "step=PRESCRIBED&most=200&day=" + today.minusDays(7) + "&until=" + today;
        assertThat(cases(week).path("items").valueStream().limit(whole.size()).toList())
                .isEqualTo(whole);
        assertThat(refusal("/cases?step=MONEY&hour=1&until=" + today)).isEqualTo("FIELD_INVALID");
        assertThat(refusal("/cases")).isEqualTo("FIELD_MISSING");
        assertThat(refusal("/cases?step=NOTHING")).isEqualTo("FIELD_INVALID");
        assertThat(refusal("/cases?step=PRESCRIBED&after=x")).isEqualTo("FIELD_INVALID");
        assertThat(refusal("/cases?step=PRESCRIBED&most=201")).isEqualTo("FIELD_INVALID");
        assertThat(refusal("/cases?step=PRESCRIBED&institution=P99999999999"))
                .isEqualTo("INSTITUTION_UNKNOWN");
    }

    @Test
    void institutionsAreComparedByWhatTheyDid() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            var rows =
                                    api.get(OVERVIEW + "/institutions", regulator)
                                            .json()
                                            .path("institutions");
                            var hospital = theRow(rows, "code", city.hospitalCode());
                            assertThat(hospital.path("prescribed").asLong()).isPositive();
                            var pharmacy = theRow(rows, "code", city.pharmacyCode(PHARMACY));
                            assertThat(pharmacy.path("settlements").asLong()).isPositive();
                        });
        assertThat(refusal("/institutions?from=2026-01-02&to=2026-01-01"))
                .isEqualTo("FIELD_INVALID");
    }

    @Test
    void foreignRegionsAndRolesAreRefused() {
        var elsewhere = api.demoToken("REGULATOR", "吴", "2102");
        assertThat(day(elsewhere).path("places").size()).isZero();
        assertThat(day(elsewhere).path("money").path("total").decimalValue())
                .isEqualByComparingTo("0");
        for (var path :
                List.of(
                        OVERVIEW + "?region=3710",
                        OVERVIEW + "/institutions?region=3710",
                        OVERVIEW + "/cases?step=MONEY&region=3710")) {
            assertThat(api.get(path, elsewhere).reason()).as(path).isEqualTo("NOT_ALLOWED");
            assertThat(api.get(path, regulator).status()).as(path).isEqualTo(200);
            for (var token :
                    List.of(
                            city.hospitalToken(),
                            city.pharmacyToken(PHARMACY),
                            city.reviewerToken(),
                            api.demoToken("INTEGRATOR", "陈晨"),
                            city.patientToken(prescription))) {
                assertThat(api.get(path, token).reason()).as(path).isEqualTo("NOT_ALLOWED");
            }
            assertThat(api.get(path, "").reason()).isEqualTo("NOT_SIGNED_IN");
        }
        assertThat(
                        api.get(
                                        OVERVIEW
                                                + "/cases?step=FETCHED&institution="
                                                + city.pharmacyCode(PHARMACY),
                                        elsewhere)
                                .reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(refusal("?region=37X")).isEqualTo("FIELD_INVALID");
        assertThat(refusal("?day=1999-12-31")).isEqualTo("FIELD_INVALID");
        assertThat(api.get(OVERVIEW + "?region=371082", regulator).json().path("region").asString())
                .isEqualTo("371082");
    }

    private JsonNode day(String token) {
        var answer = api.get(OVERVIEW, token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode cases(String query) {
        var answer = api.get(OVERVIEW + "/cases?" + query, regulator);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String refusal(String query) {
        return api.get(OVERVIEW + query, regulator).reason();
    }

    private static JsonNode theCase(JsonNode list, String name, String value) {
        return theRow(list.path("items"), name, value);
    }

    private static JsonNode place(JsonNode day, String code) {
        return theRow(day.path("places"), "code", code);
    }

    private static JsonNode theRow(JsonNode rows, String name, String value) {
        return rows.valueStream()
                .filter(one -> one.path(name).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " " + value));
    }

    private static Map<String, Long> flow(JsonNode place) {
        return Map.of("prescribed", place.path("flow").path("prescribed").asLong());
    }

    private static BigDecimal sum(JsonNode rows, String part, String name) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(one -> one.path(part).path(name).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
