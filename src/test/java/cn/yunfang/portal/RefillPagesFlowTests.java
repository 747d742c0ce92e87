package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.DeskCity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chronic patient's phone and his doctor's desk: readings, refills, renewal. */
class RefillPagesFlowTests extends BrowserFlow {
    private static final int INTERVAL = 28;

    private ApiCity city;
    private String doctor;

    @BeforeEach
    void city() {
        city = ApiCity.at(URI.create(base()).getPort());
        doctor = DeskCity.doctorToken(city);
    }

    /** Four weeks of amlodipine, three times, whose later issues wait for the pressure. */
    private String written(String psnNo) {
        var line = new LinkedHashMap<String, Object>();
        line.put("drugCode", "XC08CAA321A0010102YF001");
        line.put("dose", 5);
        line.put("frequency", "11");
        line.put("route", "1");
        line.put("days", INTERVAL);
        line.put("quantity", 4);
        var draft = new LinkedHashMap<String, Object>();
        draft.put("key", UUID.randomUUID().toString());
        draft.put("writtenAt", OffsetDateTime.ofInstant(Instant.now(), ChinaTime.ZONE).toString());
        draft.put("psnNo", psnNo);
        draft.put("pharmacist", city.reviewer());
        draft.put("diagnoses", List.of(Map.of("code", "I10.x00")));
        draft.put("lines", List.of(line));
        draft.put("chronicDisease", "M03900");
        draft.put("validDays", 3);
        draft.put("issues", 3);
        draft.put("intervalDays", INTERVAL);
        draft.put(
                "release",
                Map.of(
                        "criteria",
                        List.of(
                                Map.of("kind", "SYSTOLIC", "low", 90, "high", 139),
                                Map.of("kind", "DIASTOLIC", "low", 60, "high", 89))));
        var answer = city.api().post("/api/v1/written-prescriptions", doctor, draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var hiRxno = answer.json().path("hiRxno").asString();
        Backdate.collected(hiRxno, 1);
        return hiRxno;
    }

    private void measured(String psnNo, int systolic, int diastolic, int daysAgo) {
        var at =
                OffsetDateTime.ofInstant(
                        Instant.now().minusSeconds(86_400L * daysAgo), ChinaTime.ZONE);
        var values =
                List.of(
                        Map.of("kind", "SYSTOLIC", "value", systolic),
                        Map.of("kind", "DIASTOLIC", "value", diastolic));
        var told =
                city.api()
                        .post(
                                "/api/v1/persons/" + psnNo + "/readings",
                                doctor,
                                Map.of("at", at.toString(), "values", values));
        assertThat(told.status()).as(told.text()).isEqualTo(201);
    }

    private Page phone(String psnNo, String language) {
        var page = browser(Device.PHONE, ColorScheme.LIGHT, language);
        enterAs(page, "PATIENT", psnNo, "");
        return page;
    }

    private Page desk(Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enter(page, "MEDICAL", DeskCity.doctorName(city));
        page.waitForURL("**/portal/doctor");
        page.navigate("/portal/doctor/tasks");
        return page;
    }

    private static Locator of(Page page, String data, String value) {
        return page.locator("[data-" + data + "=\"" + value + "\"]");
    }

    @Test
    void aPatientMeasuresOutOfRangeAndHisDoctorDecides() {
        var psnNo = city.anotherPatient();
        var hiRxno = written(psnNo);
        measured(psnNo, 134, 84, 40);
        measured(psnNo, 137, 86, 20);
        measured(psnNo, 138, 88, 12);
        Backdate.by(INTERVAL, hiRxno);

        var phone = phone(psnNo, "zh");
        phone.navigate("/m/me/repeats");
        assertThat(of(phone, "repeat", hiRxno).locator("[data-waiting]")).containsText("先给您开放");
        shoot(phone, "patient-repeats-phone-zh");
        assertUsable(phone);
        of(phone, "repeat", hiRxno).getByText("去填测量值").click();
        phone.locator("[name=SYSTOLIC]").fill("166");
        phone.locator("[name=DIASTOLIC]").fill("98");
        phone.locator("[data-act=save]").click();
        assertThat(phone.locator("[role=status]")).containsText("超出目标范围");
        assertThat(of(phone, "series", "SYSTOLIC").locator("circle")).hasCount(4);
        shoot(phone, "patient-readings-phone-zh");
        assertUsable(phone);

        var desk = desk(Device.DESK, "zh");
        var task = of(desk, "task", hiRxno);
        assertThat(task).containsText("166");
        task.locator("canvas").first().waitFor();
        shoot(desk, "doctor-chronic-desk-zh");
        assertUsable(desk);
        task.locator("input").last().fill("已调整用药，两周后复测");
        of(desk, "task", hiRxno).locator("[data-decision=RELEASE]").click();
        assertThat(of(desk, "task", hiRxno)).hasCount(0);
        phone.navigate("/m/me/repeats");
        phone.reload();
        assertThat(of(phone, "repeat", hiRxno)).containsText("现在可以取药");
    }

    @Test
    void aPatientAsksForARenewalAndTheDoctorRenewsWithOneLook() {
        var psnNo = city.anotherPatient();
        var hiRxno = written(psnNo);
        measured(psnNo, 128, 80, 2);
        Backdate.by(2 * INTERVAL, hiRxno);

        var phone = phone(psnNo, "en");
        phone.navigate("/m/me/repeats");
        of(phone, "repeat", hiRxno).locator("[data-act=ask]").click();
        phone.locator("[name=note]").fill("Running out next week");
        phone.locator("[data-act=send]").click();
        assertThat(of(phone, "repeat", hiRxno)).containsText("Renewal asked for");
        shoot(phone, "patient-repeats-phone-en");
        assertUsable(phone);

        var desk = desk(Device.PHONE, "en");
        var card =
                desk.locator("[data-renewal]", new Page.LocatorOptions().setHasText("Running out"));
        card.locator("[data-act=look]").click();
        assertThat(card).containsText("Proof of a visit");
        for (var reason : card.locator("[data-reason]").all()) {
            reason.selectOption("MONITORED");
        }
        shoot(desk, "doctor-renewal-phone-en");
        assertUsable(desk);
        card.locator("[data-act=renew]").click();
        assertThat(
                        desk.locator(
                                "[data-renewal]",
                                new Page.LocatorOptions().setHasText("Running out")))
                .hasCount(0);
        phone.reload();
        assertThat(phone.locator("main")).containsText("Renewed: see the new prescription");
    }

    @Test
    void aDoctorSaysAtTheDeskWhatLaterIssuesWaitFor() {
        var page = browser(Device.DESK, ColorScheme.LIGHT, "zh");
        enter(page, "MEDICAL", DeskCity.doctorName(city));
        page.waitForURL("**/portal/doctor");
        page.getByLabel("取药次数").fill("3");
        page.getByLabel("间隔天数").fill("28");
        page.locator("[data-release]").selectOption("PRESSURE");
        assertThat(page.locator("[data-high=SYSTOLIC]")).hasValue("139");
        shoot(page, "doctor-release-desk-zh");
        assertUsable(page);
    }
}
