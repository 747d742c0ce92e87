package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.simulation.ApiFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A patient chooses his designated institution himself, changes it and takes it back. */
class DesignationFlowTests extends ApiFlow {
    private static final String DESIGNATIONS = "/api/v1/designations";
    private String patient;
    private String own;

    @BeforeEach
    void aPatient() {
        patient = city.anotherPatient();
        own = api.demoToken("PATIENT", patient);
    }

    private ApiClient.Answer choose(String institution, Object... more) {
        var draft = new HashMap<String, Object>();
        draft.put("business", "03");
        draft.put("institution", institution);
        for (int i = 0; i < more.length; i += 2) {
            draft.put((String) more[i], more[i + 1]);
        }
        return api.post(DESIGNATIONS, own, draft);
    }

    private List<String> inForce() {
        return api.get(DESIGNATIONS, own)
                .json()
                .valueStream()
                .map(one -> one.path("institution").asString())
                .toList();
    }

    @Test
    void oneInstitutionAtATimeUntilItIsChanged() {
        var first = choose(city.pharmacyCode(1));
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        var id = first.json().path("id").asString();
        assertThat(choose(city.pharmacyCode(2)).reason()).isEqualTo("FILING_OVERLAPS");
        assertThat(choose(city.pharmacyCode(2), "replaces", "BA1").reason())
                .isEqualTo("FILING_UNKNOWN");

        var changed = choose(city.pharmacyCode(2), "replaces", id);

        assertThat(changed.status()).as(changed.text()).isEqualTo(201);
        assertThat(inForce()).containsExactly(city.pharmacyCode(2));
        var number = changed.json().path("id").asString();
        assertThat(api.delete(DESIGNATIONS + "/" + number, own).status()).isEqualTo(200);
        assertThat(inForce()).isEmpty();
        assertThat(api.delete(DESIGNATIONS + "/BA1", own).reason()).isEqualTo("FILING_UNKNOWN");
    }

    @Test
    void saysWhatIsWrongAndWhoMayLook() {
        assertThat(choose("P99999999999").reason()).isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(choose(city.pharmacyCode(1), "business", "abc").reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(choose(city.pharmacyCode(1), "from", "2020-01-01").reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(choose(city.pharmacyCode(1), "to", "2020-01-01").reason())
                .isEqualTo("FIELD_INVALID");
        var id = choose(city.pharmacyCode(1)).json().path("id").asString();
        var stranger = api.demoToken("PATIENT", city.anotherPatient());
        assertThat(api.delete(DESIGNATIONS + "/" + id, stranger).reason())
                .isEqualTo("FILING_UNKNOWN");
        var path = DESIGNATIONS + "?psnNo=" + patient;
        var clerk = api.demoToken("CLERK", "周", "3710");
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(api.get(path, clerk, "X-Purpose", "audit").json().size()).isEqualTo(1);
        var elsewhere = api.demoToken("CLERK", "周", "3201");
        assertThat(api.get(path, elsewhere, "X-Purpose", "audit").reason())
                .isEqualTo("PERSON_UNKNOWN");
        assertThat(api.get(path, city.pharmacyToken(1)).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.post(DESIGNATIONS, clerk, Map.of()).reason()).isEqualTo("NOT_ALLOWED");
        var places = api.get(DESIGNATIONS + "/places", own).json();
        assertThat(places.size()).isPositive();
    }
}
