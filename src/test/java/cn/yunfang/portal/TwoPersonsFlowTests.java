package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiFlow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A prescription that takes two pharmacists, and what everybody sees of its review. */
class TwoPersonsFlowTests extends ApiFlow {
    private static final int DAYS = 11;
    private static final Map<String, Object> YES =
            Map.of("decision", "APPROVE", "opinion", "已核对", "confirmFast", true);

    private final String rule = "B-TWO" + ThreadLocalRandom.current().nextInt(1_000_000_000);

    @BeforeEach
    void aBureauAsksForTwo() {
        put("1", "ACTIVE");
    }

    @AfterEach
    void andNoMore() {
        put("2", "ENDED");
    }

    private void put(String version, String mode) {
        var stored = city.ruleForTwo(rule, version, mode);
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
    }

    @Test
    void bothAreNamedToTheHospitalAndThePharmacy() {
        var rx = city.waitingForReview(DAYS);
        var path = "/api/v1/reviews/" + rx.hiRxno();
        var first = city.reviewerToken();
        var second = city.anotherReviewerToken();

        var state = api.post(path + "/decision", first, YES).json().path("state").path("name");
        assertThat(state.asString()).isEqualTo("UPLOADED");
        assertThat(api.post(path + "/decision", first, YES).reason())
                .isEqualTo("REVIEW_SAME_PERSON");
        var waiting = city.checkResult(rx);
        assertThat(waiting.text("rxChkStasCodg")).isEqualTo("0");
        assertThat(waiting.text("rxChkOpnn")).contains("待第二名药师复核");
        var open = api.get(path, second).json();
        assertThat(open.path("twoPersons").asBoolean()).isTrue();
        assertThat(open.path("decision").isMissingNode() || open.path("decision").isNull())
                .isTrue();
        var firstName = open.path("first").path("reviewer").path("name").asString();
        assertThat(firstName).isNotBlank();
        assertThat(open.path("first").path("opinion").asString()).isEqualTo("已核对");

        state = api.post(path + "/decision", second, YES).json().path("state").path("name");
        assertThat(state.asString()).isEqualTo("EFFECTIVE");

        var decided = api.get(path, city.hospitalToken()).json();
        assertThat(decided.path("decision").path("kind").asString()).isEqualTo("APPROVED");
        var said = decided.path("decision").path("said").path("reviewer");
        assertThat(city.checkResult(rx).text("pharName"))
                .isEqualTo(firstName + "、" + said.path("name").asString());
        var taken = city.claim(rx, 1);
        assertThat(
                        city.downloaded(taken).list("rxOverrides").stream()
                                .filter(one -> one.text("ruleId").equals(rule))
                                .map(one -> one.text("pharName")))
                .containsExactly(firstName, said.path("name").asString());
        var overrides = api.get(path, city.pharmacyToken(1)).json().path("overrides");
        assertThat(overrides.valueStream().filter(one -> one.path("rule").asString().equals(rule)))
                .hasSize(2);
    }

    @Test
    void reviewIsShownToThoseItConcernsAndEachLookIsLogged() {
        var rx = city.waitingForReview();
        var path = "/api/v1/reviews/" + rx.hiRxno();

        var shown = api.get(path, city.reviewerToken());

        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.json().path("findings").size()).isPositive();
        assertThat(shown.json().path("dueAt").asString()).isNotBlank();
        assertThat(shown.json().path("overdue").asBoolean()).isFalse();
        assertThat(shown.text()).doesNotContain(rx.personName()).doesNotContain(rx.personNo());
        for (var stranger : List.of(city.anotherHospitalToken(), city.pharmacyToken(2))) {
            assertThat(api.get(path, stranger).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        }
        assertThat(api.get(path, city.patientToken(rx)).reason()).isEqualTo("NOT_ALLOWED");
        var regulator = api.demoToken("REGULATOR", "吴");
        assertThat(api.get(path, regulator).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, regulator, "X-Purpose", "inspection").status()).isEqualTo(200);
        var looks =
                api.get(
                        "/api/v1/prescriptions/" + rx.hiRxno() + "/trail",
                        regulator,
                        "X-Purpose",
                        "inspection");
        assertThat(looks.text()).contains("getReviewTask").contains("inspection");
    }

    @Test
    void whatNoPharmacistHadToReviewSaysSo() {
        var rx = city.effective();

        assertThat(api.get("/api/v1/reviews/" + rx.hiRxno(), city.hospitalToken()).reason())
                .isEqualTo("REVIEW_NOT_NEEDED");
    }
}
