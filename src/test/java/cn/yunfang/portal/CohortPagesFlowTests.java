package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.cohort.RebuildCohort;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.CareCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Chronic care on the regulator's desk, from map to person, and a doctor's own patients. */
class CohortPagesFlowTests extends BrowserFlow {
    private static final String CHRONIC = "/portal/regulator/chronic";
    private static final Pattern SOME = Pattern.compile("[1-9]");

    @Autowired private RebuildCohort rebuild;
    @Autowired private Filings filings;
    @Autowired private Database database;
    @Autowired private Registry registry;

    private CareCity.Patient patient;
    private CareCity.Desk village;

    @BeforeEach
    void aPatientOfAVillageDoctorIsOutOfControl() {
        var city = ApiCity.at(URI.create(base()).getPort());
        var care = new CareFlow(city, filings, database);
        patient = CareCity.patient(city, no -> no.startsWith("371083"));
        var today = ChinaTime.date(Instant.now());
        var filing =
                new Filing(patient.no(), "M03900", "高血压病", today.minusDays(90), today.plusYears(1));
        database.commit(filings.file(List.of(filing)));
        village = CareCity.village(city, registry, 3);
        care.contract(patient, village);
        care.pressure(patient, 183, 111);
        rebuild.rebuild();
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh", "PHONE, en"})
    void aFigureLeadsToItsListAndToThePerson(Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        var shot = "-" + device.name().toLowerCase(Locale.ROOT) + "-" + language;
        enter(page, "REGULATOR", "吴强");
        page.navigate(CHRONIC);
        assertThat(page.locator("[data-sum=notControlled] b")).containsText(SOME);
        page.locator("[data-township]").first().waitFor();
        look(page, "regulator-chronic" + shot);
        var figure = page.locator("[data-sum=notControlled] b").textContent();

        page.locator("[data-sum=notControlled]").click();
        assertThat(page.locator("main")).not().containsText(patient.no());
        page.locator("[data-purpose=inspection]").click();
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[data-count]")).containsText(figure);
        var row = page.locator("[data-person='" + patient.no() + "']").first();
        assertThat(row).isVisible();
        assertThat(page.locator("main")).not().containsText(patient.name());
        look(page, "regulator-chronic-list" + shot);
        row.locator("button").click();
        assertThat(page.locator("[data-person-open]")).containsText("183");
        look(page, "regulator-chronic-person" + shot);
    }

    @Test
    void whatLeavesTheBureauIsToldAndFiltersStayInTheAddress() {
        var page = browser(Device.DESK);
        enter(page, "REGULATOR", "吴强");
        page.navigate(CHRONIC);
        page.locator("[data-field=disease]").selectOption("M03900");
        assertThat(page).hasURL(Pattern.compile("disease=M03900"));
        page.locator("[data-act=export]").click();
        page.locator("[data-purpose=fund]").click();
        var file = page.waitForDownload(() -> page.locator("button[type=submit]").click());
        org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).endsWith(".csv");
        assertThat(page.locator("[data-told]")).containsText("不足 5 人");
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh", "PHONE, en"})
    void aDoctorSeesHisOwnPatientsTheWorstFirst(Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enterAs(page, "MEDICAL", village.doctor(), village.institution());
        page.navigate("/portal/doctor/cohort");

        var row = page.locator("[data-person='" + patient.no() + "']").first();
        assertThat(row).containsText(patient.name());
        look(page, "doctor-cohort-" + device.name().toLowerCase(Locale.ROOT) + "-" + language);
        page.locator("[data-sum=controlled]").click();
        assertThat(page.locator("[data-person='" + patient.no() + "']")).hasCount(0);
        page.locator("[data-sum=notControlled]").click();
        row.locator("button").click();
        assertThat(page.locator("[data-person-open]")).containsText("183");
    }

    private void look(Page page, String name) {
        shoot(page, name);
        assertUsable(page);
    }
}
