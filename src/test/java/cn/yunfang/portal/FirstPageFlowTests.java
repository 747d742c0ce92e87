package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first page in a real browser, desk and phone, both languages, light and dark. */
class FirstPageFlowTests extends BrowserFlow {
    @ParameterizedTest
    @CsvSource({
        "desk, DESK, LIGHT",
        "desk-dark, DESK, DARK",
        "phone, PHONE, LIGHT",
        "phone-dark, PHONE, DARK"
    })
    void showsCountsAndSwitchesLanguage(String name, Device device, ColorScheme scheme) {
        var page = browser(device, scheme, "zh");
        page.navigate("/");

        assertThat(page.locator("[data-count='network.pharmacies']").first())
                .hasText(Pattern.compile("[1-9][0-9,]*"));
        assertThat(page.locator("[data-count='today.prescribed']"))
                .hasText(Pattern.compile("[0-9][0-9,]*"));
        assertThat(page.locator("#health")).hasAttribute("data-state", "up");
        assertThat(page.locator("#demo")).isVisible();
        assertThat(page.locator("h1 [lang='zh-CN']")).isVisible();
        assertThat(page.locator("h1 [lang=en]")).isHidden();
        shoot(page, "first-page-" + name + "-zh");

        page.locator("#language").click();
        assertThat(page.locator("h1 [lang=en]")).isVisible();
        assertThat(page.locator("h1 [lang='zh-CN']")).isHidden();
        page.reload();
        assertThat(page.locator("h1 [lang=en]")).isVisible();
        assertThat(page).hasTitle(Pattern.compile("open platform"));
        assertThat(page.locator("#health")).hasAttribute("data-state", "up");
        shoot(page, "first-page-" + name + "-en");

        assertUsable(page);
    }

    @Test
    void largerTextIsRemembered() {
        var page = browser(Device.PHONE);
        page.navigate("/");
        page.locator("#larger").click();
        page.reload();

        assertThat(page.locator("#larger")).hasAttribute("aria-pressed", "true");
        assertThat(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
                .isEqualTo("20px");
        assertUsable(page);
        shoot(page, "first-page-phone-larger");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        var page = browser(Device.DESK);
        page.navigate("/");
        var links =
                page.locator("a[href^='/']").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .distinct()
                        .toList();

        assertThat(links).hasSizeGreaterThan(6);
        for (var link : links) {
            var answer = page.context().request().get(base() + link);
            assertThat(answer.status()).as(link).isEqualTo(200);
        }
    }

    @Test
    void apiDescriptionOpensUnderTheContentPolicy() {
        var page = browser(Device.DESK);
        page.navigate("/swagger-ui");

        assertThat(page.getByText("云方 Yunfang API").first()).isVisible();
        assertThat(page.locator(".opblock").first()).isVisible();
        shoot(page, "swagger");
    }
}
