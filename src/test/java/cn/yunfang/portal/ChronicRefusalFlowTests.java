package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is refused of applications for chronic filings, and to whom. */
class ChronicRefusalFlowTests extends ChronicDesk {
    private static final int LARGE = 2 * 1024 * 1024 + 1;

    @Test
    void aRefusalOfLongAgoIsNotAppealed() {
        var id = applied();
        decide(clerk, id, false);
        JDBC.sql(
                        """
                        update chronic.application_step set done_at = done_at - interval '61 days'
                        where serial = ?\
                        """)
                .param(Long.parseLong(id.substring(id.length() - 15)))
                .update();

        assertThat(step(own, id, "appeal", Map.of("words", "不服")).reason())
                .isEqualTo("APPEAL_TOO_LATE");
    }

    @Test
    void whoeverHasNothingToDoWithItSeesNothing() {
        var id = applied();
        var stranger = api.demoToken("PATIENT", city.anotherPatient());
        for (var token : List.of(stranger, doctors.token(1, 0), doctors.token(0, 0))) {
            assertThat(seen(token, id).reason()).isEqualTo("APPLICATION_UNKNOWN");
            assertThat(step(token, id, "withdrawal", "").reason()).isEqualTo("APPLICATION_UNKNOWN");
            assertThat(attach(token, id, "image/png", PNG).reason())
                    .isEqualTo("APPLICATION_UNKNOWN");
        }
        var elsewhere = api.demoToken("CLERK", "周", "3201");
        assertThat(seen(elsewhere, id).reason()).isEqualTo("APPLICATION_UNKNOWN");
        assertThat(decide(elsewhere, id, true).reason()).isEqualTo("APPLICATION_UNKNOWN");
        assertThat(api.get(APPLICATIONS + "/" + id, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(decide(own, id, true).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(step(clerk, id, "withdrawal", "").reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(APPLICATIONS, city.pharmacyToken(0)).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(APPLICATIONS, api.demoToken("REGULATOR", "吴")).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(seen(clerk, "RD1").reason()).isEqualTo("APPLICATION_UNKNOWN");

        seen(clerk, id);
        assertThat(looks()).contains("CLERK getApplication determination");
    }

    private List<String> looks() {
        return JDBC.sql(
                        """
                        select role || ' ' || operation || ' ' || purpose from evidence.access
                        where subject = ?\
                        """)
                .param(patient)
                .query(String.class)
                .list();
    }

    @Test
    void saysWhatIsWrongWithAnApplication() {
        assertThat(apply(own, draft("diseaseCode", "M99999")).reason()).isEqualTo("FIELD_INVALID");
        assertThat(apply(own, draft("diseaseCode", null)).reason()).isEqualTo("FIELD_MISSING");
        var lacking = apply(own, draft("statements", List.of(Map.of("criterion", 1))));
        assertThat(lacking.reason()).isEqualTo("CRITERION_LACKING");
        assertThat(lacking.text()).contains("脑电图", "EEG");
        assertThat(apply(own, draft("statements", Arrays.asList((Object) null))).reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(statement(Map.of("text", "?"))).isEqualTo("FIELD_MISSING");
        assertThat(statement(Map.of("criterion", 99))).isEqualTo("FIELD_INVALID");
        assertThat(statement(Map.of("criterion", 1, "value", 3))).isEqualTo("FIELD_INVALID");
        assertThat(statement(Map.of("criterion", 1, "on", "2099-01-01")))
                .isEqualTo("FIELD_INVALID");
        assertThat(statement(Map.of("criterion", 1, "text", "长".repeat(501))))
                .isEqualTo("FIELD_TOO_LONG");
        assertThat(apply(own, draft("words", "长".repeat(501))).reason())
                .isEqualTo("FIELD_TOO_LONG");
        var glucose = Map.of("criterion", 2, "text", "空腹");
        assertThat(
                        apply(own, draft("diseaseCode", "M01600", "statements", List.of(glucose)))
                                .reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(apply(own, draft("determiner", "H99999999999")).reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(apply(own, draft("determiner", city.pharmacyCode(0))).reason())
                .isEqualTo("NO_DETERMINER");
        var doctor = doctors.token(0, 0);
        assertThat(apply(doctor, draft()).reason()).isEqualTo("FIELD_MISSING");
        assertThat(apply(doctor, draft("psnNo", "nobody")).reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(apply(doctor, draft("psnNo", patient, "signatory", doctors.code(1, 0))).reason())
                .isEqualTo("DOCTOR_NOT_LICENSED");
        assertThat(ids(api.get(APPLICATIONS, own))).isEmpty();

        applied();
        assertThat(apply(own, draft()).reason()).isEqualTo("APPLICATION_OPEN");
        assertThat(apply(doctor, draft("psnNo", patient)).reason()).isEqualTo("APPLICATION_OPEN");
    }

    private String statement(Map<String, Object> one) {
        return apply(own, draft("statements", List.of(one))).reason();
    }

    @Test
    void saysWhatIsWrongWithADetermination() {
        var id = applied();
        assertThat(decide(clerk, id, true, "criteria", List.of(1, 2)).reason())
                .isEqualTo("CRITERION_LACKING");
        assertThat(decide(clerk, id, true, "chinese", " ").reason()).isEqualTo("FIELD_MISSING");
        assertThat(decide(clerk, id, true, "from", "2020-01-01").reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(decide(clerk, id, true, "from", "2098-01-01").reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(decide(clerk, id, true, "to", "2098-01-01").reason()).isEqualTo("FIELD_INVALID");
        assertThat(decide(clerk, id, true, "granted", null).reason()).isEqualTo("FIELD_MISSING");
        int version = seen(clerk, id).json().path("application").path("version").asInt();
        attach(own, id, "image/png", PNG);
        assertThat(decide(clerk, id, true, "version", version).reason())
                .isEqualTo("APPLICATION_CHANGED");
        assertThat(ask(own, id).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(step(own, id, "supplement", Map.of("words", "早了")).reason())
                .isEqualTo("APPLICATION_STATE");
        ask(clerk, id);
        assertThat(step(own, id, "supplement", Map.of()).reason()).isEqualTo("FIELD_MISSING");
        assertThat(decide(clerk, id, true).reason()).isEqualTo("APPLICATION_STATE");
    }

    @Test
    void theSameRequestAgainIsTheSameApplication() {
        var key = UUID.randomUUID().toString();
        var first = api.post(APPLICATIONS, own, draft(), "Idempotency-Key", key);
        var again = api.post(APPLICATIONS, own, draft(), "Idempotency-Key", key);

        assertThat(again.text()).isEqualTo(first.text());
        var id = first.json().path("id").asString();
        var decision = Map.of("granted", true, "criteria", MET, "chinese", "符合", "english", "met");
        var path = APPLICATIONS + "/" + id + "/determination";
        var granted = api.post(path, clerk, decision, "Idempotency-Key", key);
        assertThat(api.post(path, clerk, decision, "Idempotency-Key", key).text())
                .isEqualTo(granted.text());
    }

    @Test
    void takesPicturesAndPagesAndNothingElse() {
        var id = applied();
        var first = attach(own, id, "image/png", PNG).json();
        assertThat(attach(own, id, "image/jpeg", PNG).json().path("no"))
                .isEqualTo(first.path("no"));
        assertThat(first.path("media").asString()).isEqualTo("image/png");
        var html = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(attach(own, id, "image/png", html).reason()).isEqualTo("ATTACHMENT_KIND");
        assertThat(attach(own, id, "application/pdf", new byte[0]).reason())
                .isEqualTo("ATTACHMENT_KIND");
        assertThat(attach(own, id, "text/html", PNG).reason()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");
        assertThat(attach(own, id, "image/png", Arrays.copyOf(PNG, LARGE)).reason())
                .isEqualTo("TOO_LARGE");

        var path = APPLICATIONS + "/" + id + "/attachments/";
        var file = api.get(path + first.path("no").asInt(), clerk, "X-Purpose", "determination");
        assertThat(file.raw().body()).isEqualTo(PNG);
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(api.get(path + 99, own).reason()).isEqualTo("ATTACHMENT_UNKNOWN");
        assertThat(api.get(path + first.path("no").asInt(), doctors.token(1, 0)).reason())
                .isEqualTo("APPLICATION_UNKNOWN");
        for (int i = 1; i < 8; i++) {
            var more = Arrays.copyOf(PNG, PNG.length + i);
            assertThat(attach(own, id, "image/png", more).status()).isEqualTo(200);
        }
        assertThat(attach(own, id, "image/png", Arrays.copyOf(PNG, 99)).reason())
                .isEqualTo("ATTACHMENTS_TOO_MANY");
        step(own, id, "withdrawal", "");
        assertThat(attach(own, id, "image/png", Arrays.copyOf(PNG, 98)).reason())
                .isEqualTo("APPLICATION_STATE");
    }
}
