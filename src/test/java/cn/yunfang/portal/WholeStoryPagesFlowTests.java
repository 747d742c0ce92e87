package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.DeskCity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One prescription across four browsers: doctor, reviewing pharmacist, patient, counter; at a desk
 * by keyboard, on a phone by finger.
 */
class WholeStoryPagesFlowTests extends BrowserFlow {
    private static final Pattern DETAIL = Pattern.compile(".*/portal/doctor/rx/\\d+.*");
    private static final Pattern COLLECTED = Pattern.compile("已取药|completed|dispensed");
    private static final int BOXES = 3;

    private Device device = Device.DESK;
    private ColorScheme scheme = ColorScheme.LIGHT;
    private String language = "zh";
    private ApiCity city;

    @ParameterizedTest
    @CsvSource({"DESK, zh, LIGHT", "PHONE, en, DARK"})
    void fromTheDoctorsPenToTheMedicineInHand(
            Device onDevice, String inLanguage, ColorScheme inScheme) {
        device = onDevice;
        language = inLanguage;
        scheme = inScheme;
        city = ApiCity.at(URI.create(base()).getPort());
        var person = DeskCity.somebody(city);

        var doctor = open();
        enter(doctor, "MEDICAL", DeskCity.doctorName(city));
        var hiRxno = prescribe(doctor, person.get("ecToken"));
        approve(hiRxno);
        var patient = open();
        PatientPagesFlowTests.signIn(patient, person.get("psnNo"));
        var pharmacy = choose(patient);
        var code = show(patient);
        dispense(pharmacy, code, hiRxno);

        patient.navigate("/m/rx/" + hiRxno);
        assertThat(patient.locator(".rx .tag").first()).hasText(COLLECTED);
        look(patient, "patient-end");
        patient.navigate("/m/me/settlements");
        patient.locator("[data-settlement]").first().click();
        patient.locator("[data-why]").click();
        assertThat(patient.locator(".van-popup .steps li").first()).isVisible();
        look(patient, "patient-why");

        doctor.reload();
        assertThat(doctor.locator(".rx .tag").first()).hasText(COLLECTED);
        look(doctor, "doctor-end");
        if (device == Device.PHONE) {
            menuLeads(doctor);
        }
    }

    private Page open() {
        return browser(device, scheme, language);
    }

    private void look(Page page, String name) {
        page.waitForTimeout(100);
        shoot(
                page,
                "story-%s-%s-%s"
                        .formatted(name, device == Device.PHONE ? "phone" : "desk", language));
        assertUsable(page);
    }

    private void press(Page page, String key, Locator button) {
        if (device == Device.PHONE) {
            button.tap();
        } else {
            page.keyboard().press(key);
        }
    }

    /** Ten days of an antibiotic: more than seven take a reason, and a pharmacist. */
    private String prescribe(Page page, String voucher) {
        page.locator("[data-shown]").waitFor();
        DoctorPagesFlowTests.write(page, voucher, "10");
        page.locator("[data-reason]").first().waitFor();
        press(page, "F9", page.locator("[data-act=sign]"));
        for (var reason : page.locator("[data-reason]").all()) {
            assertThat(reason).isFocused();
            page.keyboard().press("ArrowDown");
            look(page, "doctor-write");
            press(page, "F9", page.locator("[data-act=sign]"));
        }
        page.waitForURL(DETAIL);
        var path = URI.create(page.url()).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void approve(String hiRxno) {
        var page = open();
        enter(page, "REVIEWER", language.equals("en") ? "reviewer" : "审方药师");
        var next = page.locator("[data-act=next]");
        assertThat(next).isVisible();
        page.navigate("/portal/review?rx=" + hiRxno);
        var approve = page.locator("[data-decide=APPROVE]");
        assertThat(approve).isVisible();
        // what the doctor said of the warning stands beside it
        assertThat(page.locator("[data-doctor]").first()).isVisible();
        look(page, "review-case");
        press(page, "a", approve);
        page.locator("[data-field=opinion]:focus").waitFor();
        page.keyboard().type("感染未控制，足疗程");
        press(page, "Control+Enter", page.locator("[data-act=send]"));
        // an approval that came too fast is refused until he insists
        if (device == Device.PHONE) {
            page.locator("[data-field=insist]").tap();
            page.locator("[data-act=send]").tap();
        } else {
            ReviewPagesFlowTests.insist(page);
        }
        forgive("status of 4");
        assertThat(page.locator("[data-done=APPROVE]")).containsText(hiRxno);
        look(page, "review-done");
    }

    /** The first that has all of it; its code. */
    private String choose(Page page) {
        look(page, "patient-home");
        page.locator(".now .light").click();
        var first = page.locator("[data-pharmacy]").first();
        var pharmacy = first.getAttribute("data-pharmacy");
        look(page, "patient-pharmacies");
        first.locator("button").first().click();
        page.locator(".van-popup .van-button").click();
        assertThat(page.locator("[data-held]")).isVisible();
        return pharmacy;
    }

    private String show(Page page) {
        page.locator("nav.tabs a").nth(1).click();
        assertThat(page.locator(".qr")).isVisible();
        look(page, "patient-code");
        return page.locator(".typed").textContent().replace(" ", "");
    }

    private void dispense(String pharmacy, String code, String hiRxno) {
        var page = open();
        enterAs(page, "PHARMACY", DeskCity.pharmacistOf(city, pharmacy), pharmacy);
        assertThat(page.locator("[data-field=scan]")).isFocused();
        look(page, "counter-scan");
        CounterPagesFlowTests.scan(page, code);
        assertThat(page.locator("[data-count='1']")).isVisible();
        look(page, "counter-check");
        main(page);
        assertThat(page.locator("[data-now=true]")).isVisible();
        for (int box = 0; box < BOXES; box++) {
            CounterPagesFlowTests.scan(page, CounterPagesFlowTests.pack());
        }
        assertThat(page.locator("[data-full=true]")).hasCount(1);
        look(page, "counter-packs");
        main(page);
        assertThat(page.locator("[data-split] .own")).isVisible();
        look(page, "counter-settle");
        main(page);
        assertThat(page.locator(".big")).isVisible();
        look(page, "counter-hand");
        main(page);
        assertThat(page.locator("[data-receipt]")).containsText(hiRxno);
        look(page, "counter-receipt");
    }

    private void main(Page page) {
        page.waitForTimeout(450);
        press(page, "F2", page.locator("[data-act=main]"));
    }

    /** The name of the page opens all the others, wherever one has scrolled to. */
    private void menuLeads(Page page) {
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(page.locator("[data-act=menu]")).isInViewport();
        page.locator("[data-act=menu]").tap();
        look(page, "doctor-menu");
        page.locator("#desk-menu nav a").nth(1).tap();
        assertThat(page.locator("#desk-menu")).hasCount(0);
        assertThat(page.locator("main li").first()).isVisible();
        look(page, "doctor-list");
        page.locator("[data-act=menu]").tap();
        page.locator("[data-act=leave]").tap();
        assertThat(page.locator("[data-role=MEDICAL]").first()).isVisible();
    }
}
