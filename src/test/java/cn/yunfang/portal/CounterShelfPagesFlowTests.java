package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pharmacy has to prepare and to sell, and when it is open, in a browser. */
class CounterShelfPagesFlowTests extends BrowserFlow {
    private ApiCity city;

    @BeforeEach
    void findCity() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh, desk-zh", "PHONE, en, phone-en"})
    void showsOrdersShelfAndHours(Device device, String language, String name) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enter(page, "PHARMACY", language.equals("en") ? "pharmacy counter" : "药店药师");
        page.navigate("/portal/counter/orders");
        assertThat(page.locator(".orders, .empty").first()).isVisible();
        shoot(page, "counter-orders-" + name);
        assertUsable(page);

        page.navigate("/portal/counter/shelf");
        assertThat(page.locator("tbody tr").first()).isVisible();
        page.locator("[data-field=find]").fill("amxl");
        assertThat(page).hasURL(Pattern.compile("q=amxl"));
        shoot(page, "counter-shelf-" + name);
        assertUsable(page);

        page.navigate("/portal/counter/hours");
        var usual = page.locator("[data-from='7']").inputValue();
        opensOnSundays(page, "09:15");
        assertThat(page.locator("[role=status].tag")).isVisible();
        shoot(page, "counter-hours-" + name);
        assertUsable(page);
        opensOnSundays(page, usual);
    }

    private void opensOnSundays(Page page, String at) {
        page.locator("[data-from='7']").fill(at);
        page.waitForResponse(
                answer -> answer.request().method().equals("PUT"),
                () -> page.locator("[data-act=save]").click());
        var path = "/api/v1/institutions/" + city.pharmacyCode(0) + "/storefront";
        assertThat(city.api().get(path, city.pharmacyToken(0)).text()).contains(at);
    }
}
