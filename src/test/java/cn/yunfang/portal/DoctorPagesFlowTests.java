package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.DeskCity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor's pages in a browser: keyboard alone at the desk, and the same on a phone. */
class DoctorPagesFlowTests extends BrowserFlow {
    private static final Pattern DETAIL = Pattern.compile(".*/portal/doctor/rx/\\d+.*");

    private ApiCity city;

    @BeforeEach
    void city() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    static Page desk(BrowserFlow flow, ApiCity city, Device device, String language) {
        var page = flow.browser(device, ColorScheme.LIGHT, language);
        flow.enter(page, "MEDICAL", DeskCity.doctorName(city));
        page.waitForURL("**/portal/doctor");
        page.locator("[data-shown]").waitFor();
        return page;
    }

    private static void keys(Page page, String text) {
        page.keyboard().type(text);
    }

    private static void press(Page page, String key) {
        page.keyboard().press(key);
    }

    /** Types into a search box, waits for what it found and takes the first. */
    static void take(Page page, String text) {
        page.locator("[role=combobox]:focus").waitFor();
        keys(page, text);
        page.locator("[role=combobox]:focus[aria-activedescendant]").waitFor();
        press(page, "Enter");
    }

    /** Patient, diagnosis and one drug for so many days, without touching the mouse. */
    static void write(Page page, String shown, String days) {
        assertThat(page.locator("[data-shown]")).isFocused();
        keys(page, shown);
        press(page, "Enter");
        take(page, "jxshxdgr");
        press(page, "Enter");
        take(page, "阿莫西林胶囊");
        assertThat(page.locator("[data-field=dose]")).isFocused();
        keys(page, "0.5");
        press(page, "Enter");
        keys(page, "tid");
        press(page, "Enter");
        keys(page, days);
        press(page, "Enter");
        press(page, "Enter");
    }

    @Test
    void writesByKeyboardAloneAndFindsItInTheList() {
        var patient = DeskCity.somebody(city);
        var page = desk(this, city, Device.DESK, "zh");
        assertUsable(page);

        write(page, patient.get("ecToken"), "3");
        assertThat(page.locator("[data-field=quantity]")).hasValue("1");
        assertThat(page.getByText("已出示电子凭证")).isVisible();
        assertThat(page.getByText("签名后立即生效")).isVisible();
        shoot(page, "doctor-write-desk-zh");
        assertUsable(page);
        press(page, "F9");

        page.waitForURL(DETAIL);
        assertThat(page.getByText("患者现在可以去药店取药")).isVisible();
        shoot(page, "doctor-detail-desk-zh");
        assertUsable(page);
        page.getByText("返回我的处方").click();
        page.locator(".pick", new Page.LocatorOptions().setHasText("有效")).click();
        page.waitForURL("**/portal/doctor/list?state=EFFECTIVE");
        assertThat(page.locator("main li").first()).containsText(patient.get("name"));
        shoot(page, "doctor-list-desk-zh");
        assertUsable(page);
        page.locator(".pick", new Page.LocatorOptions().setHasText("已撤销")).click();
        page.waitForURL("**/portal/doctor/list?state=REVOKED");
        assertThat(page.locator("main")).not().containsText(patient.get("name"));
    }

    @Test
    void hintsStandBesideTheFormAndAWarningTakesAReason() {
        var patient = DeskCity.somebody(city);
        var page = desk(this, city, Device.DESK, "en");

        write(page, patient.get("certno"), "10");
        page.locator("[data-allergies]").fill("青霉素过敏");
        assertThat(page.locator("[data-severity=REFUSE]")).isVisible();
        var hint = page.locator("[data-severity=REFUSE]").boundingBox();
        var line = page.locator("main li[data-worst]").boundingBox();
        assertThat(hint.x).as("beside the form").isGreaterThanOrEqualTo(line.x + line.width);
        shoot(page, "doctor-hints-desk-en");
        assertUsable(page);
        page.locator("[data-allergies]").fill("");
        assertThat(page.locator("[data-severity=REFUSE]")).hasCount(0);
        assertThat(page.locator("[data-severity=WARN]").first()).isVisible();

        page.reload();
        assertThat(page.locator("[data-field=days]")).hasValue("10");
        page.locator("[data-reason]").first().waitFor();
        press(page, "F9");
        for (var reason : page.locator("[data-reason]").all()) {
            assertThat(reason).isFocused();
            press(page, "ArrowDown");
            press(page, "F9");
        }
        page.waitForURL(DETAIL);
        assertThat(page.getByText("a pharmacist is looking")).isVisible();
        assertThat(page.getByText("the benefit outweighs the risk").first()).isVisible();
        answer(page);
    }

    private void answer(Page page) {
        var path = URI.create(page.url()).getPath();
        var hiRxno = path.substring(path.lastIndexOf('/') + 1);
        var asked =
                city.api()
                        .post(
                                "/api/v1/reviews/" + hiRxno + "/decision",
                                city.reviewerToken(),
                                Map.of("decision", "ASK", "opinion", "为何十天？"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);

        page.reload();
        assertThat(page.getByText("为何十天？").first()).isVisible();
        shoot(page, "doctor-question-desk-en");
        assertUsable(page);
        page.locator("[data-answer]").fill("疗程需要");
        page.locator("[data-act=answer]").click();

        assertThat(page.locator("[data-answer]")).hasCount(0);
        assertThat(page.getByText("疗程需要").first()).isVisible();
    }

    @Test
    void onAPhoneItIsWrittenAgainAndRevoked() {
        var rx = city.effective();
        var page = desk(this, city, Device.PHONE, "zh");
        shoot(page, "doctor-start-phone-zh");
        assertUsable(page);

        page.navigate("/portal/doctor/rx/" + rx.hiRxno());
        page.getByText("撤销处方").click();
        page.locator("[data-why]").selectOption("患者病情变化");
        page.locator("[data-act=confirm]").click();
        assertThat(page.locator(".rx .tag").first()).hasText("已撤销");
        shoot(page, "doctor-revoked-phone-zh");
        assertUsable(page);

        page.getByText("照此再开").click();
        assertThat(page.locator("[data-field=dose]")).hasCount(2);
        assertThat(page.locator("main")).containsText(rx.personName());
        settleLimits(page);
        page.locator("[aria-busy=false] h2").first().waitFor();
        shoot(page, "doctor-write-phone-zh");
        assertUsable(page);
        page.locator("[data-act=sign]").click();
        giveReasons(page);

        page.waitForURL(DETAIL);
        assertThat(page.getByText("已签名并上传")).isVisible();
        shoot(page, "doctor-detail-phone-zh");
        assertUsable(page);
    }

    private static void settleLimits(Page page) {
        for (Locator limit : page.locator("[data-field=within]").all()) {
            limit.selectOption("yes");
        }
    }

    // what a search in the catalogue finds first may carry a warning of its own
    private static void giveReasons(Page page) {
        page.waitForTimeout(500);
        var reasons = page.locator("[data-reason]").all();
        reasons.forEach(reason -> reason.selectOption("MONITORED"));
        if (!reasons.isEmpty()) {
            page.locator("[data-act=sign]").click();
        }
    }
}
