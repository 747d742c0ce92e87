package cn.yunfang.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiCity;
import cn.yunfang.simulation.YearCity;
import cn.yunfang.simulation.YearCity.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Five people with their pages, on the day that a year has come to, and what they do often. */
abstract class YearPages extends BrowserFlow {
    static final String DISEASE = "M03900";
    static final int[] CRITERIA = {1, 2, 6};
    static final int DAYS = 364;
    static final int INTERVAL = 28;
    static final int PACKS = 4;
    static final int SHOP = 0;

    @Autowired private ApplicationContext beans;

    YearCity year;
    LocalDate first;
    Duration ahead = Duration.ZERO;
    Page phone;
    Page village;
    Page doctor;
    Page counter;
    Page clerk;

    @BeforeEach
    void meet() {
        year = new YearCity(ApiCity.at(URI.create(base()).getPort()), beans);
        first = ChinaTime.today(Clock.systemUTC()).minusDays(DAYS);
        phone = browser(Device.PHONE);
        village = browser(Device.PHONE);
        doctor = browser(Device.DESK);
        counter = browser(Device.DESK);
        clerk = browser(Device.DESK);
    }

    void at(int day, int hour) {
        var then = ChinaTime.startOf(first.plusDays(day)).plus(Duration.ofHours(hour));
        year.moveTo(then);
        ahead = Duration.between(Instant.now(), then);
    }

    void open(Page page, Person person, String path) {
        enterOn(page, ahead, person, path);
    }

    void look(Page page, String name) {
        page.waitForTimeout(300);
        shoot(page, "year-" + name);
        assertUsable(page);
    }

    static Locator with(Page page, String selector, String text) {
        return page.locator(selector).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** The disease is chosen. */
    void applies() {
        for (int no : CRITERIA) {
            phone.locator("[data-criterion='" + no + "']").check();
        }
        phone.locator("[data-value='2']").fill("168");
        phone.locator("[data-files]")
                .setInputFiles(
                        new FilePayload(
                                "血压记录.png",
                                "image/png",
                                RecordPicture.of(
                                        "血压记录  血压 mmHg", "168/102", "171/104", "166/101")));
    }

    /** The application that is on the phone. */
    void granted(LocalDate from, String name) {
        var id = phone.url().replaceFirst(".*/", "");
        open(clerk, year.clerk(), "/portal/clerk/filings/" + id);
        for (int no : CRITERIA) {
            clerk.locator("[data-met='" + no + "']").check();
        }
        var days = clerk.locator("[data-part=decide] input[type=date]");
        days.last().fill(from.plusYears(1).minusDays(1).toString());
        look(clerk, name);
        clerk.locator("[data-act=grant]").click();
        assertThat(clerk.locator("[data-state=DETERMINED]")).isVisible();
    }

    void sold(int packs) {
        CounterPagesFlowTests.main(counter);
        assertThat(counter.locator("[data-now=true]")).isVisible();
        for (int pack = 0; pack < packs; pack++) {
            CounterPagesFlowTests.scan(counter, CounterPagesFlowTests.pack());
        }
        assertThat(counter.locator("[data-full=true]")).hasCount(1);
        CounterPagesFlowTests.main(counter);
        assertThat(counter.locator("[data-split] .own")).isVisible();
        CounterPagesFlowTests.main(counter);
        assertThat(counter.locator(".big")).isVisible();
        CounterPagesFlowTests.main(counter);
        assertThat(counter.locator("[data-receipt]")).isVisible();
    }

    void measures(int systolic, int diastolic, String answer) {
        open(phone, year.patient(), "/m/me/health");
        phone.locator("[name=SYSTOLIC]").fill(String.valueOf(systolic));
        phone.locator("[name=DIASTOLIC]").fill(String.valueOf(diastolic));
        phone.locator("[data-act=save]").click();
        assertThat(phone.locator("[role=status]")).containsText(answer);
    }

    /** Asked for and written on the day that it is; answers the new number. */
    String renewed(String rx, String note) {
        open(phone, year.patient(), "/m/me/repeats");
        var mine = phone.locator("[data-repeat='" + rx + "']");
        mine.locator("[data-act=ask]").click();
        phone.locator("[name=note]").fill(note);
        phone.locator("[data-act=send]").click();
        assertThat(mine).containsText("等医生答复");
        open(doctor, year.doctor(), "/portal/doctor/tasks");
        var card = with(doctor, "[data-renewal]", note);
        card.locator("[data-act=look]").click();
        assertThat(card).containsText("复诊证明");
        for (var reason : card.locator("[data-reason]").all()) {
            reason.selectOption("MONITORED");
        }
        look(doctor, "11-renew");
        card.locator("[data-act=renew]").click();
        assertThat(card).hasCount(0);
        var next = year.renewalOf(rx);
        year.approved(next);
        return next;
    }

    /** Only what the bridge opened is claimed, paid for and packed; it has set out. */
    Locator packed(String rx) {
        open(counter, year.counter(SHOP), "/portal/counter/deliveries");
        var order = with(counter, "[data-order]", rx);
        order.locator("[data-act=open]").click();
        order.locator("[data-act=fetch]").click();
        assertThat(counter.locator("[data-count='1']")).isVisible();
        sold(1);
        counter.navigate("/portal/counter/deliveries");
        order.locator("[data-act=open]").click();
        var packing = order.locator("[data-act=pack-own]");
        packing.click();
        assertThat(packing).hasCount(0);
        counter.locator("[data-part=go]").click();
        order.locator("[data-act=open]").click();
        assertThat(order.locator(".pack").first()).isVisible();
        order.locator("[data-act=hand-own]").click();
        assertThat(order.locator("[data-act=hand-own]")).hasCount(0);
        counter.locator("[data-part=out]").click();
        return order;
    }
}
