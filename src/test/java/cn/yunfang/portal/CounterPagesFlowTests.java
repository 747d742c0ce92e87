package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pharmacy counter in a browser, by scanner and keyboard alone. */
class CounterPagesFlowTests extends BrowserFlow {
    private ApiCity city;

    @BeforeEach
    void findCity() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    @Test
    void goesFromTheCodeToTheReceipt() {
        var sold = soldPack();
        var rx = city.effective();
        var page = counter(this, Device.DESK, "zh");
        shoot(page, "counter-scan-desk-zh");
        scan(page, code(city, rx));
        assertThat(page.locator("[data-line='1']")).containsText("阿莫西林");
        assertThat(page.locator(".rx")).containsText(rx.personName());
        shoot(page, "counter-check-desk-zh");
        assertUsable(page);
        main(page);

        assertThat(page.locator("[data-now=true]")).isVisible();
        var first = pack();
        scan(page, first);
        assertThat(page.locator("[data-line='1']")).hasAttribute("data-full", "true");
        scan(page, first);
        assertThat(page.locator("[data-line='1']")).hasAttribute("data-wrong", "true");
        scan(page, sold);
        assertThat(page.locator("[data-wrong=true] [role=alert]")).containsText("售出");
        shoot(page, "counter-packs-desk-zh");
        assertUsable(page);

        // what was scanned is still there, and the secret is in this tab alone
        page.reload();
        assertThat(page.locator("[data-line='1']")).hasAttribute("data-full", "true");
        assertThat(page.locator("[data-field=scan]")).isFocused();
        assertThat((String) page.evaluate("JSON.stringify(localStorage)")).doesNotContain("secret");
        scan(page, pack());
        assertThat(page.locator("[data-line='2']")).hasAttribute("data-full", "true");
        main(page);
        assertThat(page.locator("[data-split] .own")).isVisible();
        shoot(page, "counter-settle-desk-zh");
        assertUsable(page);
        main(page);
        assertThat(page.locator(".big")).containsText(rx.personName());
        main(page);

        assertThat(page.locator("[data-receipt]")).containsText(rx.hiRxno());
        assertThat(page.locator("[data-receipt] .steps li").first()).isVisible();
        assertUsable(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("[data-act=main]")).isHidden();
        shoot(page, "counter-receipt-desk-zh");
        assertThat(held(city, rx).path("state").asString()).isEqualTo("DONE");
        assertThat(held(city, rx).path("sales").get(0).path("setlId").asString()).isNotBlank();
    }

    @Test
    void handsOverOnceWhenTheAnswerIsLost() {
        var rx = city.effective();
        var page = counter(this, Device.PHONE, "en");
        toPacks(page, rx);
        scan(page, pack());
        scan(page, pack());
        assertThat(page.locator("[data-full=true]")).hasCount(2);
        lose(page, "**/api/v1/settlements");
        lose(page, "**/api/v1/dispensings");
        main(page);
        assertThat(page.locator("[data-split] .own")).isVisible();
        shoot(page, "counter-settle-phone-en");
        assertUsable(page);
        main(page);
        assertThat(page.locator(".problem")).containsText("cannot be reached");
        page.reload();
        assertThat(page.locator("[data-split] .sent")).isVisible();
        main(page);
        assertThat(page.locator(".big")).isVisible();
        main(page);
        assertThat(page.locator(".problem")).containsText("cannot be reached");
        // twice at once, as an impatient finger does
        press(page, "F2");
        press(page, "F2");
        forgive("ERR_FAILED");

        assertThat(page.locator("[data-receipt]")).containsText(rx.hiRxno());
        shoot(page, "counter-receipt-phone-en");
        assertThat(held(city, rx).path("sales").size()).isEqualTo(1);
    }

    @Test
    void owesWhatIsMissingAndHandsItOverLater() {
        var rx = city.effective(2);
        var page = counter(this, Device.DESK, "en");
        toPacks(page, rx);
        for (int i = 0; i < 3; i++) {
            scan(page, pack());
        }
        assertThat(page.locator("[data-line='2'] .pack")).hasCount(1);
        main(page);
        assertThat(page.locator("[data-split] .own")).isVisible();
        main(page);
        assertThat(page.locator(".big")).isVisible();
        main(page);
        assertThat(page.locator("[data-receipt]")).containsText("owed");
        page.locator("[data-act=later]").press("Enter");
        scan(page, pack());
        assertThat(page.locator("[data-full=true]")).hasCount(1);
        main(page);
        assertThat(page.locator(".big")).isVisible();
        main(page);
        assertThat(page.locator("[data-receipt]")).isVisible();
        assertThat(held(city, rx).path("sales").size()).isEqualTo(2);
        assertThat(held(city, rx).path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void givesBackAndTakesGoodsAndMoneyBack() {
        var rx = city.effective();
        var page = counter(this, Device.DESK, "zh");
        // no code: the e-voucher lists what the patient can collect
        scan(page, rx.ecToken());
        page.locator("[data-take='" + rx.hiRxno() + "']").press("Enter");
        assertThat(page.locator("[data-line='1']")).isVisible();
        press(page, "F6");
        page.keyboard().type("患者不要了");
        press(page, "Enter");
        assertThat(page.locator(".note")).containsText("已退回");
        assertThat(held(city, rx).path("state").asString()).isEqualTo("GIVEN_BACK");

        var again = city.effective();
        toPacks(page, again);
        scan(page, pack());
        scan(page, pack());
        assertThat(page.locator("[data-full=true]")).hasCount(2);
        main(page);
        assertThat(page.locator("[data-split] .own")).isVisible();
        main(page);
        assertThat(page.locator(".big")).isVisible();
        main(page);
        assertThat(page.locator("[data-receipt]")).isVisible();

        page.navigate("/portal/counter/claims?show=all");
        var mine = page.locator("[data-claim='" + again.hiRxno() + "']");
        mine.locator("[data-return]").click();
        for (var box : mine.locator("[data-pack]").all()) {
            box.check();
        }
        mine.locator("[data-field=return-reason]").fill("包装破损");
        shoot(page, "counter-claims-desk-zh");
        assertUsable(page);
        mine.locator("[data-act=return]").click();
        assertThat(mine).hasAttribute("data-stage", "returned");
        mine.locator("[data-undo]").click();
        mine.locator("[data-act=undo]").click();
        assertThat(page.locator("[role=status]").first()).containsText("已撤销");
        assertThat(mine.locator("[data-undo]")).hasCount(0);
    }

    static Page counter(BrowserFlow flow, Device device, String language) {
        var page = flow.browser(device, ColorScheme.LIGHT, language);
        flow.enter(page, "PHARMACY", language.equals("en") ? "pharmacy counter" : "药店药师");
        assertThat(page.locator("[data-field=scan]")).isFocused();
        return page;
    }

    private void toPacks(Page page, ApiCity.Written rx) {
        if (page.locator("[data-receipt]").count() > 0) {
            main(page);
        }
        scan(page, code(city, rx));
        assertThat(page.locator("[data-count='1']")).isVisible();
        main(page);
        assertThat(page.locator("[data-now=true]")).isVisible();
    }

    /** As a scanner does: letters and Enter, wherever the cursor is. */
    static void scan(Page page, String text) {
        assertThat(page.locator("[data-field=scan][aria-busy=true]")).hasCount(0);
        page.keyboard().type(text);
        press(page, "Enter");
        assertThat(page.locator("[data-field=scan]")).hasValue("");
        assertThat(page.locator("[data-field=scan][aria-busy=true]")).hasCount(0);
    }

    /** The main key, once the step has been looked at for a moment. */
    static void main(Page page) {
        page.waitForTimeout(450);
        press(page, "F2");
    }

    private static void press(Page page, String key) {
        page.keyboard().press(key);
    }

    /** The first answer of an address gets lost on its way back. */
    private static void lose(Page page, String address) {
        var times = new AtomicInteger();
        page.route(
                address,
                route -> {
                    if (times.getAndIncrement() == 0) {
                        route.fetch();
                        route.abort();
                    } else {
                        route.resume();
                    }
                });
    }

    /** What the patient shows. */
    static String code(ApiCity city, ApiCity.Written rx) {
        return city.api()
                .get("/api/v1/prescriptions/" + rx.hiRxno() + "/token", city.patientToken(rx))
                .json()
                .path("qr")
                .asString();
    }

    /** A pack of a product nobody sold before. */
    static String pack() {
        var random = ThreadLocalRandom.current();
        return "8%06d%013d"
                .formatted(random.nextInt(1_000_000), random.nextLong(10_000_000_000_000L));
    }

    private String soldPack() {
        var taken = city.claim(city.effective(), 0);
        Map<String, Object> sale = city.saleMessage(taken, city.audit(taken, 0), 0);
        var done = city.api().post("/api/v1/dispensings", city.pharmacyToken(0), sale);
        assertThat(done.status()).as(done.text()).isEqualTo(201);
        return JsonMapper.shared()
                .valueToTree(sale)
                .path("selinfo")
                .get(0)
                .path("drugtracinfo")
                .get(0)
                .path("drugTracCodg")
                .asString();
    }

    /** What the first pharmacy fetched of it. */
    static JsonNode held(ApiCity city, ApiCity.Written rx) {
        return city.api()
                .get("/api/v1/claims?most=50", city.pharmacyToken(0))
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("hiRxno").asString().equals(rx.hiRxno()))
                .findFirst()
                .orElseThrow();
    }
}
