package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** 2102 costs what 2101 said, or says what changed. The account holds 50.00, a pack is 40.00. */
@YunfangTest
class AsPreSettledFlowTests {
    private static final BigDecimal TWO = new BigDecimal("2");

    @LocalServerPort int port;
    @Autowired ApplicationContext beans;

    private FsiTill till;
    private FsiSite site;

    @BeforeEach
    void aTill() {
        till = new FsiTill(beans, port);
        site = till.site();
    }

    private Map<String, Object> packs(BigDecimal number) {
        return FsiSite.purchase(till.person(), "", number, FsiTill.PRICE, till.drug());
    }

    private void preSettle(Map<String, Object> input) {
        assertThat(site.send("2101", site.msgid(), input).text("infcode")).isEqualTo("0");
    }

    @Test
    void saysWhatChangedAndSettlesNothing() {
        var wanted = packs(TWO);
        preSettle(wanted);
        till.settled(packs(BigDecimal.ONE)); // of the 50.00 in the account 10.00 are left

        var answer = site.send("2102", site.msgid(), wanted);

        assertRefused(answer, Reason.FIGURES_CHANGED);
        assertThat(answer.text("err_msg")).contains("账户50.00", "现金30.00", "10.00、70.00");
        assertThat(till.balance()).isEqualTo(new Fen(1_000));
        preSettle(wanted);
        assertThat(till.settled(wanted).text("psn_cash_pay")).isEqualTo("70.00");
        till.assertBooksAgree();
    }

    @Test
    void otherRowsAreAnotherQuestion() {
        preSettle(packs(TWO));

        assertThat(till.settled(packs(BigDecimal.ONE)).text("acct_pay")).isEqualTo("40.00");
    }

    @Test
    void nobodyWhoWasToldNothingIsRefused() {
        till.settled(packs(BigDecimal.ONE));

        assertThat(till.settled(packs(TWO)).text("acct_pay")).isEqualTo("10.00");
    }

    @Test
    void whatWasSaidADayAgoBindsNobody() {
        var wanted = packs(TWO);
        preSettle(wanted);
        till.settled(packs(BigDecimal.ONE));

        TestClock.later(
                Duration.ofDays(1),
                () -> assertThat(till.settled(wanted).text("acct_pay")).isEqualTo("10.00"));
    }
}
