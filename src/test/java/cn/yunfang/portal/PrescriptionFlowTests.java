package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yunfang.TestDatabase;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The life of a prescription over our own API. */
class PrescriptionFlowTests extends ApiFlow {
    /** 120 more of a person, each with the lines and the message of the first. */
    private static final String COPIES =
            """
            with source as (
                select * from prescription.rx where hi_rxno = :rx),
            copies as (
                select s.bucket, s.number, s.number + 1000000000 + n as copy
                from source s, generate_series(1, 120) as n),
            lines as (
                insert into prescription.line
                select (jsonb_populate_record(l, jsonb_build_object('number', c.copy))).*
                from copies c
                join prescription.line l on l.bucket = c.bucket and l.number = c.number),
            documents as (
                insert into prescription.document
                select (jsonb_populate_record(d, jsonb_build_object('number', c.copy))).*
                from copies c
                join prescription.document d on d.bucket = c.bucket and d.number = c.number)
            insert into prescription.rx
            select (jsonb_populate_record(r, jsonb_build_object('number', c.copy))).*
            from copies c
            join prescription.rx r on r.bucket = c.bucket and r.number = c.number""";

    @Test
    void patientReadsHisPrescriptionInPlainWords() {
        var rx = city.effective();
        var answer = api.get("/api/v1/prescriptions/" + rx.hiRxno(), city.patientToken(rx));

        assertThat(answer.status()).isEqualTo(200);
        var view = answer.json();
        assertThat(view.path("state").path("zh").asString()).isEqualTo("有效");
        assertThat(view.path("state").path("en").asString()).isEqualTo("effective");
        assertThat(codes(view)).containsExactly("1", "1", "0");
        assertThat(view.path("patient").path("name").asString()).isEqualTo(rx.personName());
        assertThat(view.path("institution").path("name").asString()).isNotBlank();
        assertThat(view.path("lines").size()).isEqualTo(2);
        var line = view.path("lines").get(0);
        assertThat(line.path("drugName").asString()).contains("阿莫西林");
        assertThat(line.path("usage").asString()).contains("口服").contains("3天");
        assertThat(line.path("state").path("name").asString()).isEqualTo("AVAILABLE");
        assertThat(OffsetDateTime.parse(view.path("prescribedAt").asString()).getOffset())
                .hasToString("+08:00");
        assertThat(progress(view))
                .containsExactly("DONE", "DONE", "CURRENT", "OPEN", "OPEN", "OPEN");
    }

    @Test
    void personsListHoldsThePrescriptionAndMasksNamesForSupervision() {
        var rx = city.effective();
        var path = "/api/v1/persons/" + rx.personNo() + "/prescriptions";

        var own = api.get(path, city.patientToken(rx)).json();
        assertThat(own.size()).isEqualTo(1);
        assertThat(own.get(0).path("hiRxno").asString()).isEqualTo(rx.hiRxno());

        var clerk = api.demoToken("CLERK", "周会计");
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        var seen = api.get(path, clerk, "X-Purpose", "audit of 2026-11").json();
        assertThat(seen.get(0).path("patient").path("name").asString())
                .isNotEqualTo(rx.personName())
                .contains("*");
    }

    @Test
    void whoHasAHundredPrescriptionsSeesThemAll() {
        var rx = city.effective();
        var copied =
                JdbcClient.create(TestDatabase.dataSource())
                        .sql(COPIES)
                        .param("rx", rx.hiRxno())
                        .update();
        assertThat(copied).isEqualTo(120);

        var own = "/api/v1/persons/" + rx.personNo() + "/prescriptions";
        var history = "/api/v1/patients/" + rx.personNo() + "/history?purpose=TREATMENT";
        var seen = api.get(own, city.patientToken(rx));
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.json().size()).isEqualTo(100);
        assertThat(api.get(history, city.hospitalToken()).json().path("prescriptions").size())
                .isEqualTo(100);
    }

    @Test
    void entityTagIsTheVersion() {
        var rx = city.effective();
        var path = "/api/v1/prescriptions/" + rx.hiRxno();
        var hospital = city.hospitalToken();
        var first = api.get(path, hospital);
        var tag = first.header("ETag");

        assertThat(tag).isEqualTo("\"" + first.json().path("version").asInt() + "\"");
        assertThat(api.get(path, hospital, "If-None-Match", tag).status()).isEqualTo(304);

        city.claim(rx, 0);
        var later = api.get(path, hospital, "If-None-Match", tag);
        assertThat(later.status()).isEqualTo(200);
        assertThat(later.header("ETag")).isNotEqualTo(tag);
        assertThat(later.json().path("rxUsedStasCodg").asString()).isEqualTo("1");
    }

    @Test
    void trailTellsWhatHappenedAndWhoLooked() {
        var rx = city.effective();
        city.claim(rx, 1);
        api.get("/api/v1/prescriptions/" + rx.hiRxno(), city.pharmacyToken(1));

        var path = "/api/v1/prescriptions/" + rx.hiRxno() + "/trail";
        var trail = api.get(path, city.patientToken(rx)).json();

        assertThat(trail.path("events").valueStream().map(e -> e.path("event").asString()))
                .containsSubsequence(
                        "PrescriptionReserved",
                        "PrescriptionSigned",
                        "PrescriptionUploaded",
                        "PrescriptionApproved",
                        "LinesClaimed");
        assertThat(trail.path("events").valueStream())
                .allSatisfy(e -> assertThat(e.path("zh").asString()).matches(".*\\p{IsHan}.*"));
        assertThat(trail.path("looks").valueStream())
                .anySatisfy(
                        look -> {
                            assertThat(look.path("institution").asString())
                                    .isEqualTo(city.pharmacyCode(1));
                            assertThat(look.path("operation").asString())
                                    .isEqualTo("getPrescription");
                            assertThat(look.path("purpose").asString()).isEqualTo("dispensing");
                        });
        assertThat(api.get(path, city.hospitalToken()).json().path("looks").size()).isZero();
    }

    @Test
    void handsOverAndTakesBackOnceForEachKey() {
        var rx = city.effective();
        var taken = city.claim(rx, 3);
        var audit = city.audit(taken, 3);
        var token = city.pharmacyToken(3);
        var sale = city.saleMessage(taken, audit, 3);

        var sold = api.post("/api/v1/dispensings", token, sale);
        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        assertThat(api.post("/api/v1/dispensings", token, sale).json()).isEqualTo(sold.json());

        assertThat(dispensed(rx)).isEqualTo(1);

        var number = sold.json().path("selldrugSn").asString();
        var path = "/api/v1/dispensings/" + number + "/return";
        var one = new LinkedHashMap<>(firstItem(sale));
        var back = Map.of("hiRxno", rx.hiRxno(), "reason", "包装破损", "selinfo", List.of(one));

        var first = api.post(path, token, back, "Idempotency-Key", "return-1");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        var again = api.post(path, token, back, "Idempotency-Key", "return-1");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(dispensed(rx)).isZero();

        var other = new LinkedHashMap<String, Object>(back);
        other.put("reason", "另一个原因");
        var reused = api.post(path, token, other, "Idempotency-Key", "return-1");
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.reason()).isEqualTo("KEY_REUSED");
        assertThat(dispensed(rx)).isZero();
    }

    @Test
    void countsOfTheFirstPageFollowTheEvents() {
        var before = prescribed();
        city.effective();

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(prescribed()).isGreaterThan(before));
    }

    private long prescribed() {
        return api.get("/api/v1/statistics/live", "")
                .json()
                .path("today")
                .path("prescribed")
                .asLong();
    }

    private int dispensed(ApiCity.Written rx) {
        return api.get("/api/v1/prescriptions/" + rx.hiRxno(), city.patientToken(rx))
                .json()
                .path("lines")
                .get(0)
                .path("dispensed")
                .asInt();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> firstItem(Map<String, Object> sale) {
        return (Map<String, Object>) ((List<?>) sale.get("selinfo")).getFirst();
    }

    private static List<String> codes(JsonNode view) {
        return List.of(
                view.path("rxStasCodg").asString(),
                view.path("rxChkStasCodg").asString(),
                view.path("rxUsedStasCodg").asString());
    }

    private static List<String> progress(JsonNode view) {
        return view.path("timeline")
                .valueStream()
                .map(step -> step.path("progress").asString())
                .toList();
    }
}
