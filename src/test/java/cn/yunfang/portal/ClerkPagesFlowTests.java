package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.simulation.ApiCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an insurance clerk does at a desk and on a phone. */
class ClerkPagesFlowTests extends BrowserFlow {
    private static final int PHARMACY = 13;
    private static final String CLERK = "周敏";

    @LocalServerPort private int port;

    private DeadPaymentFixture refunds() {
        return new DeadPaymentFixture(
                ApiCity.at(port), JdbcClient.create(TestDatabase.dataSource()));
    }

    private Page clerk(Device device, String language, String name, String path) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enter(page, "CLERK", name);
        assertThat(page).hasURL(Pattern.compile("/portal/clerk"));
        page.navigate("/portal/clerk" + path);
        return page;
    }

    @ParameterizedTest
    @CsvSource({"DESK, zh", "DESK, en", "PHONE, zh", "PHONE, en"})
    void aDeadPaymentIsRetriedAndThenEnded(Device device, String language) {
        var refunds = refunds();
        var payment = refunds.aDeadRefund(PHARMACY);
        var page = clerk(device, language, CLERK, "");
        var shot = "clerk-dead-" + device.name().toLowerCase(Locale.ROOT) + "-" + language;

        assertThat(page.locator("header .count").first()).hasText(Pattern.compile("[1-9]\\d*\\+?"));
        page.locator("input[type=search]").fill(payment);
        assertThat(page.locator("tr[data-row]")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("dead-payments\\.q=" + payment));
        shoot(page, shot);
        assertUsable(page);

        page.locator("tr[data-row] .open").click();
        page.locator("[data-act=retry]").hover(); // which waits until it stands still
        shoot(page, shot + "-case");
        page.locator("[data-act=retry]").click();
        assertThat(page.locator("tr[data-row]")).hasCount(0);

        refunds.tire(payment);
        page.reload();
        page.locator("tr[data-row] .open").click();
        page.locator("[data-act=give-up]").click();
        assertThat(page.locator("[data-act=end]")).isDisabled();
        page.locator("[data-field=reason]").fill("已在柜台退还现金");
        shoot(page, shot + "-end");
        page.locator("[data-act=end]").click();
        assertThat(page.locator("[role=status][data-tone=done]"))
                .containsText(language.equals("zh") ? "已另行退还" : "given back in another way");
    }
}
