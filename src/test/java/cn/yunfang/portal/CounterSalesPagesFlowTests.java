package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.CounterCity;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sales that are not the usual one, and scanners that are not either, at the counter in a browser.
 */
class CounterSalesPagesFlowTests extends BrowserFlow {
    private static final String OTHER_MAKER = "XA10BFY692A0010102YF001";
    private static final String PASTE =
            """
            text => {
                const data = new DataTransfer();
                data.setData('text', text);
                document.activeElement.dispatchEvent(
                    new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
            }
            """;

    private ApiCity city;

    @BeforeEach
    void findCity() {
        city = ApiCity.at(URI.create(base()).getPort());
    }

    @Test
    void takesWhateverAScannerTypesWhereverAndSellsWithoutInsurance() {
        var rx = city.effective();
        var page = CounterPagesFlowTests.counter(this, Device.DESK, "zh");
        CounterPagesFlowTests.scan(page, CounterPagesFlowTests.pack());
        assertThat(page.locator(".note")).containsText("先扫患者的取药码");
        page.evaluate(PASTE, grouped(CounterPagesFlowTests.code(city, rx)));
        assertThat(page.locator("[data-count='1']")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-now=true]")).isVisible();

        // a bar code of another kind, and one with Tab behind and the symbology before it
        CounterPagesFlowTests.scan(page, "6901234567892");
        assertThat(page.locator("[data-wrong=true] [role=alert]")).containsText("20 位");
        page.keyboard().type("]C1" + CounterPagesFlowTests.pack());
        page.keyboard().press("Tab");
        assertThat(page.locator("[data-full=true]")).hasCount(1);
        // into the batch of a line, and while a box has the focus
        var batch = page.locator("[data-batch='2']");
        batch.fill("L2026");
        page.keyboard().type(CounterPagesFlowTests.pack());
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-full=true]")).hasCount(2);
        assertThat(batch).hasValue("L2026");
        page.locator("[data-line='1'] input[type=checkbox]").focus();
        CounterPagesFlowTests.scan(page, CounterPagesFlowTests.pack());
        assertThat(page.locator("[data-wrong=true] [role=alert]")).containsText("不需要");
        shoot(page, "counter-scanner-desk-zh");

        CounterPagesFlowTests.main(page);
        page.locator("[data-field=self]").check();
        assertThat(page.locator("[data-act=main]")).containsText("患者自费");
        assertUsable(page);
        CounterPagesFlowTests.main(page);
        assertThat(page.locator(".big")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-receipt]")).containsText("自费，未走医保结算");
        shoot(page, "counter-self-desk-zh");
        assertUsable(page);
        var sale = CounterPagesFlowTests.held(city, rx).path("sales").get(0);
        assertThat(sale.path("setlId").asString()).isEmpty();
    }

    @Test
    void sellsPartsOfAnOpenedPackToOneAfterTheOther() {
        var opened = CounterPagesFlowTests.pack();
        var page = CounterPagesFlowTests.counter(this, Device.PHONE, "en");
        for (var rx : new ApiCity.Written[] {city.effective(), city.effective()}) {
            CounterPagesFlowTests.scan(page, CounterPagesFlowTests.code(city, rx));
            page.locator("[data-count='1']").fill("0.5");
            page.locator("[data-count='2']").fill("0");
            page.waitForTimeout(450);
            page.locator("[data-act=main]").tap();
            var line = page.locator("[data-line='1']");
            assertThat(line).hasAttribute("data-now", "true");
            assertThat(page.locator("[data-line='2']")).hasCount(0);
            line.locator("input[type=checkbox]").check();
            CounterPagesFlowTests.scan(page, opened);
            assertThat(line).hasAttribute("data-full", "true");
            pay(page);
            assertThat(page.locator("[data-receipt]")).containsText("0.5");
            assertThat(CounterPagesFlowTests.held(city, rx).path("sales").size()).isEqualTo(1);
            assertUsable(page);
            CounterPagesFlowTests.main(page);
        }
        shoot(page, "counter-parts-phone-en");

        // whole it is sold to nobody any more
        CounterPagesFlowTests.scan(page, CounterPagesFlowTests.code(city, city.effective()));
        assertThat(page.locator("[data-count='1']")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-now=true]")).isVisible();
        CounterPagesFlowTests.scan(page, opened);
        assertThat(page.locator("[data-wrong=true] [role=alert]")).containsText("sold");
    }

    @Test
    void sellsDecoctionPiecesWithoutCodesAndAnotherMakersPack() {
        var herbs = CounterCity.pieces(city);
        var page = CounterPagesFlowTests.counter(this, Device.DESK, "zh");
        CounterPagesFlowTests.scan(page, CounterPagesFlowTests.code(city, herbs));
        assertThat(page.locator("[data-count='1']")).hasValue("70");
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-line]").first()).containsText("饮片无需扫码");
        shoot(page, "counter-pieces-desk-zh");
        assertUsable(page);
        pay(page);
        assertThat(CounterPagesFlowTests.held(city, herbs).path("state").asString())
                .isEqualTo("DONE");
        CounterPagesFlowTests.main(page);

        var rx = CounterCity.ofTwoMakers(city);
        CounterPagesFlowTests.scan(page, CounterPagesFlowTests.code(city, rx));
        var maker = page.locator("[data-maker='1']");
        assertThat(maker).containsText("拜糖平");
        maker.selectOption(OTHER_MAKER);
        shoot(page, "counter-maker-desk-zh");
        assertUsable(page);
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-now=true]")).isVisible();
        CounterPagesFlowTests.scan(page, CounterPagesFlowTests.pack());
        pay(page);
        assertThat(page.locator("[data-receipt]")).containsText("卡博平");
        var sold = CounterPagesFlowTests.held(city, rx).path("sales").get(0).path("items").get(0);
        assertThat(sold.toString()).contains(OTHER_MAKER);
    }

    @Test
    void refusesAtTheCheckAndAnotherPharmacyServes() {
        var rx = city.effective();
        var page = CounterPagesFlowTests.counter(this, Device.PHONE, "zh");
        CounterPagesFlowTests.scan(page, CounterPagesFlowTests.code(city, rx));
        page.locator("[data-act=refuse]").tap();
        page.keyboard().insertText("与患者正在服用的药物重复");
        shoot(page, "counter-refuse-phone-zh");
        assertUsable(page);
        page.keyboard().press("Enter");
        assertThat(page.locator(".note")).containsText("已退回");
        assertThat(CounterPagesFlowTests.held(city, rx).path("state").asString())
                .isEqualTo("REFUSED");
        page.navigate("/portal/counter/claims?show=all");
        assertThat(page.locator("[data-claim='" + rx.hiRxno() + "']"))
                .hasAttribute("data-stage", "refused");
        assertThat(city.claim(rx, 1).secret()).isNotBlank();
    }

    private static void pay(Page page) {
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-split] .own")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator(".big")).isVisible();
        CounterPagesFlowTests.main(page);
        assertThat(page.locator("[data-receipt]")).isVisible();
    }

    /** As the patient's page prints it. */
    private static String grouped(String code) {
        return code.toLowerCase(java.util.Locale.ROOT).replaceAll("(.{4})", "$1 ");
    }
}
