package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The hospital's side of our own API: pre-check, messages that are wrong, revocation. */
class PrescribingFlowTests extends ApiFlow {

    @Test
    void revocationInsistsOnTheVersionThatWasSeen() {
        var rx = city.effective();
        var hospital = city.hospitalToken();
        var path = "/api/v1/prescriptions/" + rx.hiRxno();
        var tag = api.get(path, hospital).header("ETag");
        var undo = city.undoMessage(rx);

        var stale = api.post(path + "/revocation", hospital, undo, "If-Match", "\"0\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.reason()).isEqualTo("VERSION_DIFFERS");
        assertThat(api.post(path + "/revocation", hospital, undo, "If-Match", "new").reason())
                .isEqualTo("FIELD_INVALID");

        var done = api.post(path + "/revocation", hospital, undo, "If-Match", tag);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().path("rxStasCodg").asString()).isEqualTo("3");
        var view = api.get(path, hospital).json();
        assertThat(progress(view))
                .containsExactly(
                        "DONE", "DONE", "SKIPPED", "SKIPPED", "SKIPPED", "SKIPPED", "CURRENT");
        assertThat(api.get(path + "/token", hospital).reason()).isEqualTo("WRONG_STATE");
    }

    @Test
    void preCheckIsRepeatedByItsHospitalNumber() {
        var message = city.preCheckMessage();
        var hospital = city.hospitalToken();

        var first = api.post("/api/v1/prescriptions", hospital, message);
        var again = api.post("/api/v1/prescriptions", hospital, message);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("Location"))
                .isEqualTo("/api/v1/prescriptions/" + first.json().path("hiRxno").asString());
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void namesTheFieldThatIsWrongInAMessage() {
        var message = city.preCheckMessage();
        message.remove("prscTime");

        var answer = api.post("/api/v1/prescriptions", city.hospitalToken(), message);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("FIELD_MISSING");
        assertThat(answer.json().path("field").asString()).isEqualTo("prscTime");
    }

    @Test
    void refusesBodiesThatAreNoMessage() {
        var hospital = city.hospitalToken();

        assertThat(api.post("/api/v1/prescriptions", hospital, "{\"a\":").reason())
                .isEqualTo("MALFORMED");
        assertThat(api.post("/api/v1/prescriptions", hospital, "[1]").reason())
                .isEqualTo("MALFORMED");
        var huge = api.post("/api/v1/prescriptions", hospital, "{\"a\":\"" + "x".repeat(11 << 20));
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.reason()).isEqualTo("TOO_LARGE");
    }

    @Test
    void addressAndBodyMustSpeakOfTheSamePrescription() {
        var rx = city.effective();
        var undo = new LinkedHashMap<>(city.undoMessage(rx));
        undo.put("hiRxno", "1".repeat(30));

        var answer =
                api.post(
                        "/api/v1/prescriptions/" + rx.hiRxno() + "/revocation",
                        city.hospitalToken(),
                        undo);

        assertThat(answer.reason()).isEqualTo("FIELD_INVALID");
        assertThat(answer.json().path("field").asString()).isEqualTo("hiRxno");
    }

    private static List<String> progress(JsonNode view) {
        return view.path("timeline")
                .valueStream()
                .map(step -> step.path("progress").asString())
                .toList();
    }
}
