package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.DeskCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for reviewers, narrowed by keyboard, and what takes two of them, in browsers. */
class ReviewQueuePagesFlowTests extends BrowserFlow {
    private static final int DAYS = 11;

    private final String rule = "B-PAIR" + ThreadLocalRandom.current().nextInt(1_000_000_000);
    private ApiCity city;

    @BeforeEach
    void aBureauAsksForTwo() {
        city = ApiCity.at(URI.create(base()).getPort());
        assertThat(city.ruleForTwo(rule, "1", "ACTIVE").status()).isEqualTo(201);
    }

    @AfterEach
    void andNoMore() {
        assertThat(city.ruleForTwo(rule, "2", "ENDED").status()).isEqualTo(201);
    }

    @Test
    void aSecondPharmacistFindsWhatTheFirstApprovedAndApprovesToo() {
        var rx = city.waitingForReview(DAYS);
        var other = city.waitingForReview();
        var page = reviewer(city.reviewer(), city.hospitalCode(), "zh");
        assertThat(task(page, other)).isVisible();

        // F, and on by arrow: second approval, two persons
        page.keyboard().press("f");
        assertThat(page.locator("[data-filter=kind]")).isFocused();
        page.locator("[data-filter=kind]").press("ArrowDown");
        page.locator("[data-filter=kind]").press("ArrowDown");
        assertThat(page).hasURL(Pattern.compile("kind=two"));
        assertThat(task(page, rx)).isVisible();
        assertThat(task(page, other)).hasCount(0);
        page.reload();
        assertThat(task(page, other)).hasCount(0);
        shoot(page, "review-filter-desk-zh");
        assertUsable(page);
        narrowsByLevelAndHospital(page, rx, other);

        open(page, rx);
        assertThat(page.locator("[data-case]")).containsText("需要两位药师");
        approve(page);
        assertThat(page.locator("[data-done=APPROVE]")).containsText("等第二位");
        open(page, rx);
        page.keyboard().press("a");
        page.keyboard().type("again");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("[role=alert]").first()).containsText("须由另一名药师复核");
        page.keyboard().press("Escape");
        page.keyboard().press("l");
        assertThat(page.locator("[data-case]")).hasCount(0);

        var second = reviewer(DeskCity.anotherReviewer(city), DeskCity.anotherHospital(city), "en");
        second.navigate("/portal/review?kind=second");
        assertThat(task(second, rx)).isVisible();
        second.keyboard().press("n");
        assertThat(second.locator("[data-case='" + rx.hiRxno() + "']")).isVisible();
        assertThat(second.locator("[data-case]")).containsText("First approval by");
        assertThat(second.locator("[data-decide=APPROVE]")).isVisible();
        shoot(second, "review-second-desk-en");
        assertUsable(second);
        approve(second);
        assertThat(second.locator("[data-done=APPROVE]")).containsText("effective");
        forgive("status of 4");
        second.navigate("/portal/review/quality");
        assertThat(second.locator(".figures, .empty").first()).isVisible();
    }

    private void narrowsByLevelAndHospital(Page page, ApiCity.Written rx, ApiCity.Written other) {
        page.locator("[data-filter=level]").selectOption("INFORM");
        assertThat(task(page, rx)).hasCount(0);
        page.locator("main h1").click();
        page.keyboard().press("c");
        assertThat(task(page, other)).isVisible();
        assertThat(page).hasURL(Pattern.compile("/portal/review$"));
        page.locator("[data-filter=institution]").selectOption(city.hospitalCode());
        assertThat(page).hasURL(Pattern.compile("from=" + city.hospitalCode()));
        assertThat(task(page, rx)).isVisible();
    }

    private Page reviewer(String who, String institution, String language) {
        var page = browser(Device.DESK, ColorScheme.LIGHT, language);
        enterAs(page, "REVIEWER", who, institution);
        assertThat(page.locator("[data-act=next]")).isVisible();
        return page;
    }

    private static com.microsoft.playwright.Locator task(Page page, ApiCity.Written rx) {
        return page.locator("[data-task='" + rx.hiRxno() + "']");
    }

    private static void open(Page page, ApiCity.Written rx) {
        page.navigate("/portal/review?rx=" + rx.hiRxno());
        assertThat(page.locator("[data-decide=APPROVE], [data-field=opinion]")).isVisible();
    }

    /** With the reason a warning takes, and in spite of having looked for a moment only. */
    private void approve(Page page) {
        page.keyboard().press("a");
        assertThat(page.locator("[data-field=opinion]")).isFocused();
        page.keyboard().insertText("已核对");
        page.keyboard().press("Control+Enter");
        ReviewPagesFlowTests.insist(page);
    }
}
