package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.simulation.DeskCity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A repeat prescription that runs out is renewed, by who was seen there. */
class RenewalFlowTests extends RefillFlow {
    @Test
    void aPatientAsksAndTheDoctorRenewsInOneLookAndOnce() {
        var rx = written();
        assertThat(ask(rx).reason()).isEqualTo("RENEWAL_TOO_EARLY");
        assertThat(repeat(rx).path("mayRenew").asBoolean()).isFalse();
        tell(rx, 128);
        Backdate.collected(rx.hiRxno(), 1);
        Backdate.by(2 * INTERVAL, rx.hiRxno());
        until(() -> issue(rx) == 3);
        assertThat(repeat(rx).path("mayRenew").asBoolean()).isTrue();

        var asked = ask(rx);
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(ask(rx).reason()).isEqualTo("RENEWAL_ASKED");
        var id = asked.json().path("id").asString();
        assertThat(api.get("/api/v1/renewals", doctor).text()).contains(id);
        var other = DeskCity.anotherDoctorToken(city);
        assertThat(api.get("/api/v1/renewals/" + id, other).reason()).isEqualTo("RENEWAL_UNKNOWN");
        var look = api.get("/api/v1/renewals/" + id, doctor).json();
        assertThat(look.path("lastSeen").asString()).isNotEmpty();
        assertThat(look.path("adherence").path("opened").asInt()).isEqualTo(3);
        assertThat(look.path("adherence").path("collected").asInt()).isEqualTo(1);
        assertThat(look.path("plan").path("freshDays").asInt()).isEqualTo(7);

        var first = renew(id, look);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(renew(id, look).json()).isEqualTo(first.json());
        var hiRxno = first.json().path("hiRxno").asString();
        assertThat(rx(hiRxno).path("issues").asInt()).isEqualTo(3);
        assertThat(
                        api.get("/api/v1/prescriptions/" + hiRxno + "/release-plan", doctor)
                                .json()
                                .path("criteria")
                                .size())
                .isEqualTo(1);
        assertThat(inbox(rx)).contains("RENEWED");
        var refusal = Map.of("reason", "太晚");
        assertThat(api.post("/api/v1/renewals/" + id + "/refusal", doctor, refusal).reason())
                .isEqualTo("RENEWAL_DONE");
        aYearLaterHeHasToComeFirst(rx, new Repeated(hiRxno, rx.psnNo()));
    }

    // the renewal was written from afar: it proves no visit
    private void aYearLaterHeHasToComeFirst(Repeated seen, Repeated renewed) {
        approveIfItWaits(renewed.hiRxno());
        Backdate.by(400, seen.hiRxno());
        Backdate.by(2 * INTERVAL, renewed.hiRxno());

        assertThat(ask(renewed).reason()).isEqualTo("RENEWAL_NO_VISIT");
    }

    private ApiClient.Answer renew(String id, JsonNode look) {
        var overrides =
                look.path("findings")
                        .valueStream()
                        .filter(one -> one.path("severity").asString().equals("WARN"))
                        .map(
                                one ->
                                        Map.of(
                                                "rule", one.path("rule").asString(),
                                                "line", one.path("line").asInt(),
                                                "reason", "MONITORED"))
                        .toList();
        return api.post(
                "/api/v1/renewals/" + id + "/renewal",
                doctor,
                Map.of("pharmacist", city.reviewer(), "overrides", overrides));
    }

    private ApiClient.Answer ask(Repeated rx) {
        return api.post(
                "/api/v1/renewals", patient(rx), Map.of("hiRxno", rx.hiRxno(), "note", "药快吃完了"));
    }

    @Test
    void onlyTheOwnRepeatsAreRenewedAndNobodyElseSeesThem() {
        var rx = written();
        var single = write(draft(city.anotherPatient())).json().path("hiRxno").asString();
        var one = new Repeated(single, rx(single).path("patient").path("psnNo").asString());
        assertThat(ask(one).reason()).isEqualTo("RENEWAL_NOT_REPEATED");
        var foreign = new Repeated(rx.hiRxno(), city.anotherPatient());
        assertThat(ask(foreign).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.post("/api/v1/renewals", doctor, Map.of("hiRxno", single)).status())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/repeats", doctor).status()).isEqualTo(403);
        assertThat(api.get("/api/v1/refill-tasks", patient(one)).status()).isEqualTo(403);
    }
}
