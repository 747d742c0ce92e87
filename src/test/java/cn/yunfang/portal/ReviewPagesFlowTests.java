package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reviewing pharmacist's desk in a browser; decisions by keyboard alone. */
class ReviewPagesFlowTests extends BrowserFlow {
    private ApiCity city;

    @BeforeEach
    void findCity() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    @Test
    void takesTheNextOneLetsItGoAndApprovesWithItsReason() {
        var rx = city.waitingForReview();
        var page = desk("zh");
        press(page, "n");
        assertThat(page.locator("[data-case]")).isVisible();
        assertThat(page.locator("[data-decide=APPROVE]")).isVisible();
        press(page, "l");
        assertThat(page.locator("[data-case]")).isHidden();

        open(page, rx);
        assertThat(page.locator("[data-case] li[data-tone=attention]").first())
                .containsText("阿莫西林");
        assertThat(page.locator("[data-case] .rx")).containsText("阿莫西林");
        shoot(page, "review-desk-desk-zh");
        assertUsable(page);
        press(page, "a");
        assertThat(page.locator("[data-field=opinion]")).isFocused();
        // letters are words here and decide nothing
        page.keyboard().type("narq 足疗程");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("[role=alert]")).containsText("至少");
        forgive("status of 4");
        insist(page);

        assertThat(page.locator("[data-done=APPROVE]")).containsText(rx.hiRxno());
        assertThat(stateOf(rx)).isEqualTo("EFFECTIVE");
        assertThat(review(rx)).contains("narq 足疗程");
    }

    @Test
    void rejectsOnceAndKeepsWhatWasWrittenOverAReload() {
        var rx = city.waitingForReview();
        var page = desk("en");
        open(page, rx);
        press(page, "r");
        page.keyboard().type("too long");
        page.reload();
        assertThat(page.locator("[data-field=opinion]")).hasValue("too long");
        assertThat(page.locator("[data-field=opinion]")).isFocused();
        shoot(page, "review-reject-desk-en");
        assertUsable(page);
        page.keyboard().press("Control+Enter");
        page.keyboard().press("Control+Enter");

        assertThat(page.locator("[data-done=REJECT]")).containsText(rx.hiRxno());
        assertThat(stateOf(rx)).isEqualTo("REJECTED");
    }

    @Test
    void asksTheDoctorAndReadsTheAnswer() {
        var rx = city.waitingForReview();
        var page = browser(Device.PHONE, ColorScheme.DARK, "zh");
        enter(page, "REVIEWER", reviewer("zh"));
        open(page, rx);
        press(page, "q");
        page.keyboard().type("为何用药十天？");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("[data-done=ASK]")).containsText(rx.hiRxno());

        var answered =
                city.api()
                        .post(
                                "/api/v1/reviews/" + rx.hiRxno() + "/answer",
                                city.hospitalToken(),
                                Map.of("answer", "症状未缓解"));
        assertThat(answered.status()).isEqualTo(200);
        open(page, rx);
        assertThat(page.locator("[data-case] .talk")).containsText("症状未缓解");
        shoot(page, "review-desk-phone-zh");
        assertUsable(page);
        press(page, "l");
        assertThat(page.locator("[data-case]")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh, desk-zh", "PHONE, en, phone-en"})
    void showsHisOwnNumbers(Device device, String language, String name) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enter(page, "REVIEWER", reviewer(language));
        assertThat(page).hasURL(Pattern.compile("/portal/review"));
        page.navigate("/portal/review/quality");
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator(".figures, .empty").first()).isVisible();
        shoot(page, "review-quality-" + name);
        assertUsable(page);
    }

    private Page desk(String language) {
        var page = browser(Device.DESK, ColorScheme.LIGHT, language);
        enter(page, "REVIEWER", reviewer(language));
        assertThat(page.locator("[data-act=next]")).isVisible();
        return page;
    }

    private static String reviewer(String language) {
        return language.equals("en") ? "reviewer" : "审方药师";
    }

    private void open(Page page, ApiCity.Written rx) {
        assertThat(page).hasURL(Pattern.compile("/portal/review"));
        page.navigate("/portal/review?rx=" + rx.hiRxno());
        assertThat(page.locator("[data-decide=APPROVE], [data-field=opinion]")).isVisible();
    }

    private static void press(Page page, String key) {
        page.keyboard().press(key);
    }

    /** By keyboard from the field to the box that says so, and on. */
    static void insist(Page page) {
        var box = page.locator("[data-field=insist]");
        for (int i = 0; i < 9 && !focused(box); i++) {
            press(page, "Tab");
        }
        press(page, "Space");
        assertThat(box).isChecked();
        press(page, "Enter");
    }

    private static boolean focused(Locator one) {
        return (Boolean) one.evaluate("box => box === document.activeElement");
    }

    private String stateOf(ApiCity.Written rx) {
        return city.api()
                .get("/api/v1/prescriptions/" + rx.hiRxno(), city.hospitalToken())
                .json()
                .path("state")
                .path("name")
                .asString();
    }

    private String review(ApiCity.Written rx) {
        return city.api().get("/api/v1/reviews/" + rx.hiRxno(), city.hospitalToken()).text();
    }
}
