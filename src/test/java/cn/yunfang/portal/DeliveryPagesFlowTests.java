package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.DeskCity;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Medicine is brought: on the phone, at the counter, and as the bureau sees it. */
class DeliveryPagesFlowTests extends BrowserFlow {
    private static final int SHOP = 0;

    @Autowired private Registry registry;
    @Autowired private Formulary formulary;
    @Autowired private Stocks stocks;
    @Autowired private Database database;
    private ApiCity city;

    @BeforeEach
    void findCity() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    /** The shelf has what is prescribed, and the phone knows a place beside the shop. */
    private ApiCity.Written prescribed() {
        var rx = city.effective();
        var today = ChinaTime.today(Clock.systemUTC());
        var items = new ArrayList<Shelf>();
        city.api()
                .get("/api/v1/prescriptions/" + rx.hiRxno(), city.patientToken(rx))
                .json()
                .path("lines")
                .forEach(
                        line -> {
                            var code = line.path("drugCode").asString();
                            var drug = formulary.drug(code, today).orElseThrow();
                            for (var one : formulary.sameProducts(drug, today)) {
                                var many = one.equals(drug) ? BigDecimal.TEN : BigDecimal.ZERO;
                                items.add(new Shelf(one.code(), many, drug.referencePrice()));
                            }
                        });
        database.commit(stocks.report(city.pharmacyCode(SHOP), items, Instant.now()));
        return rx;
    }

    private Page phone(ApiCity.Written rx, Device device, String language) {
        var page = browser(device, ColorScheme.LIGHT, language);
        PatientPagesFlowTests.signIn(page, rx.personNo());
        var shop = registry.institution(city.pharmacyCode(SHOP)).orElseThrow();
        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new Geolocation(shop.latitude(), shop.longitude()));
        return page;
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh, phone-zh", "DESK, en, desk-en"})
    void fromThePhoneToTheDoor(Device device, String language, String name) {
        var rx = prescribed();
        var phone = phone(rx, device, language);
        phone.navigate("/m/rx/" + rx.hiRxno() + "/pharmacies");
        phone.locator(".where .link").click();
        phone.locator("[data-here]").click();
        phone.locator("[data-pharmacy='" + city.pharmacyCode(SHOP) + "'] .go").click();
        phone.locator("[data-act=deliver]").click();
        phone.locator("[name=receiver]").fill("演示收货人");
        phone.locator("[name=phone]").fill("13800009999");
        phone.locator("[name=address]").fill("演示路2号3单元401");
        phone.locator("[data-act=save-address]").click();
        assertThat(phone.locator("[name=address][type=radio]")).isChecked();
        look(phone, "patient-deliver-" + name);
        phone.locator("[data-act=order-delivery]").click();
        assertThat(phone.locator("[data-state=ORDERED]")).isVisible();
        look(phone, "patient-ordered-" + name);

        var desk = browser(device, ColorScheme.LIGHT, language);
        enterAs(
                desk,
                "PHARMACY",
                DeskCity.pharmacistOf(city, city.pharmacyCode(SHOP)),
                city.pharmacyCode(SHOP));
        desk.navigate("/portal/counter/deliveries");
        var order =
                desk.locator("[data-order]")
                        .filter(new Locator.FilterOptions().setHasText(rx.hiRxno()));
        order.locator("[data-act=open]").click();
        assertThat(order.locator("[data-detail]")).containsText("演示收货人");
        look(desk, "counter-deliveries-" + name);
        order.locator("[data-act=fetch]").click();
        assertThat(desk.locator("[data-count='1']")).isVisible();
        sell(desk);
        desk.navigate("/portal/counter/deliveries");
        order.locator("[data-act=open]").click();
        order.locator("[data-act=pack-own]").click();
        desk.locator("[data-part=go]").click();
        order.locator("[data-act=open]").click();
        assertThat(order.locator(".pack").first()).isVisible();
        look(desk, "counter-packed-" + name);
        order.locator("[data-act=hand-own]").click();

        brought(phone, desk, order, name);
    }

    /** Not at the first try. */
    private void brought(Page phone, Page desk, Locator order, String name) {
        phone.reload();
        assertThat(phone.locator("[data-state=HANDED_TO_COURIER] .big")).isVisible();
        assertThat(phone.locator("[data-parcel] svg[role=img]")).isVisible();
        assertThat(phone.locator(".lead .state"))
                .hasText(Pattern.compile("药在配送，签收后就在您手里|On its way; yours once you sign for it"));
        look(phone, "patient-track-" + name);
        desk.locator("[data-part=out]").click();
        order.locator("[data-act=open]").click();
        order.locator("[data-act=fail]").click();
        phone.reload();
        assertThat(phone.locator("[data-act=send-back]")).isVisible();
        look(phone, "patient-failed-" + name);
        order.locator("[data-act=open]").click();
        order.locator("[data-act=again]").click();
        order.locator("[data-act=open]").click();
        var code = phone.locator("[data-parcel] .big").textContent().strip();
        order.locator("[data-field=code]").fill(code);
        order.locator("[data-act=sign]").click();
        phone.reload();
        assertThat(phone.locator("[data-state=SIGNED]")).isVisible();
    }

    private static void sell(Page desk) {
        CounterPagesFlowTests.main(desk);
        assertThat(desk.locator("[data-now=true]")).isVisible();
        CounterPagesFlowTests.scan(desk, CounterPagesFlowTests.pack());
        assertThat(desk.locator("[data-full=true]")).hasCount(1);
        CounterPagesFlowTests.scan(desk, CounterPagesFlowTests.pack());
        assertThat(desk.locator("[data-full=true]")).hasCount(2);
        CounterPagesFlowTests.main(desk);
        assertThat(desk.locator("[data-split] .own")).isVisible();
        CounterPagesFlowTests.main(desk);
        assertThat(desk.locator(".big")).isVisible();
        CounterPagesFlowTests.main(desk);
        assertThat(desk.locator("[data-receipt]")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh, desk-zh", "PHONE, en, phone-en"})
    void showsWhoReachesAPlaceAndTheListBehindIt(Device device, String language, String name) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enterAs(page, "REGULATOR", "孙", "");
        page.navigate("/portal/regulator/reach?minutes=15&mode=BIKE");
        assertThat(page.locator("[data-township]").first()).isVisible();
        page.locator("[data-row] .plain").first().click();
        assertThat(page.locator("[data-list] tbody tr").first()).isVisible();
        look(page, "regulator-reach-" + name);
        var before = page.locator("figure h2").first().textContent();
        page.locator("[data-field=mode]").selectOption("CAR");
        assertThat(page.locator("figure h2").first()).not().hasText(before);
    }

    @Test
    void showsTheClerkWhatNeedsALook() {
        var page = browser(Device.DESK, ColorScheme.LIGHT, "zh");
        enterAs(page, "CLERK", "周", "");
        page.navigate("/portal/clerk/deliveries");
        assertThat(page.locator("h1")).containsText("配送");
        look(page, "clerk-deliveries-desk-zh");
        page.navigate("/portal/clerk?part=deliveries");
        assertThat(page.locator("h1")).isVisible();
        look(page, "clerk-dead-deliveries-desk-zh");
        assertThat(page.locator("nav [aria-current=page]").last()).isVisible();
    }

    private void look(Page page, String name) {
        page.waitForTimeout(400);
        shoot(page, name);
        assertUsable(page);
    }
}
