package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiCity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The regulator's desk and wall: from a figure to the list to the case. */
class RegulatorPagesFlowTests extends BrowserFlow {
    private static final int PHARMACY = 8;
    private static final String HOME = "/portal/regulator";
    private static final Pattern SOME = Pattern.compile("[1-9]");

    private static final String FITS =
            "one => one.getBoundingClientRect().height <= innerHeight"
                    + " && one.getBoundingClientRect().height > 100";

    private ApiCity city;
    private ApiCity.Written prescription;

    @BeforeEach
    void aPatientPaysAtAPharmacy() {
        city = ApiCity.at(URI.create(base()).getPort());
        prescription = city.effective();
        var taken = city.claim(prescription, PHARMACY);
        city.audit(taken, PHARMACY);
        var settled =
                city.api()
                        .post(
                                "/api/v1/settlements",
                                city.pharmacyToken(PHARMACY),
                                SettlementFlowTests.camel(city.purchase(taken, PHARMACY)),
                                "Idempotency-Key",
                                city.msgid(PHARMACY));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh", "DESK, en", "PHONE, zh", "PHONE, en"})
    void aFigureLeadsToTheCaseInThreeClicks(Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        var shot = "-" + device.name().toLowerCase(Locale.ROOT) + "-" + language;
        boolean english = language.equals("en");
        entered(page);
        look(page, "regulator-today" + shot);

        page.locator("[data-step=FETCHED]").click();
        assertThat(page.locator("h1")).containsText(english ? "Fetched: the list" : "接方清单");
        var row = page.locator("[data-case]").filter(has(prescription.hiRxno()));
        assertThat(row).isVisible();
        assertThat(page.locator("main")).not().containsText(prescription.personName());
        look(page, "regulator-cases" + shot);
        row.click();
        assertThat(page.locator("h1")).containsText(english ? "Why" : "查看目的");
        assertThat(page.locator("main")).not().containsText(prescription.personName());
        look(page, "regulator-purpose" + shot);
        page.locator("[data-purpose=inspection]").click();
        page.locator("button[type=submit]").click();

        assertThat(page.locator("main")).containsText(prescription.personName());
        look(page, "regulator-prescription" + shot);
        var trail =
                city.api()
                        .get(
                                "/api/v1/prescriptions/" + prescription.hiRxno() + "/trail",
                                city.patientToken(prescription));
        assertThat(trail.text()).contains("REGULATOR").contains(english ? "spot check" : "日常抽查");
    }

    @Test
    void spansOfDaysStandInComparisonsAndLists() {
        var page = browser(Device.DESK);
        entered(page);
        page.navigate(HOME + "/institutions");
        assertThat(page.locator("[data-span='30']")).hasAttribute("aria-pressed", "true");
        page.locator("[data-span='7']").click();
        var today = ChinaTime.date(TestClock.now());
        assertThat(page).hasURL(Pattern.compile("from=" + today.minusDays(6)));
        assertThat(page.locator("[data-span='7']")).hasAttribute("aria-pressed", "true");
        var handedOver = page.locator("tbody tr").filter(has(city.pharmacyCode(PHARMACY)));
        assertThat(handedOver).isVisible();
        look(page, "regulator-span-desk-zh");
        handedOver.locator("a").last().click();
        assertThat(page.locator("h1")).containsText(today.minusDays(6) + " – " + today);
        page.locator("[data-span='1']").click();
        assertThat(page.locator("h1")).not().containsText(today.minusDays(6).toString());
        assertThat(page.locator("[data-money]").first()).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"DESK", "PHONE"})
    void theMapIsNoTallerThanTheScreen(Device device) {
        var page = browser(device);
        entered(page);
        for (var place : new String[] {"", "/wall"}) {
            page.navigate(HOME + place);
            var map = page.locator(".map > svg");
            assertThat(map).isVisible();
            assertThat((Boolean) map.evaluate(FITS)).as(device + place).isTrue();
        }
        page.setViewportSize(1024, 420);
        page.navigate(HOME);
        var map = page.locator(".map > svg");
        assertThat(map).isVisible();
        assertThat((Boolean) map.evaluate(FITS)).as("low screen").isTrue();
    }

    private void look(Page page, String name) {
        page.waitForLoadState();
        shoot(page, name);
        assertUsable(page);
    }

    @Test
    void aDotOfTheMapLeadsToItsSettlements() {
        var page = browser(Device.DESK, ColorScheme.LIGHT, "en");
        entered(page);
        shoot(page, "regulator-today-desk-en");

        page.locator("[data-place=" + city.pharmacyCode(PHARMACY) + "]").press("Enter");

        assertThat(page.locator("h1")).containsText("Settlements and undoings");
        page.locator("[data-money]").first().click();
        page.locator("[data-purpose=fund]").click();
        page.locator("button[type=submit]").click();
        assertThat(page.locator("main")).containsText("How it was calculated");
        shoot(page, "regulator-settlement-desk-en");
        assertUsable(page);
    }

    @Test
    void institutionsStandBesideEachOtherAndAlertsAreRead() {
        var page = browser(Device.DESK, ColorScheme.DARK, "zh");
        entered(page);

        page.navigate(HOME + "/institutions");
        assertThat(page.locator("tbody tr").first()).isVisible();
        shoot(page, "regulator-institutions-desk-zh");
        assertUsable(page);
        page.navigate(HOME + "/alerts");
        assertThat(page.locator("h1")).containsText("复查提示");
        shoot(page, "regulator-alerts-desk-zh");
        assertUsable(page);
    }

    @Test
    void theWallIsDarkAndGoesOnByItself() {
        var page = browser(Device.DESK, ColorScheme.LIGHT, "zh");
        page.setViewportSize(1920, 1080);
        entered(page);
        page.navigate(HOME + "/wall");
        var prescribed = page.locator("[data-step=PRESCRIBED] .number");
        assertThat(prescribed).hasText(SOME);
        assertThat(page.locator(".wall canvas")).isVisible();
        shoot(page, "regulator-wall-desk-zh");
        assertUsable(page);
        assertThat(page.locator(".wall").evaluate("e => getComputedStyle(e).backgroundColor"))
                .isEqualTo("rgb(15, 24, 27)");
        assertThat((Boolean) prescribed.evaluate("e => e.getBoundingClientRect().height >= 80"))
                .as("a figure that reads from five metres")
                .isTrue();
        long before = number(prescribed.textContent());

        city.effective();

        assertThat(prescribed).hasText(Long.toString(before + 1));
        page.locator("[data-act=leave-wall]").click();
        assertThat(page.locator("h1")).containsText("今日总览");
    }

    @Test
    void itWorksOnAPhone() {
        var page = browser(Device.PHONE, ColorScheme.LIGHT, "en");
        entered(page);
        shoot(page, "regulator-today-phone-en");
        assertUsable(page);
        for (var place : new String[] {"/institutions", "/cases/PRESCRIBED", "/wall", "/alerts"}) {
            page.navigate(HOME + place);
            assertThat(page.locator("h1").first()).isVisible();
            page.waitForLoadState();
            shoot(page, "regulator" + place.replace('/', '-') + "-phone-en");
            assertUsable(page);
        }
    }

    private void entered(Page page) {
        enter(page, "REGULATOR", "吴强");
        assertThat(page.locator("[data-step=SETTLED] .number")).hasText(SOME);
        assertThat(page.locator("figure canvas").first()).isVisible();
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static long number(String text) {
        return Long.parseLong(text.strip().replace(",", ""));
    }
}
