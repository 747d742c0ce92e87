package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.ApiFlow;
import cn.yunfang.simulation.Parcels;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a patient's own pages ask: settlements, looks, e-voucher, parcels, landmarks. */
class OwnDataFlowTests extends ApiFlow {
    private static final int PHARMACY = 5;

    @Test
    void listsSettlementsOfAPersonPageByPageWithinSight() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var pharmacy = city.pharmacyToken(PHARMACY);
        var first = settle(taken, pharmacy);
        var undone = undo(first, rx, pharmacy);
        var path = "/api/v1/persons/" + rx.personNo() + "/settlements";
        var patient = city.patientToken(rx);

        var page = api.get(path + "?most=1", patient).json();
        assertThat(numbers(page)).containsExactly(undone);
        assertThat(page.path("items").get(0).path("undoes").asString()).isEqualTo(first);
        var next = page.path("next").asString();
        var second = api.get(path + "?most=1&after=" + next, patient).json();
        assertThat(numbers(second)).containsExactly(first);
        assertThat(second.path("items").get(0).path("state").asString()).isEqualTo("UNDONE");
        assertThat(api.get(path, patient).json().path("next").isNull()).isTrue();

        assertThat(numbers(api.get(path, pharmacy).json())).containsExactly(undone, first);
        assertThat(numbers(api.get(path, city.pharmacyToken(PHARMACY + 1)).json())).isEmpty();
        var other = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(api.get(path, other).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.get(path, city.reviewerToken()).status()).isEqualTo(403);
        var clerk = api.demoToken("CLERK", "周", "3710");
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(numbers(api.get(path, clerk, "X-Purpose", "audit").json())).hasSize(2);
        var elsewhere = api.demoToken("CLERK", "周", "2102");
        assertThat(numbers(api.get(path, elsewhere, "X-Purpose", "audit").json())).isEmpty();
        assertThat(api.get("/api/v1/persons/1/settlements", clerk, "X-Purpose", "x").reason())
                .isEqualTo("PERSON_UNKNOWN");
        assertThat(api.get(path + "?after=1~x", patient).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get(path + "?after=1", patient).reason()).isEqualTo("FIELD_INVALID");
        assertThat(api.get(path + "?most=101", patient).reason()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void tellsThePatientWhoLookedAtHimHisPrescriptionsAndHisSettlements() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var setlId = settle(taken, city.pharmacyToken(PHARMACY));
        var clerk = api.demoToken("CLERK", "周");
        var settlement = "/api/v1/settlements/" + setlId;
        assertThat(api.get(settlement, clerk, "X-Purpose", "fee check").status()).isEqualTo(200);
        var patient = city.patientToken(rx);
        api.get(settlement, patient);

        var looks = items(api.get("/api/v1/access-log", patient).json());
        var newest = looks.getFirst();
        assertThat(newest.path("role").asString()).isEqualTo("CLERK");
        assertThat(newest.path("purpose").asString()).isEqualTo("fee check");
        assertThat(newest.path("words").path("zh").asString()).isEqualTo("查看结算单");
        assertThat(looks).noneMatch(one -> one.path("role").asString().equals("PATIENT"));
        assertThat(looks)
                .anySatisfy(
                        one -> {
                            assertThat(one.path("operation").asString()).isEqualTo("rxDownload");
                            assertThat(one.path("institution").asString())
                                    .isEqualTo(city.pharmacyCode(PHARMACY));
                            assertThat(one.path("institutionName").asString()).isNotBlank();
                        });
        assertThat(pages(patient)).isEqualTo(looks);

        var other = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(items(api.get("/api/v1/access-log", other).json()))
                .noneMatch(one -> one.path("purpose").asString().equals("fee check"));
        assertThat(api.get("/api/v1/access-log", clerk).status()).isEqualTo(403);
        assertThat(api.get("/api/v1/access-log?most=0", patient).reason())
                .isEqualTo("FIELD_INVALID");
    }

    @Test
    void showsTheEVoucherToItsOwnerAlone() {
        var rx = city.effective();
        var voucher = api.get("/api/v1/voucher", city.patientToken(rx));
        assertThat(voucher.status()).as(voucher.text()).isEqualTo(200);
        assertThat(voucher.header("Cache-Control")).contains("no-store");
        assertThat(voucher.json().path("code").asString()).hasSize(28);
        assertThat(voucher.json().path("path").asString()).startsWith("M4 4h1v1h-1z");
        assertThat(voucher.json().path("size").asInt()).isGreaterThan(28);
        assertThat(api.get("/api/v1/voucher", city.pharmacyToken(PHARMACY)).status())
                .isEqualTo(403);
    }

    @Test
    void aTokenComesWithItsPicture() {
        var rx = city.effective();
        var path = "/api/v1/prescriptions/" + rx.hiRxno() + "/token";
        var token = api.get(path, city.patientToken(rx)).json();
        assertThat(QrCode.of(token.path("qr").asString()).path())
                .isEqualTo(token.path("path").asString());
        assertThat(token.path("size").asInt())
                .isEqualTo(QrCode.of(token.path("qr").asString()).size());
    }

    @Test
    void followsAParcelAndTellsItsCodeToThePatientAlone() {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        var path = "/api/v1/prescriptions/" + rx.hiRxno() + "/deliveries";
        var patient = city.patientToken(rx);
        assertThat(api.get(path, patient).json().size()).isZero();
        Parcels.report(city, taken, PHARMACY, "PS1", "10");
        Parcels.report(city, taken, PHARMACY, "PS1", "30");

        var parcel = api.get(path, patient).json().get(0);
        assertThat(parcel.path("state").path("name").asString()).isEqualTo("ON_THE_WAY");
        assertThat(parcel.path("number").asString()).isEqualTo("PS1");
        assertThat(parcel.path("pharmacy").path("code").asString())
                .isEqualTo(city.pharmacyCode(PHARMACY));
        assertThat(parcel.path("history").size()).isEqualTo(2);
        assertThat(parcel.path("signCode").asString()).isNotBlank();
        assertThat(parcel.path("closed").asBoolean()).isFalse();

        assertThat(api.get(path, city.pharmacyToken(PHARMACY)).status()).isEqualTo(403);
        var other = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(api.get(path, other).reason()).isEqualTo("PRESCRIPTION_UNKNOWN");
        assertThat(api.get("/api/v1/prescriptions/1/deliveries", patient).reason())
                .isEqualTo("PRESCRIPTION_UNKNOWN");
    }

    @Test
    void landmarksAreHospitalsOfTheDivision() {
        var patient = api.demoToken("PATIENT", city.anotherPatient());
        var all = api.get("/api/v1/landmarks?division=3710", patient).json();
        assertThat(all.size()).isPositive();
        assertThat(all.valueStream())
                .allMatch(one -> one.path("division").asString().startsWith("3710"))
                .allMatch(one -> one.path("code").asString().startsWith("H"))
                .allMatch(one -> one.path("longitude").asDouble() > 100);
        var near = all.get(all.size() - 1).path("code").asString();
        var nearest = api.get("/api/v1/landmarks?near=" + near, patient).json();
        assertThat(nearest.get(0).path("code").asString()).isEqualTo(near);
        assertThat(api.get("/api/v1/landmarks?division=00", patient).json().size()).isZero();
        assertThat(api.get("/api/v1/landmarks", city.pharmacyToken(PHARMACY)).status())
                .isEqualTo(403);
    }

    private List<JsonNode> pages(String patient) {
        var all = new ArrayList<JsonNode>();
        var page = api.get("/api/v1/access-log?most=2", patient).json();
        all.addAll(items(page));
        while (page.path("next").isString()) {
            var next = OffsetDateTime.parse(page.path("next").asString()).toInstant();
            page = api.get("/api/v1/access-log?most=2&before=" + next, patient).json();
            all.addAll(items(page));
        }
        return all;
    }

    private static List<JsonNode> items(JsonNode page) {
        return page.path("items").valueStream().toList();
    }

    private static List<String> numbers(JsonNode page) {
        return items(page).stream().map(one -> one.path("setlId").asString()).toList();
    }

    private String settle(ApiCity.Taken taken, String token) {
        var purchase = SettlementFlowTests.camel(city.purchase(taken, PHARMACY));
        var key = city.msgid(PHARMACY);
        return api.post("/api/v1/settlements", token, purchase, "Idempotency-Key", key)
                .json()
                .path("setlinfo")
                .path("setlId")
                .asString();
    }

    private String undo(String setlId, ApiCity.Written rx, String token) {
        var path = "/api/v1/settlements/" + setlId + "/undo";
        var body = Map.of("psnNo", rx.personNo());
        return api.post(path, token, body, "Idempotency-Key", city.msgid(PHARMACY))
                .json()
                .path("setlinfo")
                .path("setlId")
                .asString();
    }
}
