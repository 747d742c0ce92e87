package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.Repeats;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patient's list: what comes next, what is put out of sight, and the way in. */
class PatientListPagesFlowTests extends BrowserFlow {
    private static final int PHARMACY = 4;
    private ApiCity city;

    @BeforeEach
    void meet() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    private void collect(ApiCity.Written rx) {
        var taken = city.claim(rx, PHARMACY);
        var sale = city.saleMessage(taken, city.audit(taken, PHARMACY), PHARMACY);
        var sold = city.api().post("/api/v1/dispensings", city.pharmacyToken(PHARMACY), sale);
        Assertions.assertThat(sold.status()).as(sold.text()).isEqualTo(201);
    }

    private Page signedIn(String language, String personNo) {
        var page = browser(Device.PHONE, ColorScheme.LIGHT, language);
        PatientPagesFlowTests.signIn(page, personNo);
        return page;
    }

    @ParameterizedTest
    @CsvSource({"zh, 28 天后可取", "en, in 28 days"})
    void theNextIssueIsToldInPlainWords(String language, String ahead) {
        var rx = Repeats.effective(city);
        collect(rx);
        var page = signedIn(language, rx.personNo());
        assertThat(page.locator(".now h2")).containsText(ahead);
        assertThat(page.locator("[data-next]").first()).containsText(ahead);
        shoot(page, "patient-next-issue-phone-" + language);
        assertUsable(page);
        page.locator(".whole").first().click();
        assertThat(page.locator("ol.cells li").nth(1)).containsText(ahead);
        shoot(page, "patient-issues-phone-" + language);
        assertUsable(page);
    }

    @Test
    void aFinishedOneIsHiddenAndShownAgain() {
        var rx = city.effective();
        collect(rx);
        var page = signedIn("zh", rx.personNo());
        var cards = page.locator("article.card");
        assertThat(cards.first()).containsText("药已取完");
        int before = cards.count();
        cards.first().locator("button.link").click();
        assertThat(cards).hasCount(before - 1);
        page.reload();
        page.getByText("看隐藏的（1）").click();
        shoot(page, "patient-hidden-phone-zh");
        assertUsable(page);
        page.locator("article.card button", new Page.LocatorOptions().setHasText("恢复显示")).click();
        assertThat(cards).hasCount(before);
        assertThat(page.getByText("看隐藏的（1）")).hasCount(0);
    }

    @Test
    void whoSignsInIsNotAskedAgainWhoHeIs() {
        var asked = new AtomicInteger();
        for (var start : new String[] {"/m/enter", "/portal/"}) {
            asked.set(0);
            var page = browser(Device.PHONE);
            page.onRequest(
                    request -> {
                        if (request.url().endsWith("/session/demo-people")) {
                            asked.incrementAndGet();
                        }
                    });
            page.navigate(start);
            page.locator("[data-role]").first().click();
            assertThat(page.locator("h1").first()).isVisible();
            page.waitForURL(url -> !url.endsWith(start));
            page.waitForLoadState();
            Assertions.assertThat(asked).as(start).hasValue(1);
        }
    }

    @Test
    void thePlacesBelowStayInSightOnThePhone() {
        var rx = city.effective();
        var page = signedIn("en", rx.personNo());
        for (var place : new String[] {"/m/", "/m/code", "/m/messages", "/m/me", "/m/me/looks"}) {
            page.navigate(place);
            var tabs = page.locator("nav.tabs");
            assertThat(tabs.locator("a")).hasCount(4);
            Assertions.assertThat(
                            (Boolean)
                                    tabs.evaluate(
                                            "one => one.getBoundingClientRect().bottom"
                                                    + " === innerHeight"))
                    .as(place)
                    .isTrue();
            assertThat(tabs.locator("[aria-current=page]")).hasCount(1);
        }
    }
}
