package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * How heavy and how fast the patient's first page is on a phone with a quarter of this machine's
 * speed; the figures go to {@code target/patient-speed.txt}. What a page weighs is the same
 * everywhere and held to its limit; times depend on the machine and are printed.
 */
class PatientSpeedFlowTests extends BrowserFlow {
    private static final int SLOWER = 4;
    private static final int MOST_BYTES = 200_000;
    private static final String BYTES =
            """
            performance.getEntriesByType('resource')
                .filter(one => !one.name.includes('/api/') && !one.name.includes('/session'))
                .concat(performance.getEntriesByType('navigation'))
                .reduce((sum, one) => sum + one.encodedBodySize, 0)""";
    private static final String LARGEST_PAINT =
            """
            () => new Promise(done => new PerformanceObserver(
                    list => done(Math.round(list.getEntries().at(-1).startTime)))
                .observe({type: 'largest-contentful-paint', buffered: true}))""";
    private static final String WATCH =
            """
            () => {
                window.slowest = 0;
                new PerformanceObserver(list => list.getEntries().forEach(one => {
                    window.slowest = Math.max(window.slowest, one.duration);
                })).observe({type: 'event', durationThreshold: 16});
            }""";

    @Test
    void theFirstPageIsLightAndQuick() throws IOException {
        var city = ApiCity.at(URI.create(base()).getPort());
        var rx = city.effective();
        var page = browser(Device.PHONE);
        PatientPagesFlowTests.signIn(page, rx.personNo());
        slowDown(page);

        // nothing kept, no service worker: as on the first visit
        page.evaluate(
                """
                async () => {
                    localStorage.clear();
                    for (const one of await navigator.serviceWorker.getRegistrations()) {
                        await one.unregister();
                    }
                    for (const name of await caches.keys()) {
                        await caches.delete(name);
                    }
                }""");
        var devTools = page.context().newCDPSession(page);
        devTools.send("Network.clearBrowserCache");
        page.reload();
        assertThat(page.locator(".whole").first()).isVisible();
        page.waitForTimeout(1500);
        int bytes = (int) page.evaluate(BYTES);
        int paint = (int) page.evaluate(LARGEST_PAINT);

        page.evaluate(WATCH);
        page.locator("nav.tabs a").nth(3).tap();
        assertThat(page.locator("[data-leave]")).isVisible();
        page.locator("nav.tabs a").first().tap();
        assertThat(page.locator(".whole").first()).isVisible();
        page.locator(".whole").first().tap();
        assertThat(page.locator(".rx")).isVisible();
        page.waitForTimeout(300);
        var slowest = page.evaluate("Math.round(window.slowest)");

        var figures =
                ("patient's first page, CPU %d times slower: %d bytes, largest paint %d ms,"
                                + " slowest interaction %s ms%n")
                        .formatted(SLOWER, bytes, paint, slowest);
        Files.writeString(Path.of("target/patient-speed.txt"), figures);
        System.out.print(figures);
        assertThat(bytes).isBetween(20_000, MOST_BYTES);
    }

    private static void slowDown(Page page) {
        var rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    }
}
