package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.DeskCity;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor's templates, a revocation that waits, and what is kept when the way is cut off. */
class DoctorFollowPagesFlowTests extends BrowserFlow {
    private static final Pattern DETAIL = Pattern.compile(".*/portal/doctor/rx/\\d+.*");

    private ApiCity city;

    @BeforeEach
    void findCity() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    @Test
    void savesATemplateUsesItAndDeletesIt() {
        var name = "感冒三天" + ThreadLocalRandom.current().nextInt(1_000_000);
        var page = DoctorPagesFlowTests.desk(this, city, Device.DESK, "zh");
        DoctorPagesFlowTests.write(page, DeskCity.somebody(city).get("ecToken"), "3");
        page.getByText("存为模板").click();
        page.getByPlaceholder("模板名称").fill(name);
        page.keyboard().press("Enter");
        assertThat(page.getByPlaceholder("模板名称")).hasCount(0);
        page.getByText("清空").click();
        assertThat(page.locator("[data-field=dose]")).hasCount(0);

        page.locator("[data-template]").selectOption(name);
        assertThat(page.locator("[data-field=dose]")).hasValue("0.5");
        assertThat(page.locator("[data-field=days]")).hasValue("3");
        assertThat(page.locator(".chip")).containsText("J06.900");
        shoot(page, "doctor-template-desk-zh");
        assertUsable(page);

        page.getByText("删除这个模板").click();
        assertThat(page.getByText("删除这个模板")).hasCount(0);
        page.reload();
        page.locator("[data-shown]").waitFor();
        assertThat(page.locator("[data-template]")).not().containsText(name);
    }

    @Test
    void aRevocationWaitsForThePharmacyThatHoldsIt() {
        var rx = city.effective();
        var taken = city.claim(rx, 0);
        var page = DoctorPagesFlowTests.desk(this, city, Device.PHONE, "en");
        page.navigate("/portal/doctor/rx/" + rx.hiRxno());
        page.locator("[data-act=revoke]").tap();
        page.locator("[data-why]").selectOption("患者病情变化");
        page.locator("[data-act=confirm]").tap();
        assertThat(page.locator("[data-queued]")).containsText("revocation is requested");
        assertThat(page.locator(".problem")).hasCount(0);
        assertThat(page.locator("[data-act=revoke]")).hasCount(0);
        shoot(page, "doctor-queued-phone-en");
        assertUsable(page);
        page.navigate("/portal/doctor/list");
        assertThat(page.locator("main li").first().locator("[data-tone=attention]")).isVisible();

        var back =
                city.api()
                        .post(
                                "/api/v1/claims/give-back",
                                city.pharmacyToken(0),
                                Map.of(
                                        "hiRxno", rx.hiRxno(),
                                        "claimSecret", taken.secret(),
                                        "lineNos", List.of(),
                                        "reason", "医生请求撤销"));
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        page.navigate("/portal/doctor/rx/" + rx.hiRxno());
        assertThat(page.locator(".rx .tag").first()).hasText("revoked");
        assertThat(page.locator("[data-queued]")).hasCount(0);
    }

    @Test
    void aDraftOutlivesTheSessionAndALostAnswer() {
        var person = DeskCity.somebody(city);
        var page = DoctorPagesFlowTests.desk(this, city, Device.DESK, "zh");
        DoctorPagesFlowTests.write(page, person.get("ecToken"), "3");
        assertThat(page.locator("[data-field=quantity]")).hasValue("1");
        // the session ends between the form and the sending
        page.context().clearCookies();
        page.keyboard().press("F9");
        page.locator("[data-role=MEDICAL]").first().waitFor();
        forgive("status of 401");
        page.locator("[data-role=MEDICAL]").getByText(DeskCity.doctorName(city)).first().click();
        page.waitForURL("**/portal/doctor");
        assertThat(page.locator("[data-field=dose]")).hasValue("0.5");
        assertThat(page.locator("main")).containsText(person.get("name"));

        // it arrives, and the answer gets lost
        var times = new AtomicInteger();
        page.route(
                "**/api/v1/written-prescriptions",
                route -> {
                    if (times.getAndIncrement() == 0) {
                        route.fetch();
                        route.abort();
                    } else {
                        route.resume();
                    }
                });
        page.keyboard().press("F9");
        assertThat(page.locator(".problem")).containsText("连接不上");
        forgive("ERR_FAILED");
        shoot(page, "doctor-lost-desk-zh");
        page.reload();
        page.locator("[data-field=dose]").waitFor();
        page.keyboard().press("F9");
        page.waitForURL(DETAIL);
        assertThat(times.get()).isEqualTo(2);
        page.navigate("/portal/doctor/list");
        assertThat(page.locator("main li").getByText(person.get("name"))).hasCount(1);
    }
}
