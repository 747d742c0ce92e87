package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Database;
import cn.yunfang.simulation.YearCity;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import com.microsoft.playwright.options.Geolocation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A chronic patient's year on the pages of five people, as the demo tells it: what each does by
 * hand is done by hand here, day after day; a purchase and a reading that are like those before are
 * not.
 */
class YearPagesFlowTests extends YearPages {
    private static final Pattern DETAIL = Pattern.compile(".*/portal/doctor/rx/\\d+.*");

    @Autowired private Stocks stocks;
    @Autowired private Registry registry;
    @Autowired private Database database;

    @Test
    void fromTheApplicationToTheNextYear() {
        YearCity.during(
                () -> {
                    filed();
                    underContract();
                    var rx = written();
                    fetched(rx);
                    visitedWithoutASignal();
                    releasedAndHeld(rx);
                    at(80, 9);
                    var second = renewed(rx, "药快用完了");
                    bridged(second);
                    brought(second);
                    forgotten(second);
                    endsSoon();
                });
        // a session of weeks ago has ended; a phone without a signal asked in vain
        forgive("401");
        forgive("ERR_INTERNET_DISCONNECTED");
        forgive("ERR_FAILED");
    }

    private void filed() {
        at(0, 9);
        open(phone, year.patient(), "/m/me/chronic");
        phone.locator("[data-apply]").click();
        phone.locator("[name=disease]").selectOption(DISEASE);
        applies();
        look(phone, "1-apply");
        phone.locator("[data-send]").click();
        assertThat(phone.locator("[data-state=APPLIED]")).isVisible();
        at(3, 10);
        granted(first.plusDays(3), "2-determine");
    }

    private void underContract() {
        at(5, 9);
        open(phone, year.patient(), "/m/me/doctor");
        phone.locator("[data-choose]").click();
        phone.locator("select[name=doctor]").selectOption(year.villageDoctor().who());
        phone.locator("[data-ask]").click();
        assertThat(phone.locator("[data-offer]")).isVisible();
        open(village, year.villageDoctor(), "/v/contracts");
        var card = with(village, "[data-contract]", year.name()).first();
        card.locator(".go").first().click();
        assertThat(card).containsText("生效");
        phone.reload();
        assertThat(phone.locator("[data-standing]")).isVisible();
        look(phone, "3-contract");
    }

    /** The first visit: three issues of four weeks that wait for the pressure. */
    private String written() {
        at(8, 9);
        open(doctor, year.doctor(), "/portal/doctor");
        assertThat(doctor.locator("[data-shown]")).isFocused();
        doctor.keyboard().type(year.ecToken());
        doctor.keyboard().press("Enter");
        DoctorPagesFlowTests.take(doctor, "yfxgxy");
        doctor.keyboard().press("Enter");
        DoctorPagesFlowTests.take(doctor, year.drugCode());
        doctor.locator("[data-field=dose]").fill("5");
        doctor.locator("[data-field=frequency]").selectOption("11");
        doctor.locator("[data-field=days]").fill(String.valueOf(INTERVAL));
        doctor.getByLabel("门诊慢特病").selectOption(DISEASE);
        doctor.getByLabel("有效天数").fill(String.valueOf(INTERVAL));
        doctor.getByLabel("取药次数").fill("3");
        doctor.getByLabel("间隔天数").fill(String.valueOf(INTERVAL));
        doctor.locator("[data-release]").selectOption("PRESSURE");
        assertThat(doctor.locator("[data-field=quantity]")).hasValue(String.valueOf(PACKS));
        look(doctor, "4-prescribe");
        doctor.locator("[data-act=sign]").click();
        doctor.waitForURL(DETAIL);
        var rx = URI.create(doctor.url()).getPath().replaceFirst(".*/", "");
        year.approved(rx);
        return rx;
    }

    private void fetched(String rx) {
        open(phone, year.patient(), "/m/code");
        look(phone, "5-code");
        var code = phone.locator(".typed").textContent().replace(" ", "");
        open(counter, year.counter(SHOP), "/portal/counter");
        assertThat(counter.locator("[data-field=scan]")).isFocused();
        CounterPagesFlowTests.scan(counter, code);
        assertThat(counter.locator("[data-count='1']")).isVisible();
        sold(PACKS);
        assertThat(counter.locator("[data-receipt]")).containsText(rx);
        look(counter, "6-receipt");
    }

    private void visitedWithoutASignal() {
        at(19, 15);
        open(village, year.villageDoctor(), "/v/");
        var visit = with(village, "[data-visit]", year.name());
        assertThat(visit).isVisible();
        village.evaluate("async () => { await navigator.serviceWorker.ready; }");
        village.context().setOffline(true);
        visit.locator(".go").click();
        village.locator("[data-item=sbp] input").fill("132");
        village.locator("[data-item=dbp] input").fill("84");
        village.locator("[data-item=symptoms] input[value=no]").check();
        village.locator("[data-item=taking] input[value=regular]").check();
        village.locator("[data-save]").click();
        assertThat(village.locator("[data-unsent]")).isVisible();
        look(village, "7-without-signal");
        village.context().setOffline(false);
        village.locator("[data-refresh]").click();
        assertThat(village.locator("[data-sent]")).isVisible();
    }

    /** By a reading in its range; by the doctor when it is out of it. */
    private void releasedAndHeld(String rx) {
        at(35, 20);
        measures(134, 84, "在目标范围内");
        at(36, 12);
        open(phone, year.patient(), "/m/");
        assertThat(phone.locator("main, .page").first()).containsText("可取");
        // not until the end of the first issue
        assertThat(phone.locator("article.card").first()).not().containsText("今天");
        look(phone, "8-ready");
        year.collected(SHOP, rx, 2, PACKS);
        at(62, 20);
        measures(166, 98, "超出目标范围");
        look(phone, "9-out-of-range");
        at(64, 12);
        open(doctor, year.doctor(), "/portal/doctor/tasks");
        var task = doctor.locator("[data-task='" + rx + "']");
        assertThat(task).containsText("166");
        task.locator("canvas").first().waitFor();
        look(doctor, "10-decide");
        task.locator("input").last().fill("漏服所致，继续");
        task.locator("[data-decision=RELEASE]").click();
        assertThat(task).hasCount(0);
        at(64, 13);
        year.collected(SHOP, rx, 3, PACKS);
    }

    /** Nobody measured: one pack, once. */
    private void bridged(String rx) {
        year.collected(SHOP, rx, 1, PACKS);
        at(108, 12);
        open(phone, year.patient(), "/m/me/repeats");
        assertThat(phone.locator("[data-repeat='" + rx + "'] [data-waiting]"))
                .containsText("先给您开放");
        look(phone, "12-bridge");
    }

    private void brought(String rx) {
        var shop = registry.institution(year.counter(SHOP).institution()).orElseThrow();
        var plenty = new Shelf(year.drugCode(), new BigDecimal(50), new BigDecimal("10.60"));
        database.commit(stocks.report(shop.code(), List.of(plenty), Instant.now().plus(ahead)));
        phone.context().grantPermissions(List.of("geolocation"));
        phone.context().setGeolocation(new Geolocation(shop.latitude(), shop.longitude()));
        phone.navigate("/m/rx/" + rx + "/pharmacies");
        phone.locator(".where .link").click();
        phone.locator("[data-here]").click();
        phone.locator("[data-pharmacy='" + shop.code() + "'] .go").click();
        phone.locator("[data-act=deliver]").click();
        phone.locator("[name=receiver]").fill(year.name());
        phone.locator("[name=phone]").fill("13800009999");
        phone.locator("[name=address]").fill("演示路2号3单元401");
        phone.locator("[data-act=save-address]").click();
        assertThat(phone.locator("[name=address][type=radio]")).isChecked();
        phone.locator("[data-act=order-delivery]").click();
        assertThat(phone.locator("[data-state=ORDERED]")).isVisible();
        var order = packed(rx);
        phone.reload();
        look(phone, "13-on-its-way");
        order.locator("[data-act=open]").click();
        var code = phone.locator("[data-parcel] .big").textContent().strip();
        order.locator("[data-field=code]").fill(code);
        order.locator("[data-act=sign]").click();
        phone.reload();
        assertThat(phone.locator("[data-state=SIGNED]")).isVisible();
        at(110, 20);
        measures(128, 80, "在目标范围内");
        at(111, 12);
        year.collected(SHOP, rx, 2, PACKS - 1);
    }

    /** The third issue is not collected: the patient is told, the doctor sees it. */
    private void forgotten(String rx) {
        at(135, 20);
        year.measured(131, 82);
        at(136, 12);
        at(165, 12);
        open(doctor, year.doctor(), "/portal/doctor/tasks");
        assertThat(doctor.getByText("到期未取").first()).isVisible();
        look(doctor, "14-uncollected");
        open(phone, year.patient(), "/m/messages");
        assertThat(with(phone, ".message", "到期没有领取").first()).isVisible();
        year.collected(SHOP, renewed(rx, "外出两周忘了取药"), 1, PACKS);
    }

    private void endsSoon() {
        at(338, 10);
        open(phone, year.patient(), "/m/messages");
        assertThat(with(phone, ".message", "续办").first()).isVisible();
        look(phone, "15-ends-soon");
        phone.navigate("/m/me/chronic");
        phone.locator("[data-filing=" + DISEASE + "] .renew").click();
        assertThat(phone.locator("[data-renewal]")).isVisible();
        applies();
        phone.locator("[data-send]").click();
        assertThat(phone.locator("[data-state=APPLIED]")).isVisible();
        at(340, 10);
        granted(first.plusDays(3).plusYears(1), "16-next-year");
        at(DAYS, 24);
        open(phone, year.patient(), "/m/me/settlements");
        assertThat(phone.locator("[data-settlement]")).hasCount(7);
        look(phone, "17-what-it-cost");
    }
}
