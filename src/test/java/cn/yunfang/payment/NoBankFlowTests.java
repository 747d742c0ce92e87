package cn.yunfang.payment;

import static cn.yunfang.payment.PayDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.bank.Bank;
import cn.yunfang.bank.PretendingBank;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** As it is installed, the platform has no bank, and says so. */
@YunfangTest
@DirtiesContext
@TestPropertySource(properties = "yunfang.bank.pretending=${yunfang.demo}")
class NoBankFlowTests {
    @Autowired private ObjectProvider<Bank> banks;
    @Autowired private ApplicationContext beans;
    @Autowired private StartPayment start;
    @Autowired private Cards cards;
    @Autowired private TakeNotice notices;

    @Test
    void nothingPretendsAndNothingIsPaidByCard() {
        assertThat(banks.stream()).isEmpty();
        var patient = PayDesk.patient(DeskTown.person(beans).no());
        var shown = new StartPayment.By.Shown(PayDesk.card("6610"));

        assertThat(reason(start.start(patient, "1", shown))).isEqualTo(Reason.NO_BANK);
        assertThat(reason(cards.bind(patient, shown.token()))).isEqualTo(Reason.NO_BANK);
        var body = PretendingBank.body(new Bank.Notice("P1", Bank.State.DONE, new Fen(1)));
        assertThat(reason(notices.take(body, "AA=="))).isEqualTo(Reason.BAD_CALLBACK);
    }
}
