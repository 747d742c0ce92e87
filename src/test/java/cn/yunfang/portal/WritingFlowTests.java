package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.DeskCity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A doctor without a system of his own: writes, signs, follows, revokes, writes again. */
class WritingFlowTests extends DeskFlow {
    private String patient() {
        return city.anotherPatient();
    }

    @Test
    void aDraftBecomesAnEffectivePrescriptionWithASignedDocument() {
        var answer = write(draft(patient()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var hiRxno = answer.json().path("hiRxno").asString();
        var view = api.get("/api/v1/prescriptions/" + hiRxno, doctor).json();
        assertThat(view.path("state").path("name").asString()).isEqualTo("EFFECTIVE");
        var file = api.get("/api/v1/prescriptions/" + hiRxno + "/file", doctor);
        assertThat(file.text()).startsWith("%PDF-").contains("adbe.pkcs7.detached");
    }

    @Test
    void theSameDraftIsWrittenOnce() {
        var draft = draft(patient());

        var first = write(draft);
        var again = write(draft);

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        draft.put("validDays", 2);
        assertThat(write(draft).reason()).isEqualTo("HOSPITAL_NUMBER_TAKEN");
    }

    @Test
    void aWarningNeedsAReasonAndTheReviewerReadsIt() {
        var draft = draft(patient());
        draft.put("lines", List.of(line(drug("阿莫西林胶囊"), 10)));
        var warning = warning(api.post(WRITTEN + "/advice", doctor, draft).json());

        var refused = write(draft);
        assertThat(refused.reason()).isEqualTo("FIELD_MISSING");
        assertThat(refused.json().path("field").asString()).isEqualTo("overrides");

        draft = new LinkedHashMap<>(draft);
        draft.put("key", java.util.UUID.randomUUID().toString());
        draft.put("overrides", List.of(override(warning, "BECAUSE")));
        assertThat(write(draft).reason()).isEqualTo("FIELD_INVALID");
        draft.put("overrides", List.of(override(warning, "MONITORED")));
        var written = write(draft);
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        var hiRxno = written.json().path("hiRxno").asString();
        var read = api.get("/api/v1/prescriptions/" + hiRxno, city.reviewerToken()).json();
        assertThat(read.path("state").path("name").asString()).isEqualTo("UPLOADED");
        assertThat(read.path("overrides").path(0).path("zh").asString()).isEqualTo("已安排监测与复诊");
    }

    private static JsonNode warning(JsonNode findings) {
        return findings.valueStream()
                .filter(one -> one.path("severity").asString().equals("WARN"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> override(JsonNode warning, String reason) {
        return Map.of(
                "rule", warning.path("rule").asString(),
                "line", warning.path("line").asInt(),
                "reason", reason);
    }

    @Test
    void adviceKeepsNothingAndNamesAnAllergy() {
        var psnNo = patient();
        var draft = draft(psnNo);
        draft.put("condition", Map.of("allergies", "青霉素过敏"));

        var findings = api.post(WRITTEN + "/advice", doctor, draft);

        assertThat(findings.status()).as(findings.text()).isEqualTo(200);
        assertThat(findings.json().toString()).contains("过敏的同类药物");
        draft.put("lines", List.of());
        assertThat(api.post(WRITTEN + "/advice", doctor, draft).json().size()).isZero();
        var history =
                api.get("/api/v1/patients/" + psnNo + "/history?purpose=TREATMENT", doctor).json();
        assertThat(history.path("prescriptions").size()).isZero();
    }

    @Test
    void whatIsWrongIsSaidBeforeANumberIsReserved() {
        assertRefused(Map.of("key", "1"), "FIELD_INVALID", "key");
        assertRefused(Map.of("writtenAt", "2026-01-01T00:00:00Z"), "FIELD_INVALID", "writtenAt");
        assertRefused(Map.of("lines", List.of()), "FIELD_MISSING", "lines");
        assertRefused(Map.of("pharmacist", "HY1"), "PHARMACIST_UNKNOWN", "pharmacist");
        assertRefused(Map.of("psnNo", "9".repeat(20)), "PERSON_UNKNOWN", "psnNo");
        var many = java.util.Collections.nCopies(13, line("X", 1));
        assertRefused(Map.of("lines", many), "FIELD_INVALID", "lines");
        var none = new LinkedHashMap<>(line("X", 1));
        none.remove("quantity");
        assertRefused(Map.of("lines", List.of(none)), "FIELD_MISSING", "lines[0].quantity");
        var strange = Map.<String, Object>of("lines", List.of(line("X", 1)));
        assertRefused(strange, "FIELD_MISSING", "rxdrugdetail[0].rxItemTypeCode");
        assertThat(api.post(WRITTEN, city.hospitalToken(), draft(patient())).reason())
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(api.post(WRITTEN, city.reviewerToken(), draft(patient())).status())
                .isEqualTo(403);
    }

    @Test
    void whatNobodyCouldMeanIsRefusedBeforeItIsWrittenOut() {
        var immense = new java.math.BigDecimal("1e9999999");
        for (var member : List.of("dose", "days", "quantity")) {
            var line = line(drug("阿莫西林胶囊"), 3);
            line.put(member, immense);
            assertRefused(Map.of("lines", List.of(line)), "FIELD_INVALID", "lines[0]." + member);
            line.put(member, new java.math.BigDecimal("1e-9999999"));
            assertRefused(Map.of("lines", List.of(line)), "FIELD_INVALID", "lines[0]." + member);
        }
        var heavy = Map.<String, Object>of("condition", Map.of("weightKg", immense));
        assertRefused(heavy, "FIELD_INVALID", "condition.weightKg");
        var draft = draft(patient());
        draft.putAll(heavy);
        assertThat(api.post(WRITTEN + "/advice", doctor, draft).reason())
                .isEqualTo("FIELD_INVALID");
        var many = java.util.Collections.nCopies(1_001, Map.of("code", "J06.900"));
        assertRefused(Map.of("diagnoses", many), "FIELD_INVALID", "diagnoses");
        for (var member : List.of("lines", "diagnoses", "overrides")) {
            draft = draft(patient());
            draft.put(member, java.util.Collections.singletonList(null));
            var refused = write(draft);
            assertThat(refused.status()).as(member + refused.text()).isEqualTo(400);
        }
    }

    private void assertRefused(Map<String, Object> other, String reason, String field) {
        var draft = draft(patient());
        draft.putAll(other);
        var answer = write(draft);
        assertThat(answer.reason()).as(answer.text()).isEqualTo(reason);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void aDoctorListsHisOwnNewestFirstByStateAndPage() {
        var first = written();
        var second = written();

        var page = api.get("/api/v1/prescriptions?state=EFFECTIVE&most=1", doctor).json();
        assertThat(page.path("items").path(0).path("hiRxno").asString()).isEqualTo(second);
        var next = page.path("next").asString();
        var rest = api.get("/api/v1/prescriptions?most=1&after=" + next, doctor).json();
        assertThat(rest.path("items").path(0).path("hiRxno").asString()).isEqualTo(first);
        var revoked = api.get("/api/v1/prescriptions?state=REVOKED", doctor).json();
        assertThat(revoked.toString()).doesNotContain(first);
        var others = api.get("/api/v1/prescriptions", DeskCity.anotherDoctorToken(city)).json();
        assertThat(others.toString()).doesNotContain(first);
        var mine = page.path("items").path(0).path("doctor").asString();
        assertThat(mine).isEmpty();
        var foreign =
                "/api/v1/prescriptions?doctor="
                        + api.get("/api/v1/desk", doctor)
                                .json()
                                .path("doctor")
                                .path("code")
                                .asString();
        assertThat(api.get(foreign, DeskCity.anotherDoctorToken(city)).json().path("items").size())
                .isZero();
        assertThat(api.get(foreign, city.hospitalToken()).json().toString()).contains(second);
        assertThat(api.get("/api/v1/prescriptions?after=x", doctor).reason())
                .isEqualTo("FIELD_INVALID");
    }

    private String written() {
        var answer = write(draft(patient()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("hiRxno").asString();
    }

    @Test
    void whatWasWrittenCanBeWrittenAgainButByNobodyElse() {
        var hiRxno = written();

        var again = api.get(WRITTEN + "/" + hiRxno, doctor).json();

        assertThat(again.path("draft").path("diagnoses").path(0).path("code").asString())
                .isEqualTo("J06.900");
        assertThat(again.path("draft").path("lines").path(0).path("frequency").asString())
                .isEqualTo("12");
        assertThat(again.path("drugs").path(0).path("genericName").asString()).contains("阿莫西林");
        var other = DeskCity.anotherDoctorToken(city);
        assertThat(api.get(WRITTEN + "/" + hiRxno, other).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.get("/api/v1/prescriptions/" + hiRxno + "/file", other).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.get(WRITTEN + "/1", doctor).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
    }

    @Test
    void aDoctorRevokesWithHisReasonAlone() {
        var path = "/api/v1/prescriptions/" + written() + "/revocation";
        var why = Map.of("undoRea", "患者要求更改用药");

        assertThat(api.post(path, DeskCity.anotherDoctorToken(city), why).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.post(path, city.hospitalToken(), why).reason()).isEqualTo("FIELD_MISSING");
        var done = api.post(path, doctor, why);

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().path("rxStasCodg").asString()).isEqualTo("3");
    }

    @Test
    void theDoctorReadsAndAnswersTheQuestion() {
        var rx = city.waitingForReview();
        var question = Map.of("decision", "ASK", "opinion", "为何十天？");
        var asked =
                api.post(
                        "/api/v1/reviews/" + rx.hiRxno() + "/decision",
                        city.reviewerToken(),
                        question);
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);

        var list = api.get("/api/v1/prescriptions?state=UPLOADED", doctor).json();
        var mine =
                list.path("items")
                        .valueStream()
                        .filter(one -> one.path("hiRxno").asString().equals(rx.hiRxno()))
                        .findFirst()
                        .orElseThrow();
        assertThat(mine.path("asked").asBoolean()).isTrue();
        var review = api.get(WRITTEN + "/" + rx.hiRxno(), doctor).json().path("review");
        assertThat(review.path("question").path("text").asString()).isEqualTo("为何十天？");
        var answered =
                api.post(
                        "/api/v1/reviews/" + rx.hiRxno() + "/answer",
                        doctor,
                        Map.of("answer", "疗程需要"));
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    }
}
