package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.DemoCityTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first page in a real browser, desk and phone, both languages, light and dark. */
@DemoCityTest
class FirstPageFlowTests {
    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort private int port;

    @BeforeAll
    static void open() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
    }

    @ParameterizedTest
    @CsvSource({
        "desk, 1440, 900, LIGHT",
        "desk-dark, 1440, 900, DARK",
        "phone, 390, 844, LIGHT",
        "phone-dark, 390, 844, DARK"
    })
    void showsCountsAndSwitchesLanguage(String name, int width, int height, ColorScheme scheme) {
        try (var context = context(width, height, scheme)) {
            var page = context.newPage();
            var faults = faultsOf(page);
            page.navigate("http://127.0.0.1:" + port + "/");

            assertThat(page.locator("[data-count='network.pharmacies']").first())
                    .hasText(Pattern.compile("[1-9][0-9,]*"));
            assertThat(page.locator("[data-count='today.prescribed']"))
                    .hasText(Pattern.compile("[0-9][0-9,]*"));
            assertThat(page.locator("#health")).hasAttribute("data-state", "up");
            assertThat(page.locator("#demo")).isVisible();
            assertThat(page.locator("h1 [lang='zh-CN']")).isVisible();
            assertThat(page.locator("h1 [lang=en]")).isHidden();
            shoot(page, name + "-zh");

            page.locator("#language").click();
            assertThat(page.locator("h1 [lang=en]")).isVisible();
            assertThat(page.locator("h1 [lang='zh-CN']")).isHidden();
            page.reload();
            assertThat(page.locator("h1 [lang=en]")).isVisible();
            assertThat(page).hasTitle(Pattern.compile("open platform"));
            assertThat(page.locator("#health")).hasAttribute("data-state", "up");
            shoot(page, name + "-en");

            assertThat(overflow(page)).as("sideways scrolling").isFalse();
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void largerTextIsRemembered() {
        try (var context = context(390, 844, ColorScheme.LIGHT)) {
            var page = context.newPage();
            var faults = faultsOf(page);
            page.navigate("http://127.0.0.1:" + port + "/");
            page.locator("#larger").click();
            page.reload();

            assertThat(page.locator("#larger")).hasAttribute("aria-pressed", "true");
            assertThat(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
                    .isEqualTo("20px");
            assertThat(overflow(page)).as("sideways scrolling").isFalse();
            shoot(page, "phone-larger");
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        try (var context = context(1440, 900, ColorScheme.LIGHT)) {
            var page = context.newPage();
            page.navigate("http://127.0.0.1:" + port + "/");
            var links =
                    page.locator("a[href^='/']").all().stream()
                            .map(link -> link.getAttribute("href"))
                            .distinct()
                            .toList();

            assertThat(links).hasSizeGreaterThan(6);
            for (var link : links) {
                var answer = context.request().get("http://127.0.0.1:" + port + link);
                assertThat(answer.status()).as(link).isEqualTo(200);
            }
        }
    }

    @Test
    void apiDescriptionOpensUnderTheContentPolicy() {
        try (var context = context(1440, 900, ColorScheme.LIGHT)) {
            var page = context.newPage();
            var faults = faultsOf(page);
            page.navigate("http://127.0.0.1:" + port + "/swagger-ui");

            assertThat(page.getByText("云方 Yunfang API").first()).isVisible();
            assertThat(page.locator(".opblock").first()).isVisible();
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/swagger.png")));
            assertThat(faults).isEmpty();
        }
    }

    private static BrowserContext context(int width, int height, ColorScheme scheme) {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setLocale("zh-CN"));
    }

    private static List<String> faultsOf(Page page) {
        var faults = new ArrayList<String>();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        faults.add(message.text());
                    }
                });
        page.onPageError(faults::add);
        return faults;
    }

    private static boolean overflow(Page page) {
        return (boolean)
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " > document.documentElement.clientWidth");
    }

    private static void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots", "first-page-" + name + ".png")));
    }
}
