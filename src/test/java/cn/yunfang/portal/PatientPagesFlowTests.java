package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.Parcels;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patient's pages: on the phone and wide, in both languages, in elder mode, off-line. */
class PatientPagesFlowTests extends BrowserFlow {
    private static final int PHARMACY = 4;
    private static final String SETTLEMENTS = "/api/v1/settlements";
    private static final String KEPT =
            "Object.keys(localStorage).filter(key => key.startsWith('yunfang.me')).length";
    private ApiCity city;

    @BeforeEach
    void meet() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh", "DESK, en"})
    void choosesAPharmacyHoldsTheGoodsPaysAndReadsWhy(Device device, String language) {
        var rx = city.effective();
        var page = enterAs(device, language, rx.personNo());
        var name = "-%s-%s".formatted(device == Device.PHONE ? "phone" : "desk", language);
        assertThat(page.locator(".now h2")).containsText("1");
        assertThat(page.locator(".now .pay")).containsText(Pattern.compile("¥[0-9,]+\\.[0-9]{2}"));
        look(page, "patient-home" + name);
        chooses(page, language, name);

        assertThat(page.locator("[data-held]")).isVisible();
        assertThat(page.locator(".rx")).isVisible();
        look(page, "patient-prescription" + name);
        page.locator("[data-held] button").click();
        assertThat(page.locator("[data-held]")).isHidden();
        page.locator("nav.tabs a").nth(1).click();
        assertThat(page.locator(".qr")).isVisible();
        assertThat(page.locator("[data-until]"))
                .containsText(language.equals("zh") ? "分钟" : "minutes left");
        look(page, "patient-code" + name);

        var taken = city.claim(rx, PHARMACY);
        city.audit(taken, PHARMACY);
        var setlId = settle(taken);
        pays(page, setlId, name);
        page.locator("[data-why]").click();
        assertThat(page.locator(".van-popup .steps li").first()).isVisible();
        look(page, "patient-why" + name);
    }

    private void chooses(Page page, String language, String name) {
        page.locator(".now .light").click();
        assertThat(page.locator("[data-pharmacy]").first()).isVisible();
        look(page, "patient-pharmacies" + name);
        page.locator(".chip", word(language, "地图", "Map")).click();
        assertThat(page.locator(".spot").first()).isVisible();
        look(page, "patient-map" + name);
        page.locator(".chip", word(language, "列表", "List")).click();
        page.locator("[data-pharmacy] button").first().click();
        assertThat(page.locator(".van-popup .split")).isVisible();
        look(page, "patient-offer" + name);
        page.locator(".van-popup .van-button").click();
    }

    private void pays(Page page, String setlId, String name) {
        page.navigate("/m/me/cards");
        page.locator("form .link").click();
        page.locator("form .van-button").click();
        assertThat(page.locator("[data-card]")).isVisible();
        look(page, "patient-cards" + name);
        page.navigate("/m/me/settlements");
        page.locator("[data-settlement='" + setlId + "']").click();
        assertThat(page.locator("[data-pay] .van-button")).isVisible();
        look(page, "patient-settlement" + name);
        page.locator("[data-pay] .van-button").click();
        assertThat(page.locator("[data-payment] .tag[data-tone=done]")).isVisible();
        look(page, "patient-paid" + name);
    }

    @Test
    void showsTheCodeWithoutANetworkAndForgetsAtLogOut() {
        var rx = city.effective();
        var page = enterAs(Device.PHONE, "zh", rx.personNo());
        page.evaluate("async () => { await navigator.serviceWorker.ready; }");
        page.locator("nav.tabs a").nth(1).click();
        assertThat(page.locator(".qr")).isVisible();
        var code = page.locator(".typed").textContent();

        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator(".typed")).hasText(code);
        assertThat(page.locator(".offline")).isVisible();
        shoot(page, "patient-offline-phone-zh");
        page.locator("nav.tabs a").first().click();
        assertThat(page.locator(".card h3").first()).isVisible();
        assertThat(page.locator(".kept")).isVisible();

        page.locator("nav.tabs a").nth(3).click();
        page.locator("[data-leave]").click();
        assertThat(page).hasURL(Pattern.compile("/m/enter"));
        assertThat(page.evaluate(KEPT)).isEqualTo(0);
        page.navigate("/m/code");
        assertThat(page).hasURL(Pattern.compile("/m/enter"));

        page.context().setOffline(false);
        page.navigate("/m/");
        assertThat(page).hasURL(Pattern.compile("/m/enter"));
        signIn(page, city.anotherPatient());
        assertThat(page.locator("main")).not().containsText(rx.personName());
        assertThat(page.locator(".card h3")).hasCount(0);
        forgive("ERR_INTERNET_DISCONNECTED");
    }

    @ParameterizedTest
    @CsvSource({"PHONE, zh, false", "PHONE, en, true"})
    void readsWhatThePlatformKnowsOfHim(Device device, String language, boolean larger) {
        var rx = city.effective();
        var taken = city.claim(rx, PHARMACY);
        Parcels.report(city, taken, PHARMACY, "PS7", "30");
        var page = browser(device, ColorScheme.LIGHT, language);
        if (larger) {
            page.context().addInitScript("localStorage.setItem('yunfang.larger', 'true')");
        }
        signIn(page, rx.personNo());
        var name = "-phone-" + language + (larger ? "-elder" : "");
        assertThat(page.locator(".now h2")).isVisible();
        look(page, "patient-held" + name);
        if (larger) {
            assertThat(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
                    .isEqualTo("20px");
        }
        page.locator(".whole").first().click();
        assertThat(page.locator("[data-parcel] .big")).hasText(Pattern.compile("\\S+"));
        look(page, "patient-parcel" + name);
        page.navigate("/m/rx/" + rx.hiRxno() + "/trail");
        assertThat(page.locator(".trail li").first()).isVisible();
        look(page, "patient-trail" + name);
        page.navigate("/m/messages");
        assertThat(page.locator(".message").first()).isVisible();
        assertThat(page.locator(".message").first()).not().containsText(rx.hiRxno());
        look(page, "patient-messages" + name);
        page.locator(".message").first().click();
        assertThat(page).hasURL(Pattern.compile("/m/rx/"));
        page.navigate("/m/me");
        look(page, "patient-me" + name);
        page.navigate("/m/me/looks");
        assertThat(page.locator("[data-look]").first()).isVisible();
        look(page, "patient-looks" + name);
        page.navigate("/m/me/account");
        assertThat(page.locator(".big")).containsText("¥");
        look(page, "patient-account" + name);
    }

    @Test
    void linksAFamilyMemberFilesCareAwayAndTakesBothBack() {
        var rx = city.effective();
        var relative = city.effective();
        var page = enterAs(Device.PHONE, "zh", rx.personNo());
        page.navigate("/m/me/family");
        page.locator("button.go").click();
        page.locator("[name=memberNo]").fill(relative.personNo());
        page.locator("[name=memberName]").fill(relative.personName());
        page.locator("[name=yearLimit]").fill("500");
        page.locator("[type=checkbox]").check();
        page.locator("form .van-button").click();
        assertThat(page.locator(".cells .cell")).containsText("¥500.00");
        look(page, "patient-family-phone-zh");
        page.locator(".cells .link").click();
        page.locator("[data-sure]").click();
        assertThat(page.locator(".cells .tag")).hasText("已解除");

        page.navigate("/m/me/away");
        page.locator("button.go").click();
        page.locator("[name=province]").selectOption("320000");
        page.locator("[name=division]").selectOption("320100");
        look(page, "patient-away-phone-zh");
        page.locator("form .van-button").click();
        assertThat(page.locator(".cells .cell")).containsText("江苏省南京市");
        page.locator(".cells .link").click();
        page.locator("[data-sure]").click();
        assertThat(page.locator(".cells .tag")).hasText("已撤销");
        page.evaluate("localStorage.setItem('yunfang.language', 'en')");
        page.reload();
        assertThat(page.locator(".cells .cell")).containsText("Nanjing");
        assertThat(page.locator(".cells .tag")).hasText("Taken back");
        look(page, "patient-away-phone-en");
    }

    @Test
    void asksThePhoneWhereItIsAndFallsBackToAKnownPlace() {
        var rx = city.effective();
        var page = enterAs(Device.PHONE, "zh", rx.personNo());
        page.navigate("/m/rx/" + rx.hiRxno() + "/pharmacies");
        page.getByText("换地点").click();
        page.getByText("用手机定位").click();
        assertThat(page.locator(".why")).containsText("没有允许定位");
        look(page, "patient-place-phone-zh");
        page.locator(".van-popup .cells button").nth(1).click();
        assertThat(page.locator("[data-pharmacy]").first()).isVisible();

        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new Geolocation(36.9, 121.5));
        page.getByText("换地点").click();
        page.getByText("用手机定位").click();
        assertThat(page.locator(".where")).containsText("您现在的位置");
    }

    private Page enterAs(Device device, String language, String personNo) {
        var page = browser(device, ColorScheme.LIGHT, language);
        signIn(page, personNo);
        return page;
    }

    static void signIn(Page page, String personNo) {
        enterAs(page, "PATIENT", personNo, "");
        assertThat(page.locator("nav.tabs")).isVisible();
    }

    private static Page.LocatorOptions word(String language, String zh, String en) {
        return new Page.LocatorOptions().setHasText(language.equals("zh") ? zh : en);
    }

    private void look(Page page, String name) {
        page.waitForTimeout(400);
        shoot(page, name);
        assertUsable(page);
    }

    /** With the personal account left alone, so that something is left to pay. */
    private String settle(ApiCity.Taken taken) {
        var bill = new LinkedHashMap<>(city.purchase(taken, PHARMACY));
        bill.computeIfPresent("druginfo", (_, head) -> withoutAccount((Map<?, ?>) head));
        var token = city.pharmacyToken(PHARMACY);
        var key = city.msgid(PHARMACY);
        var answer = city.api().post(SETTLEMENTS, token, bill, "Idempotency-Key", key);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("setlinfo").path("setl_id").asString();
    }

    private static Map<Object, Object> withoutAccount(Map<?, ?> head) {
        var changed = new LinkedHashMap<Object, Object>(head);
        changed.put("acct_used_flag", "0");
        return changed;
    }
}
