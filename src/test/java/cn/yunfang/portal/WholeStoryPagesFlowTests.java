package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.DeskCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One prescription across four browsers: doctor, reviewing pharmacist, patient, counter. */
class WholeStoryPagesFlowTests extends BrowserFlow {
    private static final Pattern DETAIL = Pattern.compile(".*/portal/doctor/rx/\\d+.*");
    private static final int BOXES = 3;

    @Test
    void fromTheDoctorsPenToTheMedicineInHand() {
        var city = ApiCity.at(URI.create(base()).getPort());
        var person = DeskCity.somebody(city);

        var doctor = browser(Device.DESK);
        enter(doctor, "MEDICAL", DeskCity.doctorName(city));
        var hiRxno = prescribe(doctor, person.get("ecToken"));

        var reviewer = browser(Device.DESK, ColorScheme.DARK, "zh");
        enter(reviewer, "REVIEWER", "审方药师");
        approve(reviewer, hiRxno);
        // an approval that came too fast is refused until he insists
        forgive("status of 4");

        var patient = browser(Device.PHONE);
        PatientPagesFlowTests.signIn(patient, person.get("psnNo"));
        var pharmacy = choose(patient);
        var code = show(patient);

        var counter = browser(Device.DESK, ColorScheme.LIGHT, "en");
        enterAs(counter, "PHARMACY", DeskCity.pharmacistOf(city, pharmacy), pharmacy);
        dispense(counter, code, hiRxno);

        patient.navigate("/m/rx/" + hiRxno);
        assertThat(patient.locator(".rx .tag").first()).hasText("已取药");
        shoot(patient, "story-patient-end");
        patient.navigate("/m/me/settlements");
        patient.locator("[data-settlement]").first().click();
        patient.locator("[data-why]").click();
        assertThat(patient.locator(".van-popup .steps li").first()).isVisible();

        doctor.reload();
        assertThat(doctor.locator(".rx .tag").first()).hasText("已取药");
        shoot(doctor, "story-doctor-end");
    }

    /** Ten days of an antibiotic: more than seven take a reason, and a pharmacist. */
    private static String prescribe(Page page, String voucher) {
        page.locator("[data-shown]").waitFor();
        DoctorPagesFlowTests.write(page, voucher, "10");
        page.locator("[data-reason]").first().waitFor();
        page.keyboard().press("F9");
        for (var reason : page.locator("[data-reason]").all()) {
            assertThat(reason).isFocused();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("F9");
        }
        page.waitForURL(DETAIL);
        var path = URI.create(page.url()).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void approve(Page page, String hiRxno) {
        assertThat(page.locator("[data-act=next]")).isVisible();
        page.navigate("/portal/review?rx=" + hiRxno);
        assertThat(page.locator("[data-decide=APPROVE]")).isVisible();
        page.keyboard().press("a");
        page.keyboard().type("感染未控制，足疗程");
        page.keyboard().press("Control+Enter");
        ReviewPagesFlowTests.insist(page);
        assertThat(page.locator("[data-done=APPROVE]")).containsText(hiRxno);
    }

    /** The first that has all of it; its code. */
    private static String choose(Page page) {
        page.locator(".now .light").click();
        var first = page.locator("[data-pharmacy]").first();
        var pharmacy = first.getAttribute("data-pharmacy");
        first.locator("button").first().click();
        page.locator(".van-popup .van-button").click();
        assertThat(page.locator("[data-held]")).isVisible();
        return pharmacy;
    }

    private static String show(Page page) {
        page.locator("nav.tabs a").nth(1).click();
        assertThat(page.locator(".qr")).isVisible();
        return page.locator(".typed").textContent().replace(" ", "");
    }

    private static void dispense(Page page, String code, String hiRxno) {
        assertThat(page.locator("[data-field=scan]")).isFocused();
        CounterPagesFlowTests.scan(page, code);
        assertThat(page.locator("[data-count='1']")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-now=true]")).isVisible();
        for (int box = 0; box < BOXES; box++) {
            CounterPagesFlowTests.scan(page, CounterPagesFlowTests.pack());
        }
        assertThat(page.locator("[data-full=true]")).hasCount(1);
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-split] .own")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator(".big")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-receipt]")).containsText(hiRxno);
    }
}
