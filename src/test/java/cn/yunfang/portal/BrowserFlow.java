package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.DemoCityTest;
import cn.yunfang.simulation.YearCity;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Pages in a real browser. What a page complains of on its console fails the test; screenshots are
 * kept in {@code target/screenshots}.
 */
@DemoCityTest
public abstract class BrowserFlow {
    /** The sizes each page is looked at in. */
    public enum Device {
        DESK(1440, 900),
        PHONE(390, 844);

        final int width;
        final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    // one driver for the whole run: each unpacks its own Node
    private static final Playwright PLAYWRIGHT =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser BROWSER =
            PLAYWRIGHT
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
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final String SERIOUS =
            """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .map(one => one.id + ': ' + one.nodes.map(node => node.html).slice(0, 3))
            """;
    private static final String ENTER =
            """
            async (person) => {
                const found = document.cookie.split('; ')
                    .find(one => one.startsWith('XSRF-TOKEN='));
                const answer = await fetch('/session/demo', {
                    method: 'POST',
                    headers: {
                        'Content-Type': 'application/json',
                        'X-XSRF-TOKEN': found ? decodeURIComponent(found.slice(11)) : '',
                    },
                    body: JSON.stringify(person),
                });
                return answer.status;
            }
            """;
    // the browser's day, where a test lets it be another
    private static final String OTHER_DAY =
            """
            (() => {
                const kept = document.cookie.split('; ')
                    .find(one => one.startsWith('test-ahead='));
                const ahead = Number(kept?.slice(11) ?? 0);
                if (ahead) {
                    const Today = Date;
                    window.Date = class extends Today {
                        constructor(...given) {
                            super(...(given.length ? given : [Today.now() + ahead]));
                        }
                        static now() {
                            return Today.now() + ahead;
                        }
                    };
                }
            })()
            """;
    private static final Pattern INSIDE = Pattern.compile(".*/(portal/[a-z]+|m/(?!enter)).*");
    private static final Path AXE = Path.of("web/node_modules/axe-core/axe.min.js");

    private static final int BAD_REQUEST = 400;

    // patience, not speed, is what a busy machine needs
    private static final double PATIENCE_MS = 30_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @LocalServerPort private int port;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Response> refusals = new ArrayList<>();

    @AfterEach
    void close() {
        var said = List.copyOf(refusals).stream().map(BrowserFlow::told).toList();
        contexts.forEach(BrowserContext::close);
        assertThat(faults).as("complaints on the console; refused: %s", said).isEmpty();
    }

    protected String base() {
        return "http://localhost:" + port;
    }

    /** A browser of its own (own cookies), with one page that is still empty. */
    protected Page browser(Device device, ColorScheme scheme, String language) {
        var context =
                BROWSER.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(device.width, device.height)
                                .setHasTouch(device == Device.PHONE)
                                .setIsMobile(device == Device.PHONE)
                                .setColorScheme(scheme)
                                .setLocale("zh-CN")
                                .setTimezoneId("Asia/Shanghai")
                                .setBaseURL(base()));
        if (language.equals("en")) {
            context.addInitScript("localStorage.setItem('yunfang.language', 'en')");
        }
        context.addInitScript(OTHER_DAY);
        context.setDefaultTimeout(PATIENCE_MS);
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        faults.add(message.text());
                    }
                });
        page.onPageError(faults::add);
        page.onResponse(
                response -> {
                    if (response.status() >= BAD_REQUEST) {
                        refusals.add(response);
                    }
                });
        return page;
    }

    // a browser says no more than the status; what the platform said tells what to do
    private static String told(Response response) {
        try {
            return response.status() + " " + response.url() + " " + response.text();
        } catch (PlaywrightException e) {
            return response.status() + " " + response.url();
        }
    }

    protected Page browser(Device device) {
        return browser(device, ColorScheme.LIGHT, "zh");
    }

    /** Enters the demo city as one who is offered at the entry of the desk or the phone. */
    protected void enter(Page page, String role, String name) {
        page.navigate(role.equals("PATIENT") ? "/m/enter" : "/portal/");
        page.locator("[data-role=" + role + "]").getByText(name).first().click();
        page.waitForURL(INSIDE);
    }

    /** Enters the demo city as one who is not offered at the entry. */
    protected static void enterAs(Page page, String role, String who, String institution) {
        var start = role.equals("PATIENT") ? "/m/" : "/portal/";
        page.navigate(start);
        page.locator("[data-role=" + role + "]").first().waitFor();
        assertThat(page.evaluate(ENTER, named(role, who, institution))).isEqualTo(201);
        page.navigate(start);
    }

    private static Map<String, String> named(String role, String who, String institution) {
        return Map.of("role", role, "who", who, "institution", institution, "region", "");
    }

    /** Signs in anew on a day that lies so far ahead of today, and opens a page. */
    protected void enterOn(Page page, Duration ahead, YearCity.Person person, String path) {
        var context = page.context();
        context.clearCookies();
        context.addCookies(
                List.of(new Cookie("test-ahead", String.valueOf(ahead.toMillis())).setUrl(base())));
        var named = named(person.role(), person.who(), person.institution());
        var answer =
                context.request().post("/session/demo", RequestOptions.create().setData(named));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        page.navigate(path);
    }

    /** A complaint that a test provoked on purpose. */
    protected void forgive(String part) {
        faults.removeIf(fault -> fault.contains(part));
    }

    protected void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SHOTS.resolve(name + ".png")));
    }

    /** No sideways scrolling, and nothing that axe-core calls serious or critical. */
    protected void assertUsable(Page page) {
        assertThat(
                        page.evaluate(
                                "document.documentElement.scrollWidth"
                                        + " > document.documentElement.clientWidth"))
                .as("sideways scrolling")
                .isEqualTo(false);
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate(axe());
        }
        assertThat((List<?>) page.evaluate(SERIOUS)).as("axe-core").isEmpty();
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
