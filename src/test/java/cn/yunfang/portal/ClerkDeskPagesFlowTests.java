package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What else an insurance clerk has on his desk: disputes, statements, institutions, messages. */
class ClerkDeskPagesFlowTests extends BrowserFlow {
    private static final String FIRST = "周敏";
    private static final String SECOND = "郑洁";
    private static final int PHARMACY = 20;
    private static final int CLEARED = 21;

    @LocalServerPort private int port;
    @Autowired private ApplicationContext beans;
    private ApiCity city;

    @BeforeEach
    void meet() {
        city = ApiCity.at(port);
    }

    private Page clerk(Device device, String language, String name, String path) {
        var page = browser(device, ColorScheme.LIGHT, language);
        enter(page, "CLERK", name);
        page.navigate("/portal/clerk" + path);
        return page;
    }

    private void look(Page page, String name) {
        page.waitForLoadState();
        shoot(page, name);
        assertUsable(page);
    }

    @Test
    void aDisputedSettlementLeadsToTheDifferenceAboutIt() {
        var settled = new ClearingFixture(city, PHARMACY).settle();
        var setlId = settled.path("setlId").asString();
        var disputes = new DisputeFixture(beans, city.pharmacyCode(PHARMACY));
        disputes.sendsNothing(settled.path("psnNo").asString());

        var page = clerk(Device.DESK, "zh", FIRST, "/settlements/" + setlId);
        page.locator("[data-act=look]").click();
        var dispute = page.locator("[data-part=disputes]");
        assertThat(page.locator(".steps li").first()).isVisible();
        assertThat(dispute.locator("[data-difference]").first()).containsText("平台有、机构无");
        look(page, "clerk-dispute-desk-zh");
        dispute.locator("[data-difference] a").first().click();
        page.locator("input[type=search]").fill(setlId);
        var row = page.locator("tr[data-row^='" + setlId + "']");
        assertThat(row).containsText("平台有、机构无");
        look(page, "clerk-differences-desk-zh");

        page.navigate("/portal/clerk/reconciliation");
        assertThat(page.locator("[data-sheet=reconciliations] tbody tr[data-row]").first())
                .containsText("笔差异");
        look(page, "clerk-reconciliation-desk-zh");
        row.page().locator("tr[data-row] .open").first().click();
        assertThat(page.locator("h1")).hasText("差异清单");
    }

    @Test
    void theStatementOfAMonthIsDownloadedInEachForm() throws IOException {
        new ClearingFixture(city, PHARMACY).settle();
        var month = YearMonth.from(ChinaTime.date(TestClock.now()));
        var code = city.pharmacyCode(PHARMACY);
        var page = clerk(Device.PHONE, "en", FIRST, "/statement/" + code + "/" + month);
        assertThat(page.locator("[data-file=csv]")).isVisible();
        look(page, "clerk-statement-phone-en");

        for (var form : Map.of("csv", "\uFEFF", "xlsx", "PK", "pdf", "%PDF-").entrySet()) {
            var button = page.locator("[data-file=" + form.getKey() + "]");
            assertThat(button).isEnabled();
            var file = page.waitForDownload(button::click);
            Assertions.assertThat(file.suggestedFilename())
                    .isEqualTo(code + "-" + month + "." + form.getKey());
            var begin = form.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Assertions.assertThat(Files.readAllBytes(file.path())).startsWith(begin);
        }
    }

    @Test
    void aPrepaymentIsDraftedByOneReleasedByAnotherAndAnotherOneDropped() {
        var code = city.pharmacyCode(PHARMACY);
        var first = clerk(Device.DESK, "zh", FIRST, "/orders");
        draft(first, code, "123.45");
        var mine =
                first.locator("[data-prepayment]")
                        .filter(
                                new com.microsoft.playwright.Locator.FilterOptions()
                                        .setHasText("¥123.45"));
        assertThat(mine).containsText("须由另一位经办人复核");
        assertThat(mine.locator("[data-act=release]")).hasCount(0);
        look(first, "clerk-prepayment-desk-zh");
        draft(first, code, "67.89");
        first.locator("[data-prepayment]")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("¥67.89"))
                .locator("[data-act=drop]")
                .click();
        assertThat(first.locator("[data-part=prepayments]")).not().containsText("¥67.89");

        var second = clerk(Device.PHONE, "en", SECOND, "/orders");
        var waiting =
                second.locator("[data-prepayment]")
                        .filter(
                                new com.microsoft.playwright.Locator.FilterOptions()
                                        .setHasText("¥123.45"));
        assertThat(waiting).containsText("Released, it is booked");
        look(second, "clerk-prepayment-phone-en");
        waiting.locator("[data-act=release]").click();
        second.locator("[data-sheet=orders] input[type=search]").fill("123.45");
        assertThat(second.locator("[data-sheet=orders] tbody")).containsText("¥123.45");
    }

    private static void draft(Page page, String code, String amount) {
        page.locator("[data-act=draft]").click();
        page.locator("input[data-field=institution]").fill(code);
        page.locator("[data-field=amount] input, input[data-field=amount]").fill(amount);
        page.locator("[data-act=send]").click();
        assertThat(page.locator("[data-part=prepayments]")).containsText("¥" + amount);
    }

    @Test
    void anApplicationIsSentBackAndADecisionTakenBack() {
        var fixture = new ClearingFixture(city, CLEARED);
        fixture.settleByFunds();
        var month = YearMonth.from(ChinaTime.date(TestClock.now()));
        TestClock.later(
                ClearingFlow.NEXT_MONTH,
                () -> {
                    var page =
                            clerk(Device.PHONE, "zh", FIRST, "/clearing/" + fixture.apply(month));
                    page.locator("[data-act=reject]").click();
                    var words = page.locator("form:has([data-act=confirm-reject]) input");
                    words.nth(0).fill("申报金额与明细不符");
                    words.nth(1).fill("amounts and details differ");
                    look(page, "clerk-reject-phone-zh");
                    page.locator("[data-act=confirm-reject]").click();
                    assertThat(page.locator("[data-state]")).containsText("已退回");

                    page.navigate("/portal/clerk/clearing/" + fixture.apply(month));
                    page.locator("[data-act=preview]").click();
                    page.locator("[data-act=decide]").click();
                    assertThat(page.locator("[data-state]")).containsText("待拨付");
                    page.locator("[data-act=reopen]").click();
                    look(page, "clerk-reopen-phone-zh");
                    page.locator("[data-act=confirm-reopen]").click();
                    assertThat(page.locator("[data-state]")).containsText("待审定");
                    assertThat(page.locator("[data-act=preview]")).isVisible();
                });
    }

    @Test
    void anInstitutionTakesPushesAndShowsWhoIsDesignatedToIt() {
        var hospital = city.hospitalCode();
        var person = city.anotherPatient();
        new DisputeFixture(beans, hospital).designates(person);

        var page = clerk(Device.DESK, "en", FIRST, "/institutions/" + hospital);
        var push = page.locator("[data-part=push]");
        push.locator("input[type=url]").fill("https://his.example.invalid/push");
        push.locator("[data-act=register]").click();
        assertThat(push.locator("[role=status]")).isVisible();
        assertThat(push.locator("p.code")).hasText("https://his.example.invalid/push");
        look(page, "clerk-institution-desk-en");
        push.locator("form button").last().click();
        push.locator("div.stack button").last().click();
        assertThat(push.locator("p.code")).not().containsText("his.example.invalid");

        page.getByText("Persons designated here").click();
        page.locator("[data-act=look]").click();
        var row = page.locator("tr[data-row]", new Page.LocatorOptions().setHasText(person));
        assertThat(row).containsText("in force");
        look(page, "clerk-designations-desk-en");
        row.locator(".open").click();
        page.locator("[data-act=look]").click();
        page.getByText("Institutions this person is designated to").click();
        assertThat(page.locator("tr[data-row]", new Page.LocatorOptions().setHasText(person)))
                .containsText("in force");
    }

    @Test
    void drugsAreFoundAndRulesRead() {
        var page = clerk(Device.PHONE, "zh", FIRST, "/drugs");
        page.locator("[data-field=q] input, input[data-field=q]").fill("amxl");
        assertThat(page.locator("[data-sheet=drugs] tbody tr[data-row]").first())
                .containsText("阿莫西林");
        look(page, "clerk-drugs-phone-zh");
        var rule = "B-DESK" + System.nanoTime();
        Assertions.assertThat(city.ruleForTwo(rule, "1", "ENDED").status()).isEqualTo(201);
        page.navigate("/portal/clerk/rules?part=rules");
        assertThat(page.locator("tr[data-row='" + rule + "-1']")).containsText("须双人复核");
        look(page, "clerk-rules-phone-zh");
    }

    @Test
    void aDeadMessageIsSentAgain() {
        var rx = city.effective();
        var messages = new DeadMessageFixture(JdbcClient.create(TestDatabase.dataSource()));
        var id = messages.aDeadText(rx.hiRxno(), rx.personNo());

        var page = clerk(Device.DESK, "en", FIRST, "?part=messages");
        var row = page.locator("tr[data-row='" + id + "']");
        row.locator(".open").click();
        assertThat(page.locator("[data-part=case]")).containsText("did not arrive");
        page.waitForTimeout(400);
        look(page, "clerk-dead-message-desk-en");
        page.locator("[data-part=case] [data-act=retry]").click();
        assertThat(page.locator("[role=status][data-tone=done]")).isVisible();
        assertThat(row).hasCount(0);
        Assertions.assertThat(messages.isDead(id)).isFalse();
        assertThat(page).hasURL(Pattern.compile("part=messages"));
    }
}
