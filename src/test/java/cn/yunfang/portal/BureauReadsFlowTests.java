package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Json;
import cn.yunfang.simulation.ApiFlow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a bureau looks up: institutions, policies and settlements of its region. */
class BureauReadsFlowTests extends ApiFlow {
    private static final int PHARMACY = 14;
    private static final String SETTLEMENTS = "/api/v1/settlements";
    private static final String CHINESE = "UTF-8''%E6%8A%95%E8%AF%89+1";

    @Autowired private Database database;
    @Autowired private Filings filings;

    private String clerk(String region) {
        return api.demoToken("CLERK", "周", region);
    }

    private ApiClient.Answer settled() {
        var taken = city.claim(city.effective(), PHARMACY);
        city.audit(taken, PHARMACY);
        var answer =
                api.post(
                        SETTLEMENTS,
                        city.pharmacyToken(PHARMACY),
                        SettlementFlowTests.camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    @Test
    void institutionsAreThoseOfTheRegionPageByPage() {
        var first = api.get("/api/v1/institutions?most=2", clerk("3710"));
        assertThat(first.json().path("items").size()).isEqualTo(2);
        assertThat(first.json().path("items").findValuesAsString("division"))
                .allMatch(one -> one.startsWith("3710"));
        var next = first.json().path("next").asString();
        var second = api.get("/api/v1/institutions?most=2&after=" + next, clerk("3710"));
        assertThat(second.json().path("items").findValuesAsString("code"))
                .allMatch(code -> code.compareTo(next) > 0);

        var code = city.pharmacyCode(PHARMACY);
        var found = api.get("/api/v1/institutions?q=" + code, clerk(""));
        assertThat(found.json().path("items").findValuesAsString("code")).containsExactly(code);
        assertThat(found.json().hasNonNull("next")).isFalse();
        assertThat(api.get("/api/v1/institutions?q=" + code, clerk("32")).json().path("items"))
                .isEmpty();
    }

    @Test
    void oneInstitutionTellsWhatItRegistered() {
        var path = "/api/v1/institutions/" + city.pharmacyCode(PHARMACY);

        var whole = api.get(path, clerk("3710")).json();

        assertThat(whole.path("application").asString()).isEqualTo(city.appId(PHARMACY));
        assertThat(whole.path("practitioners").asInt()).isPositive();
        assertThat(whole.at("/institution/designated").asBoolean()).isTrue();
        assertThat(whole.toString()).doesNotContain(city.appSecret(PHARMACY));
        assertThat(api.get(path, clerk("32")).reason()).isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(api.get(path, city.pharmacyToken(PHARMACY)).reason()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void policiesSayInWordsWhatTheyPay() {
        var all = api.get("/api/v1/policies", clerk("371083")).json();

        assertThat(all.findValuesAsString("region"))
                .isNotEmpty()
                .allMatch(region -> List.of("371000", "000000").contains(region));
        assertThat(all.findValuesAsString("validity")).contains("IN_FORCE", "OVER");
        assertThat(all.findValuesAsString("zh"))
                .anyMatch(text -> text.contains("年度起付线300.00元"))
                .anyMatch(text -> text.startsWith("双通道谈判药："));
        assertThat(all.findValuesAsString("en"))
                .anyMatch(text -> text.contains("yearly deductible 300.00"));
        var versions =
                all.valueStream()
                        .filter(one -> one.path("region").asString().equals("371000"))
                        .filter(one -> one.path("version").asString().equals("2026.1"))
                        .toList();
        assertThat(versions)
                .isNotEmpty()
                .allSatisfy(
                        one ->
                                assertThat(LocalDate.parse(one.path("to").asString()))
                                        .isBefore(LocalDate.of(2099, 1, 1)));
    }

    @Test
    void aPolicyFileIsTriedAsItComes() {
        var path = "/api/v1/policies/files/371000/";
        @SuppressWarnings("unchecked")
        Map<String, Object> file =
                Json.read(api.get(path + "2026.2", clerk("3710")).text(), Map.class);
        file.put("version", "2199.1");
        file.put("from", "2090-01-01");
        var today = ChinaTime.date(TestClock.now()).toString();
        settled();

        var same =
                api.post(
                        "/api/v1/policies/simulations",
                        clerk("3710"),
                        Json.text(Map.of("policy", file, "from", today, "to", today)),
                        "X-Purpose",
                        "try");

        assertThat(same.status()).as(same.text()).isEqualTo(200);
        // other tests plant clinics' settlements that nobody calculated
        assertThat(same.json().path("groups").valueStream())
                .filteredOn(one -> one.at("/group/level").asString().equals("pharmacy"))
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(one.at("/sum/equal")).isEqualTo(one.at("/sum/count")));
        assertThat(api.get(path + "1999.9", clerk("3710")).reason()).isEqualTo("POLICY_UNKNOWN");
        assertThat(api.get(path + "2026.2", clerk("3201")).reason()).isEqualTo("POLICY_UNKNOWN");
    }

    @Test
    void settlementsAreFoundByPersonOrInstitution() {
        var answer = settled().json().path("setlinfo");
        var setlId = answer.path("setlId").asString();
        var person = answer.path("psnNo").asString();
        var undone =
                api.post(
                        SETTLEMENTS + "/" + setlId + "/undo",
                        city.pharmacyToken(PHARMACY),
                        Map.of("psnNo", person),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(undone.status()).as(undone.text()).isEqualTo(201);

        var ofPerson = find("psnNo=" + person, "3710").json();
        var ofShop = find("institution=" + city.pharmacyCode(PHARMACY), "3710").json();

        assertThat(ofPerson.findValuesAsString("psnNo")).hasSize(2).containsOnly(person);
        assertThat(ofPerson.path(0).path("undoes").asString()).isEqualTo(setlId);
        assertThat(ofPerson.path(1).path("setlId").asString()).isEqualTo(setlId);
        assertThat(ofPerson.path(1).path("state").asString()).isEqualTo("UNDONE");
        assertThat(ofShop.findValuesAsString("setlId")).contains(setlId);
        assertThat(find("psnNo=" + person, "3201").reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(find("institution=" + city.pharmacyCode(PHARMACY), "3201").reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(find("", "3710").reason()).isEqualTo("FIELD_MISSING");
    }

    @Test
    void aLookSaysWhyInChineseToo() {
        var path = SETTLEMENTS + "?institution=" + city.pharmacyCode(PHARMACY);

        assertThat(api.get(path, clerk("")).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, clerk(""), "X-Purpose", CHINESE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8''%zz", "UTF-8''%00", "utf-8''a%0Ab"})
    void refusesAPurposeThatCannotBeRead(String purpose) {
        var path = SETTLEMENTS + "?institution=" + city.pharmacyCode(PHARMACY);

        assertThat(api.get(path, clerk(""), "X-Purpose", purpose).reason())
                .isEqualTo("FIELD_INVALID");
    }

    @Test
    void filedDiseasesAreSeenByThePersonAndTheBureauOfHisInsurance() {
        var rx = city.effective();
        var today = ChinaTime.date(TestClock.now());
        var filing =
                new Filing(rx.personNo(), "M03900", "高血压", today.minusYears(1), today.plusYears(1));
        database.commit(filings.file(List.of(filing)));
        var path = "/api/v1/chronic-filings";
        var his = path + "?psnNo=" + rx.personNo();

        var seen = api.get(his, clerk("3710"), "X-Purpose", "review").json();

        var filed =
                seen.valueStream()
                        .filter(one -> one.path("diseaseName").asString().equals("高血压"))
                        .toList();
        assertThat(filed).singleElement();
        assertThat(filed.getFirst().path("inForce").asBoolean()).isTrue();
        assertThat(api.get(path, city.patientToken(rx)).json()).isEqualTo(seen);
        var other = city.patientToken(city.effective());
        assertThat(api.get(his, other).json())
                .isEqualTo(api.get(path, other).json())
                .isNotEqualTo(seen);
        assertThat(api.get(his, clerk("3201"), "X-Purpose", "review").reason())
                .isEqualTo("PERSON_UNKNOWN");
        assertThat(api.get(his, clerk("3710")).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, clerk("3710"), "X-Purpose", "review").reason())
                .isEqualTo("FIELD_MISSING");
        assertThat(api.get(his, city.pharmacyToken(PHARMACY)).reason()).isEqualTo("NOT_ALLOWED");
    }

    private ApiClient.Answer find(String query, String region) {
        return api.get(SETTLEMENTS + "?" + query, clerk(region), "X-Purpose", "dispute");
    }
}
