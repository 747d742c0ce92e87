package cn.yunfang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a patient is told, in the inbox and by short message. */
class InboxFlowTests extends ApiFlow {
    private static final int PHARMACY = 4;

    @Autowired private Inbox inbox;
    @Autowired private Database database;

    @Test
    void tellsThePatientAndNobodyElseInBothLanguages() {
        var rx = city.effective();

        var first = newest(rx);
        assertThat(first.path("kind").asString()).isEqualTo("EFFECTIVE");
        assertThat(first.path("text").path("zh").asString()).contains(rx.hiRxno(), "取药码");
        assertThat(first.path("text").path("en").asString()).contains(rx.hiRxno(), "QR code");
        assertThat(first.path("text").path("zh").asString()).doesNotContain("{");

        var taken = city.claim(rx, PHARMACY);
        var sale = city.saleMessage(taken, city.audit(taken, PHARMACY), PHARMACY);
        api.post("/api/v1/dispensings", city.pharmacyToken(PHARMACY), sale);
        assertThat(kinds(rx)).containsExactly("DISPENSED", "EFFECTIVE");

        var other = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(inbox(other).toString()).doesNotContain(rx.hiRxno());
        assertThat(api.get("/api/v1/inbox", city.hospitalToken()).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get("/api/v1/inbox", "").reason()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void tellsOfTheReviewAndOfTheDoctorsRevoking() {
        var rx = city.waitingForReview();
        var path = "/api/v1/reviews/" + rx.hiRxno() + "/decision";
        api.post(path, city.reviewerToken(), Map.of("decision", "ASK", "opinion", "为何十天？"));
        assertThat(kinds(rx)).containsExactly("ASKED");
        api.post(path, city.reviewerToken(), Map.of("decision", "REJECT", "opinion", "疗程过长"));
        assertThat(kinds(rx)).containsExactly("REJECTED", "ASKED");

        var revoked = city.effective();
        api.post(
                "/api/v1/prescriptions/" + revoked.hiRxno() + "/revocation",
                city.hospitalToken(),
                city.undoMessage(revoked));
        assertThat(kinds(revoked)).containsExactly("REVOKED", "EFFECTIVE");
    }

    @Test
    void whatWasReadStaysReadAndOnlyItsOwnerReadsIt() {
        var rx = city.effective();
        var patient = city.patientToken(rx);
        var message = newest(rx);
        var unread = unread(patient);
        assertThat(message.path("read").asBoolean()).isFalse();
        var path = "/api/v1/inbox/" + message.path("id").asString() + "/read";

        assertThat(put(path, patient, "").json().path("read").asBoolean()).isTrue();
        assertThat(put(path, patient, "").status()).isEqualTo(200);
        assertThat(newest(rx).path("read").asBoolean()).isTrue();
        assertThat(unread(patient)).isEqualTo(unread - 1);

        var other = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(put(path, other, "").reason()).isEqualTo("MESSAGE_UNKNOWN");
    }

    @Test
    void saysWhenSomethingIsAboutToEndAndStillToFetch() {
        var rx = city.effective();

        assertThat(kindsOf(rx)).containsExactly("EFFECTIVE");
        TestClock.later(
                Duration.ofDays(2).plusHours(12),
                () -> assertThat(kindsOf(rx)).containsExactly("EXPIRING", "EFFECTIVE"));
    }

    @Test
    void whoGivesHisNumberGetsShortMessagesThatTellNobodyAnything() {
        var rx = city.waitingForReview();
        var patient = city.patientToken(rx);
        assertThat(put("/api/v1/inbox/phone", patient, "{\"phone\":\"12\"}").reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(put("/api/v1/inbox/phone", patient, "{}").reason()).isEqualTo("FIELD_MISSING");
        var phone = "100%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        assertThat(put("/api/v1/inbox/phone", patient, "{\"phone\":\"" + phone + "\"}").status())
                .isEqualTo(200);

        api.post(
                "/api/v1/reviews/" + rx.hiRxno() + "/decision",
                city.reviewerToken(),
                Map.of("decision", "REJECT", "opinion", "疗程过长"));
        PushFlowTests.await(() -> texts(phone).size() == 1);

        assertThat(texts(phone).getFirst())
                .contains("未通过审核")
                .doesNotContain(rx.hiRxno())
                .doesNotContain(rx.personName())
                .doesNotContain("疗程");

        assertThat(put("/api/v1/inbox/phone", patient, "{\"phone\":\"\"}").status()).isEqualTo(200);
    }

    @Test
    void remindsByShortMessageOnlyWhileThereIsSomethingToFetch() {
        var phone = "101%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        city.effectiveAfter(
                personNo ->
                        put(
                                "/api/v1/inbox/phone",
                                api.demoToken("PATIENT", personNo),
                                "{\"phone\":\"" + phone + "\"}"));
        PushFlowTests.await(() -> texts(phone).size() == 1);
        assertThat(texts(phone).getFirst()).contains("可取药");

        TestClock.later(
                Duration.ofDays(2).plusHours(12),
                () -> PushFlowTests.await(() -> texts(phone).size() == 2));

        assertThat(texts(phone).getLast()).contains("即将", "失效");
    }

    @Test
    void aCarrierThatFailsLeavesADeadMessageThatTheClerkSees() {
        var rx = city.waitingForReview();
        put("/api/v1/inbox/phone", city.patientToken(rx), "{\"phone\":\"10000000002\"}");
        api.post(
                "/api/v1/reviews/" + rx.hiRxno() + "/decision",
                city.reviewerToken(),
                Map.of("decision", "REJECT", "opinion", "疗程过长"));

        var clerk = api.demoToken("CLERK", "周");
        PushFlowTests.await(() -> dead(clerk, rx.hiRxno()) != null);

        var dead = dead(clerk, rx.hiRxno());
        assertThat(dead.path("error").asString()).isEqualTo("refused by the carrier");
        assertThat(dead.toString()).doesNotContain("10000000002").doesNotContain(rx.personNo());
        var hospital = city.hospitalToken();
        var path = "/api/v1/messages/" + dead.path("id").asString() + "/retry";
        assertThat(dead(hospital, rx.hiRxno())).isNull();
        assertThat(api.post(path, hospital, "").reason()).isEqualTo("MESSAGE_UNKNOWN");
        put("/api/v1/inbox/phone", city.patientToken(rx), "{\"phone\":\"\"}");
        assertThat(api.post(path, clerk, "").json().path("state").asString()).isEqualTo("WAITING");
        PushFlowTests.await(
                () ->
                        api.get("/api/v1/messages?state=DROPPED&most=200", clerk)
                                .text()
                                .contains(rx.hiRxno()));
        assertThat(api.post(path, clerk, "").reason()).isEqualTo("MESSAGE_NOT_DEAD");
        assertThat(api.get("/api/v1/messages?state=DEAD", city.patientToken(rx)).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get("/api/v1/messages?state=LOST", clerk).reason())
                .isEqualTo("FIELD_INVALID");
    }

    private JsonNode dead(String token, String hiRxno) {
        return api.get("/api/v1/messages?state=DEAD&most=200", token)
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("hiRxno").asString().equals(hiRxno))
                .findFirst()
                .orElse(null);
    }

    private JsonNode inbox(String token) {
        return api.get("/api/v1/inbox", token).json().path("items");
    }

    private int unread(String token) {
        return api.get("/api/v1/inbox", token).json().path("unread").asInt();
    }

    // his person may have played in tests of another context, which has the same city
    private List<String> kinds(ApiCity.Written rx) {
        return about(rx).map(one -> one.path("kind").asString()).toList();
    }

    // what else becomes of this person comes in between
    private Stream<JsonNode> about(ApiCity.Written rx) {
        return inbox(city.patientToken(rx))
                .valueStream()
                .filter(one -> one.path("hiRxno").asString().equals(rx.hiRxno()));
    }

    private JsonNode newest(ApiCity.Written rx) {
        return about(rx).findFirst().orElseThrow();
    }

    private List<String> kindsOf(ApiCity.Written rx) {
        return inbox.of(rx.personNo()).stream()
                .filter(one -> one.hiRxno().equals(rx.hiRxno()))
                .map(InboxMessage::kind)
                .toList();
    }

    private ApiClient.Answer put(String path, String token, String body) {
        return api.send(
                api.request(path, token, "Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private List<String> texts(String phone) {
        return database.read(
                Sql.list(
                        "select content from messaging.pretended_text where phone = :phone"
                                + " order by message",
                        Map.of("phone", phone),
                        row -> row.getString("content")));
    }
}
