package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.PrescriptionId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cases that were made up: they look like tasks to a reviewer and are nothing to anybody else. */
class PlantedCaseFlowTests extends ReviewQualityFlow {
    @Test
    void plantedErrorIsCaughtOrMissedAndToldAfterwards() {
        var caught = plant("P05");
        hold(caught);
        var no = Map.of("decision", "REJECT", "opinion", "出血风险");
        var first = decide(caught, no).json();
        assertThat(first.path("state").path("name").asString()).isEqualTo("REJECTED");
        assertThat(first.path("test").path("caught").asBoolean()).isTrue();
        assertThat(first.path("test").path("kind").asString()).isEqualTo("INTERACTION");

        var missed = plant("P12");
        var yes = Map.of("decision", "APPROVE", "opinion", "同意", "confirmFast", true);
        var second = decide(missed, yes).json();
        assertThat(second.path("state").path("name").asString()).isEqualTo("EFFECTIVE");
        assertThat(second.path("test").path("caught").asBoolean()).isFalse();
        assertThat(second.path("test").path("right").valueStream().map(JsonNode::asString))
                .containsExactly("REJECT", "SUGGEST", "ASK");

        var planted = report(regulator).path("planted");
        assertThat(planted.valueStream())
                .anyMatch(
                        one ->
                                one.path("kind").asString().equals("DURATION")
                                        && one.path("caught").asLong()
                                                < one.path("shown").asLong());
        assertThat(decide(caught, no).reason()).isEqualTo("REVIEW_UNKNOWN");
        assertThat(flag(missed)).isNull();
    }

    @Test
    void plantedCaseLooksLikeAnyOtherTaskToAReviewer() {
        var real = city.waitingForReview().hiRxno();
        var planted = plant("G01");

        assertThat(names(task(planted))).isEqualTo(names(task(real)));
        assertThat(planted).hasSameSizeAs(real);
        for (var page : List.of("", "/review", "/trail")) {
            var one = api.get("/api/v1/prescriptions/" + real + page, reviewer);
            var other = api.get("/api/v1/prescriptions/" + planted + page, reviewer);
            assertThat(other.status()).as(page + other.text()).isEqualTo(200);
            assertThat(other.header("ETag")).isEqualTo(one.header("ETag"));
            assertThat(names(other.json())).as(page).isEqualTo(names(one.json()));
        }
        var rx = api.get("/api/v1/prescriptions/" + planted, reviewer).json();
        assertThat(rx.path("timeline"))
                .hasSameSizeAs(
                        api.get("/api/v1/prescriptions/" + real, reviewer).json().path("timeline"));
        assertThat(rx.path("lines").get(0).path("usage").asString()).contains("一次", "每日三次", "10天");
        assertThat(rx.path("patient").path("name").asString()).isNotBlank();
        assertThat(rx.path("doctor").path("name").asString()).isNotBlank();
        var record = api.get("/api/v1/prescriptions/" + planted + "/review", reviewer).json();
        assertThat(record.path("reproduced").asBoolean()).isTrue();
        var no = Map.of("decision", "APPROVE", "opinion", "同意");
        assertThat(decide(planted, no).reason()).isEqualTo("REVIEW_TOO_FAST");
        decide(planted, Map.of("decision", "REJECT", "opinion", "x"));
    }

    @Test
    void plantedCaseIsThereForNobodyElse() {
        var planted = plant("P09");
        var path = "/api/v1/prescriptions/" + planted;
        var psnNo = api.get(path, reviewer).json().path("patient").path("psnNo").asString();
        var others =
                List.of(
                        city.hospitalToken(),
                        city.pharmacyToken(0),
                        api.demoToken("PATIENT", city.anotherPatient()));

        for (var token : others) {
            assertThat(api.get(path, token).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
            assertThat(api.get(path + "/trail", token).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        }
        for (var token : List.of(regulator, api.demoToken("CLERK", "周"))) {
            assertThat(api.get(path, token, "X-Purpose", "test").reason())
                    .isEqualTo("PRESCRIPTION_UNKNOWN");
        }
        assertThat(api.get(path + "/token", city.pharmacyToken(0)).status()).isNotEqualTo(200);
        assertThat(
                        api.get(
                                        "/api/v1/persons/" + psnNo + "/prescriptions",
                                        regulator,
                                        "X-Purpose",
                                        "test")
                                .json()
                                .size())
                .isZero();
        var no = Map.of("decision", "REJECT", "opinion", "十八反");
        assertThat(decide(planted, no).json().path("test").path("caught").asBoolean()).isTrue();
        assertThat(api.get(path, reviewer).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.get(path, city.hospitalToken()).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
    }

    @Test
    void theNationalInterfaceKnowsAPlantedCaseAsLittleAsANumberThatNeverWas() {
        var real = city.waitingForReview();
        var planted = plant("P09");
        var never = PrescriptionId.ofHiRxno(planted).orElseThrow();
        var number =
                new PrescriptionId(never.bucket(), never.number() + 900_000_000L)
                        .hiRxno(planted.substring(0, 6), LocalDate.of(2026, 11, 20));

        var answers = city.unknownToTheNation(planted, real);

        assertThat(answers).isEqualTo(city.unknownToTheNation(number, real));
        assertThat(answers)
                .allMatch(code -> code.matches("\\d+"))
                .isNotEqualTo(city.unknownToTheNation(real.hiRxno(), real));
        decide(planted, Map.of("decision", "REJECT", "opinion", "十八反"));
    }

    @Test
    void plantingIsRefusedWithoutAPlaceOrACase() {
        assertThat(planting(Map.of()).json().path("field").asString()).isEqualTo("institution");
        assertThat(planting(Map.of("institution", "H00000000000")).reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(planting(Map.of("institution", city.pharmacyCode(0))).reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(planting(Map.of("institution", city.hospitalCode(), "count", 21)).reason())
                .isEqualTo("FIELD_INVALID");
        var unknown = Map.of("institution", city.hospitalCode(), "cases", List.of("P99"));
        assertThat(planting(unknown).reason()).isEqualTo("NOTHING_TO_PLANT");
        assertThat(api.get(QUALITY + "/planted", regulator).json().size()).isEqualTo(20);
    }

    // names of all members, at every depth
    private static TreeSet<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        for (var member : node.properties()) {
            names.add(member.getKey());
            names.addAll(names(member.getValue()));
        }
        if (node.isArray()) {
            node.forEach(one -> names.addAll(names(one)));
        }
        return names;
    }
}
