package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.chronic.Filings;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.CareCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The village clinic without a signal, the hospital's doctor, and the patient who is told. */
class VillagePagesFlowTests extends BrowserFlow {
    private static final String FORMS = "**/api/v1/care-visits/*/forms";
    private static final String UNSENT =
            "Object.keys(localStorage).filter(key => key.startsWith('yunfang.unsent.form')).length";
    private static final String KEPT =
            "Object.keys(localStorage).filter(key => key.startsWith('yunfang.village.')).length";
    private static final String CODE_BYTES =
            """
            performance.getEntriesByType('resource')
                .filter(one => one.name.includes('/assets/'))
                .reduce((sum, one) => sum + one.encodedBodySize, 0)
            """;
    private static final int MOST_CODE_BYTES = 200 * 1024;

    @Autowired Registry registry;
    @Autowired Filings filings;
    @Autowired Database database;

    private ApiCity city;
    private CareFlow care;
    private CareCity.Desk village;
    private CareCity.Patient patient;
    private String visit;

    @BeforeEach
    void aVisitIsDue() {
        city = ApiCity.at(URI.create(base()).getPort());
        care = new CareFlow(city, filings, database);
        village = CareCity.village(city, registry, 0);
        patient = care.patient();
        care.contract(patient, village);
        visit = care.due(patient, village).path("id").asString();
    }

    private Page village(Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enterAs(page, "MEDICAL", village.doctor(), village.institution());
        page.navigate("/v/");
        assertThat(page.locator("[data-visit='" + visit + "']")).isVisible();
        return page;
    }

    private void fill(Page page, String systolic) {
        page.locator("[data-visit='" + visit + "'] .go").click();
        page.locator("[data-item=sbp] input").fill(systolic);
        page.locator("[data-item=dbp] input").fill("92");
        page.locator("[data-item=symptoms] input[value=no]").check();
        page.locator("[data-item=taking] input[value=regular]").check();
    }

    private static void ready(Page page) {
        page.evaluate("async () => { await navigator.serviceWorker.ready; }");
    }

    @Test
    void twoPhonesWriteWithoutASignalAndNothingIsLost() {
        var phone = village(Device.PHONE, "zh");
        var tablet = village(Device.PHONE, "zh");
        assertThat(((Number) phone.evaluate(CODE_BYTES)).longValue()).isLessThan(MOST_CODE_BYTES);
        shoot(phone, "village-work-phone-zh");
        assertUsable(phone);
        ready(phone);
        ready(tablet);
        phone.context().setOffline(true);
        tablet.context().setOffline(true);
        phone.reload();
        assertThat(phone.locator("[data-visit='" + visit + "']")).containsText(patient.name());
        fill(phone, "146");
        shoot(phone, "village-visit-phone-zh");
        phone.locator("[data-save]").click();
        assertThat(phone.locator("[data-visit='" + visit + "'] [data-written]")).isVisible();
        assertThat(phone.locator("[data-waiting]")).containsText("1");
        shoot(phone, "village-offline-phone-zh");
        phone.reload();
        assertThat(phone.locator("[data-unsent]")).isVisible();
        phone.locator("[data-leave]").click();
        assertThat(phone.locator("[data-staying]")).isVisible();
        fill(tablet, "152");
        tablet.locator("[data-save]").click();
        assertThat(tablet.locator("[data-unsent]")).isVisible();

        phone.context().setOffline(false);
        phone.locator("[data-refresh]").click();
        assertThat(phone.locator("[data-sent]")).isVisible();
        assertThat(phone.evaluate(UNSENT)).isEqualTo(0);
        tablet.context().setOffline(false);
        tablet.locator("[data-refresh]").click();
        assertThat(tablet.locator("[data-sent]")).isVisible();

        var seen = city.api().get("/api/v1/care-visits/" + visit, village.token()).json();
        var sbp = seen.path("answers").get(0);
        assertThat(sbp.path("word").path("answer").asString()).isEqualTo("152");
        assertThat(sbp.path("alsoSaid").get(0).path("answer").asString()).isEqualTo("146");
        phone.locator("[data-leave]").click();
        assertThat(phone).hasURL(Pattern.compile("/v/enter"));
        assertThat(phone.evaluate(KEPT)).isEqualTo(0);
        // what was asked while there was no signal, or under way as the session ended
        forgive("401");
        forgive("ERR_INTERNET_DISCONNECTED");
    }

    @Test
    void aLostRequestAndALostAnswerAreSentAgainAndCountOnce() {
        var page = village(Device.PHONE, "en");
        page.route(FORMS, route -> route.abort("connectionreset"));
        fill(page, "133");
        page.locator("[data-save]").click();
        assertThat(page.locator("[data-unsent]")).isVisible();
        page.unroute(FORMS);
        // the platform takes it, the answer gets lost
        page.route(
                FORMS,
                route -> {
                    route.fetch();
                    route.abort("connectionreset");
                });
        page.locator("[data-refresh]").click();
        assertThat(page.locator("[data-refresh]")).isEnabled();
        assertThat(page.evaluate(UNSENT)).isEqualTo(1);
        page.unroute(FORMS);
        page.locator("[data-refresh]").click();

        assertThat(page.locator("[data-sent]")).isVisible();
        assertThat(page.locator("[data-visit='" + visit + "']")).hasCount(0);
        shoot(page, "village-sent-phone-en");
        var seen = city.api().get("/api/v1/care-visits/" + visit, village.token()).json();
        assertThat(seen.path("answers").get(0).path("alsoSaid").size()).isZero();
        assertThat(seen.path("state").asString()).isEqualTo("MADE");
        forgive("ERR_CONNECTION_RESET");
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh", "PHONE, en"})
    void theHospitalAnswersAndThePatientIsTold(Device device, String language) {
        var name = "-%s-%s".formatted(device == Device.PHONE ? "phone" : "desk", language);
        var page = village(device, language);
        fill(page, "186");
        assertThat(page.locator("[data-danger]")).isVisible();
        shoot(page, "village-danger" + name);
        assertUsable(page);
        page.locator("[data-save]").click();
        assertThat(page.locator("[data-sent]")).isVisible();

        var hospital = CareCity.hospitalFor(city, registry, village);
        var desk = browser(device, ColorScheme.LIGHT, language);
        enterAs(desk, "MEDICAL", hospital.doctor(), hospital.institution());
        desk.navigate("/portal/doctor/referred");
        desk.locator("[data-escalation]", new Page.LocatorOptions().setHasText(patient.name()))
                .first()
                .click();
        assertThat(desk.locator("[data-open] .facts")).containsText("186");
        desk.locator("[data-text]").fill("明天上午来心内科门诊");
        shoot(desk, "doctor-referred" + name);
        assertUsable(desk);
        desk.locator("[data-act=answer-referral]").click();
        assertThat(desk.locator("[data-open]")).hasCount(0);

        page.navigate("/v/referred");
        assertThat(page.locator("[data-escalation]").first()).containsText("心内科");
        shoot(page, "village-referred" + name);
        var own = browser(device, ColorScheme.LIGHT, language);
        enterAs(own, "PATIENT", patient.no(), "");
        own.navigate("/m/me/doctor");
        assertThat(own.locator("[data-answers]")).containsText("明天上午来心内科门诊");
        assertThat(own.locator("[data-standing]")).containsText(village.name());
        shoot(own, "patient-doctor" + name);
        assertUsable(own);
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh", "PHONE, en"})
    void theRegulatorOpensTheListBehindEachDifference(Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enterAs(page, "REGULATOR", "吴强", "");
        page.navigate("/portal/regulator/clinics");
        page.locator("[data-clinic=H37108301001] [data-kind=UNEXPLAINED]").click();
        assertThat(page.locator("[data-differences] tbody tr")).hasCount(1);
        shoot(
                page,
                "regulator-clinics-%s-%s"
                        .formatted(device == Device.PHONE ? "phone" : "desk", language));
        assertUsable(page);
    }

    @Test
    void aPatientAsksForAContractOnThePhoneAndTheVillageDoctorAgrees() {
        var other = care.patient();
        var own = browser(Device.PHONE);
        enterAs(own, "PATIENT", other.no(), "");
        own.navigate("/m/me/doctor");
        own.locator("[data-choose]").click();
        own.locator("select[name=doctor]").selectOption(village.doctor());
        own.locator("[data-ask]").click();
        assertThat(own.locator("[data-offer]")).containsText("等医生确认");

        var page = browser(Device.PHONE);
        enterAs(page, "MEDICAL", village.doctor(), village.institution());
        page.navigate("/v/contracts");
        var card =
                page.locator("[data-contract]", new Page.LocatorOptions().setHasText(other.name()))
                        .first();
        assertThat(card).isVisible();
        shoot(page, "village-contracts-phone-zh");
        assertUsable(page);
        card.locator(".go").first().click();
        assertThat(card).containsText("生效");
        own.reload();
        assertThat(own.locator("[data-standing]")).containsText(village.name());
        shoot(own, "patient-contract-phone-zh");
    }
}
