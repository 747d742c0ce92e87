package cn.yunfang.payment;

import static cn.yunfang.payment.PayDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.clearing.ApplyClearing;
import cn.yunfang.clearing.ClearingApplication;
import cn.yunfang.clearing.DecideClearing;
import cn.yunfang.clearing.PayClearing;
import cn.yunfang.clearing.ReadStatement;
import cn.yunfang.ledger.Account;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the bank took for a pharmacy reaches it by the clearing of the month. */
@PaymentTest
class PayOutModuleTests {
    private static final Duration A_MONTH = Duration.ofDays(32);

    @Autowired private ApplicationContext beans;
    private PayDesk desk;

    @BeforeEach
    void open() {
        desk = new PayDesk(beans);
    }

    @Test
    void aPaymentIsPaidOutAndItsRefundTakenBackWithTheMonthOfTheRefund() {
        var sold = now();
        var payment = desk.begun("6610");
        desk.work();
        assertThat(desk.bankInTheBooks()).isEqualTo(PayDesk.PRICE);
        assertThat(owed()).isEqualTo(PayDesk.PRICE);

        desk.pass(A_MONTH);
        desk.at(() -> assertThat(cleared(sold).payable()).isEqualTo(PayDesk.PRICE));

        assertNothingIsOpen();
        desk.at(() -> done(desk.undo(payment)));
        desk.work();
        assertThat(desk.state(payment)).isEqualTo(PaymentState.REFUNDED);
        assertThat(desk.bankInTheBooks()).as("the platform lays it out").isEqualTo(refunded());
        var undone = sold.plusMonths(1);

        desk.pass(A_MONTH);
        desk.at(() -> assertThat(cleared(undone).payable()).isEqualTo(refunded()));

        assertNothingIsOpen();
    }

    private static Fen refunded() {
        return PayDesk.PRICE.negated();
    }

    private static YearMonth now() {
        return YearMonth.from(ChinaTime.date(TestClock.now()));
    }

    private Fen owed() {
        return new DeskBooks(beans).closing(Account.institution(desk.pharmacy));
    }

    private void assertNothingIsOpen() {
        assertThat(owed()).isEqualTo(Fen.ZERO);
        assertThat(desk.cashInTheBooks()).isEqualTo(Fen.ZERO);
        assertThat(desk.bankInTheBooks()).isEqualTo(Fen.ZERO);
    }

    private ClearingApplication cleared(YearMonth month) {
        var till = desk.till();
        var statement =
                done(beans.getBean(ReadStatement.class).read(till, desk.pharmacy, month, "test"));
        var claim = new ApplyClearing.Claim("M" + month, month, "41", "01", statement.claim());
        var applied = done(beans.getBean(ApplyClearing.class).apply(till, claim));
        var whole = new DecideClearing.Draft(List.of(), Fen.ZERO, "同意拨付", "approved");
        done(beans.getBean(DecideClearing.class).decide(clerk("周"), applied.id(), whole));
        return done(beans.getBean(PayClearing.class).pay(clerk("吴"), applied.id()));
    }

    private static Caller clerk(String name) {
        return new Caller(Caller.Role.CLERK, DeskTown.DIVISION, name, Optional.empty());
    }
}
