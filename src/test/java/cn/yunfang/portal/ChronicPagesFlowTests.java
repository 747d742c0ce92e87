package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.CityDoctors;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chronic filing from the patient's phone over more evidence and an appeal to the benefit. */
class ChronicPagesFlowTests extends BrowserFlow {
    private static final String EPILEPSY = "M02500";
    private static final byte[] PICTURE =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf"
                                    + "FcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
                                    + "awAAAABJRU5ErkJggg==");
    private static final int[] CRITERIA = {1, 2, 4};
    private ApiCity city;
    private CityDoctors doctors;

    @BeforeEach
    void meet() {
        city = ApiCity.at(URI.create(base()).getPort());
        doctors = new CityDoctors(city);
    }

    private void look(Page page, String name) {
        page.waitForTimeout(400);
        shoot(page, name);
        assertUsable(page);
    }

    private Page patient(Device device, String language, String personNo) {
        var page = browser(device, ColorScheme.LIGHT, language);
        PatientPagesFlowTests.signIn(page, personNo);
        return page;
    }

    private static void attach(Page page) {
        page.locator("[data-files]")
                .setInputFiles(new FilePayload("脑电图.png", "image/png", PICTURE));
    }

    private void applies(Page page, String name) {
        page.navigate("/m/me/chronic");
        page.locator("[data-apply]").click();
        page.locator("[name=disease]").selectOption(EPILEPSY);
        for (int no : CRITERIA) {
            page.locator("[data-criterion='" + no + "']").check();
        }
        attach(page);
        look(page, "patient-chronic-apply" + name);
        page.locator("[data-send]").click();
        assertThat(page.locator("[data-state=APPLIED]")).isVisible();
        assertThat(page.locator("[data-file] img")).isVisible();
    }

    private Page clerk(Device device, String language, String name) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enter(page, "CLERK", name);
        return page;
    }

    private static void grants(Page page, String path) {
        page.navigate(path);
        for (int no : CRITERIA) {
            page.locator("[data-met='" + no + "']").check();
        }
        page.locator("[data-act=grant]").click();
        assertThat(page.locator("[data-state=DETERMINED]")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"PHONE, DESK, zh", "DESK, PHONE, en"})
    void appliesAnswersAppealsAndIsFiled(Device phone, Device desk, String language) {
        var who = city.anotherPatient();
        var mine = patient(phone, language, who);
        var name = (phone == Device.PHONE ? "-phone-" : "-desk-") + language;
        applies(mine, name);
        var id = mine.url().replaceFirst(".*/", "");

        var office = clerk(desk, language, "周敏");
        office.navigate("/portal/clerk/filings");
        assertThat(office.locator("tr[data-row]").first()).isVisible();
        look(office, "clerk-filings" + (desk == Device.DESK ? "-desk-" : "-phone-") + language);
        office.navigate("/portal/clerk/filings/" + id);
        assertThat(office.locator("[data-file] img")).isVisible();
        look(office, "clerk-filing" + (desk == Device.DESK ? "-desk-" : "-phone-") + language);
        office.locator("[data-act=ask]").click();
        assertThat(office.locator("[data-state=MORE_ASKED]")).isVisible();

        mine.reload();
        assertThat(mine.locator("[data-asked]")).isVisible();
        mine.locator("[name=words]").fill("已补充半年的记录");
        look(mine, "patient-chronic-more" + name);
        mine.locator("[data-speak]").click();
        assertThat(mine.locator("[data-state=APPLIED]")).isVisible();

        office.reload();
        office.locator("[data-act=refuse]").click();
        assertThat(office.locator("[data-state=REFUSED]")).isVisible();
        mine.reload();
        mine.locator("[name=words]").fill("请另一人再看脑电图");
        look(mine, "patient-chronic-refused" + name);
        mine.locator("[data-speak]").click();
        assertThat(mine.locator("[data-state=APPEALED]")).isVisible();

        office.navigate("/portal/clerk/persons?person=" + who);
        office.locator("[data-act=look]").click();
        office.locator("[data-application] a").click();
        assertThat(office).hasURL(Pattern.compile("/portal/clerk/filings/" + id));

        grants(clerk(desk, language, "郑洁"), "/portal/clerk/filings/" + id);

        mine.navigate("/m/me/chronic");
        assertThat(mine.locator("[data-filing=" + EPILEPSY + "]")).isVisible();
        assertThat(mine.locator("[data-application=DETERMINED]")).isVisible();
        look(mine, "patient-chronic" + name);
        mine.navigate("/m/messages");
        mine.locator(".message").first().click();
        assertThat(mine).hasURL(Pattern.compile("/m/me/chronic"));
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh", "PHONE, en"})
    void aDoctorAppliesForHisPatientAndAnotherDetermines(Device device, String language) {
        var name = (device == Device.DESK ? "-desk-" : "-phone-") + language;
        var page = browser(device, ColorScheme.LIGHT, language);
        enterAs(page, "MEDICAL", doctors.code(0, 0), doctors.hospital(0));
        page.navigate("/portal/doctor/filings");
        page.locator("[data-apply]").click();
        page.locator("[data-shown]").fill(city.anotherPatient());
        page.locator("form button").first().click();
        assertThat(page.locator("[data-patient]")).isVisible();
        page.locator("[data-disease]").selectOption(EPILEPSY);
        for (int no : CRITERIA) {
            page.locator("[data-criterion='" + no + "']").check();
        }
        attach(page);
        page.locator("[data-determiner]").selectOption(doctors.hospital(0));
        look(page, "doctor-filing-new" + name);
        page.locator("[data-send]").click();
        assertThat(page.locator("[data-state=APPLIED]")).isVisible();
        var id = page.url().replaceFirst(".*/", "");
        // not himself
        for (int no : CRITERIA) {
            page.locator("[data-met='" + no + "']").check();
        }
        page.locator("[data-act=grant]").click();
        assertThat(page.locator("[role=alert]")).containsText(Pattern.compile("300153"));

        var other = browser(device, ColorScheme.LIGHT, language);
        enterAs(other, "MEDICAL", doctors.code(0, 1), doctors.hospital(0));
        other.navigate("/portal/doctor/filings");
        assertThat(other.locator("tr[data-row]").first()).isVisible();
        look(other, "doctor-filings" + name);
        other.navigate("/portal/doctor/filings/" + id);
        for (int no : CRITERIA) {
            other.locator("[data-met='" + no + "']").check();
        }
        look(other, "doctor-filing" + name);
        other.locator("[data-act=grant]").click();
        assertThat(other.locator("[data-state=DETERMINED]")).isVisible();
        forgive("403");
    }

    @Test
    void choosesAndChangesHisDesignatedPharmacy() {
        var page = patient(Device.PHONE, "zh", city.anotherPatient());
        page.navigate("/m/me/places");
        page.locator("[data-choose]").click();
        choose(page, 0);
        assertThat(page.locator("[data-designation]")).hasCount(1);
        var first = page.locator("[data-designation] b").textContent();
        page.locator("[data-change]").click();
        choose(page, 1);
        assertThat(page.locator("[data-designation]")).hasCount(1);
        assertThat(page.locator("[data-designation] b")).not().hasText(first);
        look(page, "patient-places-phone-zh");
    }

    private static void choose(Page page, int pharmacy) {
        page.locator("[name=find]").fill("云方演示大药房");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-place]").first()).containsText("云方演示大药房");
        page.locator("[data-place]").nth(pharmacy).click();
    }
}
