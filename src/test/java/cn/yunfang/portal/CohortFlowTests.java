package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.CareCity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The registry of the chronically ill: rows, persons and who may see what. */
class CohortFlowTests extends CohortFlow {
    @Test
    void aRowSaysHowIllControlledOnWhatAndHowRegularlyCollected() {
        var patient = filed();
        rebuild.rebuild();
        var before = hypertension(patient);
        assertThat(before.path("control").asString()).isEqualTo("NOT_MEASURED");
        assertThat(before.path("severity").path("code").asString()).isEqualTo("NOT_MEASURED");
        assertThat(before.path("adherence").asString()).isEqualTo("UNKNOWN");
        assertThat(before.path("township").path("code").asString()).isEqualTo("none");

        care.pressure(patient, 165, 95);
        var draft = new LinkedHashMap<>(repeatedDraft(patient.no()));
        var written = write(draft);
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        var hiRxno = written.json().path("hiRxno").asString();
        approveIfItWaits(hiRxno);
        Backdate.collected(hiRxno, 1);
        rebuild.rebuild();

        var after = hypertension(patient);
        assertThat(after.path("control").asString()).isEqualTo("NOT_CONTROLLED");
        assertThat(after.path("severity").path("code").asString()).isEqualTo("BP2");
        assertThat(after.path("measured").path(0).path("value").asInt()).isEqualTo(165);
        assertThat(after.path("generics").toString()).contains("氨氯地平");
        assertThat(after.path("half").path("gapNow").asInt()).isZero();
        assertThat(after.path("nextIssueOn").asString()).isNotEmpty();
        assertThat(after.path("collectedOn").asString())
                .isEqualTo(LocalDate.ofInstant(Instant.now(), ChinaTime.ZONE).toString());
        var course = person(patient).path("courses").path(0).path(0);
        assertThat(course.path("atc").asString()).isEqualTo("C08");
        assertThat(course.path("half").path("period").asInt()).isEqualTo(1);
        assertThat(course.path("adherence").asString()).isEqualTo("UNKNOWN");

        // both treat him: the doctor who prescribed, and nobody else
        var mine = api.get(ROWS + "?mine=true&most=200", doctor);
        assertThat(mine.status()).as(mine.text()).isEqualTo(200);
        assertThat(mine.text()).contains(patient.no()).contains(patient.name());
        assertThat(api.get(PERSONS + patient.no(), doctor).status()).isEqualTo(200);
        var other = CareCity.village(city, registry, 1);
        assertThat(api.get(PERSONS + patient.no(), other.token()).reason())
                .isEqualTo("PERSON_UNKNOWN");
    }

    @Test
    void whatIsCollectedLateLeavesAGapThatEveryPageCounts() {
        var patient = filed();
        var draft = new LinkedHashMap<>(repeatedDraft(patient.no()));
        var hiRxno = write(draft).json().path("hiRxno").asString();
        approveIfItWaits(hiRxno);
        Backdate.collected(hiRxno, 1, 60);
        rebuild.rebuild();

        var row = hypertension(patient);
        assertThat(row.path("adherence").asString()).isEqualTo("NOT_ADHERENT");
        assertThat(row.path("half").path("period").asInt()).isEqualTo(61);
        assertThat(row.path("half").path("covered").asInt()).isEqualTo(INTERVAL);
        assertThat(row.path("half").path("gapNow").asInt()).isEqualTo(61 - INTERVAL);
        assertThat(row.path("half").path("percent").asInt()).isEqualTo(45);
        var gap = person(patient).path("courses").path(0).path(0).path("gaps").path(0);
        assertThat(gap.path("days").asInt()).isEqualTo(61 - INTERVAL);
        var listed = asked(ROWS + "?gap=true&adherence=NOT_ADHERENT&drugClass=C08", regulator);
        assertThat(listed.text()).contains(patient.no()).doesNotContain(patient.name());
    }

    @Test
    void aContractBringsTownshipAndDoctorByItsEvent() {
        var patient = filed();
        rebuild.rebuild();
        var village = CareCity.village(city, registry, 2);
        assertThat(api.get(PERSONS + patient.no(), village.token()).reason())
                .isEqualTo("PERSON_UNKNOWN");

        care.contract(patient, village);

        waitUntil(() -> api.get(PERSONS + patient.no(), village.token()).status() == 200);
        var row = hypertension(patient);
        assertThat(row.path("doctor").path("code").asString()).isEqualTo(village.doctor());
        var township = row.path("township");
        assertThat(township.path("code").asString()).startsWith("371083").hasSize(9);
        assertThat(township.path("name").path("zh").asString()).isNotEmpty();
        var ofTownship = asked(ROWS + "?township=" + township.path("code").asString(), regulator);
        assertThat(ofTownship.text()).contains(patient.no());
    }

    @Test
    void pagesOfAListFollowEachOtherMostUrgentFirst() {
        rebuild.rebuild();
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = asked(ROWS + "?most=150&after=" + after, regulator).json();
            page.path("items")
                    .forEach(
                            one ->
                                    seen.add(
                                            one.path("patient").path("psnNo").asString()
                                                    + one.path("disease").path("code")));
            after = page.path("next").asString("");
            assertThat(page.path("entries").asInt()).isGreaterThanOrEqualTo(seen.size());
        } while (!after.isEmpty() && seen.size() < 450);

        assertThat(seen).doesNotHaveDuplicates();
        for (var wrong : List.of("x", "1~2", "a~b~c")) {
            assertThat(asked(ROWS + "?after=" + wrong, regulator).reason())
                    .isEqualTo("FIELD_INVALID");
        }
        assertThat(asked(ROWS + "?most=201", regulator).reason()).isEqualTo("FIELD_INVALID");
        assertThat(asked(FIGURES + "?band=NONE", regulator).reason()).isEqualTo("FIELD_INVALID");
    }

    @Test
    void othersMayNotAndABureauSeesItsRegion() {
        var patient = filed();
        rebuild.rebuild();
        for (var token :
                List.of(
                        city.pharmacyToken(0),
                        city.reviewerToken(),
                        api.demoToken("PATIENT", patient.no()))) {
            for (var path : List.of(FIGURES, ROWS, PERSONS + patient.no(), EXPORT)) {
                assertThat(asked(path, token).reason()).as(path).isEqualTo("NOT_ALLOWED");
            }
            assertThat(api.post("/api/v1/cohort/rebuild", token, Map.of()).reason())
                    .isEqualTo("NOT_ALLOWED");
        }
        assertThat(asked(EXPORT, doctor).reason()).isEqualTo("NOT_ALLOWED");
        assertThat(api.post("/api/v1/cohort/rebuild", doctor, Map.of()).reason())
                .isEqualTo("NOT_ALLOWED");

        var elsewhere = api.demoToken("REGULATOR", "吴", "3201");
        assertThat(api.get(FIGURES, elsewhere).json().path("all").path("entries").asLong())
                .isZero();
        assertThat(asked(ROWS, elsewhere).json().path("items").size()).isZero();
        assertThat(asked(PERSONS + patient.no(), elsewhere).reason()).isEqualTo("PERSON_UNKNOWN");
        assertThat(asked(PERSONS + "371083990000", regulator).reason()).isEqualTo("PERSON_UNKNOWN");
    }

    @Test
    void aBureauSaysWhyAndThePatientReadsIt() {
        var patient = filed();
        rebuild.rebuild();
        for (var path : List.of(ROWS, PERSONS + patient.no(), EXPORT)) {
            assertThat(api.get(path, regulator).reason()).as(path).isEqualTo("FIELD_MISSING");
        }

        person(patient);

        var looks = api.get("/api/v1/access-log", care.tokenOf(patient)).text();
        assertThat(looks).contains("chronic care of the region").contains("查看慢病登记");
    }
}
