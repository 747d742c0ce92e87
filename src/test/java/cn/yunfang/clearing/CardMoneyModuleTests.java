package cn.yunfang.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ledger.Account;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What patients paid by card is paid out with the clearing of the month in which it was taken. */
class CardMoneyModuleTests extends ClearingDesk {
    private static final Fen TAKEN = new Fen(1_234);

    @Test
    void isPaidOutWithTheMonthInWhichItWasTaken() {
        sell(month(1), 1);
        card(month(1), TAKEN);
        var one = applied(month(1));
        assertThat(one.payable()).as("before the decision").isEqualTo(one.figures().due());

        var decided = done(decide.decide(CLERK, one.id(), whole()));

        assertThat(decided.decision().card()).isEqualTo(TAKEN);
        assertThat(decided.payable()).isEqualTo(one.figures().due().plus(TAKEN));
        assertThat(balance(cards())).as("a decision moves no card's money").isEqualTo(TAKEN);
        var owed = owed();
        var bureau = balance(Account.bank("371082"));
        var paid = done(pay.pay(CASHIER, one.id()));
        assertThat(owed()).isEqualTo(owed.minus(paid.payable()));
        assertThat(balance(cards())).isEqualTo(Fen.ZERO);
        assertThat(balance(Account.bank("371082"))).isEqualTo(bureau.minus(one.figures().due()));
        assertBooksBalance();
        var order = order(one);
        assertThat(order.amount()).isEqualTo(paid.payable());
        assertThat(order.card()).isEqualTo(TAKEN);
        var statement = done(statements.read(clinic, sales.institution(), month(1), "test"));
        assertThat(statement.agrees()).isTrue();
        assertThat(StatementWords.clearing(statement))
                .containsEntry("银行卡代收拨付", "12.34")
                .containsEntry("已拨付", paid.payable().toString());
    }

    private Payment order(ClearingApplication one) {
        return done(read.payments(CASHIER, on(month(1), 1), on(month(-1), 1))).stream()
                .filter(order -> order.application() == one.id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRefundAfterTheMonthIsSetOffInItsOwn() {
        card(month(2), TAKEN);
        var first = paid(applied(month(2)));
        assertThat(first.payable()).isEqualTo(TAKEN);
        sell(month(1), 1);
        card(month(1), TAKEN.negated());

        var second = paid(applied(month(1)));

        assertThat(second.payable()).isEqualTo(second.figures().due().minus(TAKEN));
        assertThat(balance(cards())).isEqualTo(Fen.ZERO);
        assertThat(order(second).card()).isEqualTo(TAKEN.negated());
        assertBooksBalance();
    }

    private ClearingApplication paid(ClearingApplication one) {
        done(decide.decide(CLERK, one.id(), whole()));
        return done(pay.pay(CASHIER, one.id()));
    }

    @Test
    void aMonthInWhichOnlyACardWasRefundedIsClearedToo() {
        refused(apply.apply(clinic, claim(month(3))), Reason.CLEARING_EMPTY);
        card(month(3), TAKEN.negated());
        var owed = owed();

        var one = paid(applied(month(3)));

        assertThat(one.payable()).as("the institution pays").isEqualTo(TAKEN.negated());
        assertThat(owed()).isEqualTo(owed.plus(TAKEN));
        assertThat(balance(cards())).isEqualTo(Fen.ZERO);
    }

    @Test
    void whatTheBureauOwesAndWhatIsRefundedMayBeTheSame() {
        var sold = sell(month(1), 1);
        card(
                month(1),
                sold.split().totals().fundSum().plus(sold.split().totals().account()).negated());

        var one = paid(applied(month(1)));

        assertThat(one.payable()).isEqualTo(Fen.ZERO);
        assertThat(order(one).card())
                .as("between two banks")
                .isEqualTo(one.figures().due().negated());
        assertThat(balance(cards())).isEqualTo(Fen.ZERO);
        assertBooksBalance();
    }

    @Test
    void eachBankPaysWhatLiesAtIt() {
        var other = Account.bank("D" + sales.institution());
        card(month(1), TAKEN);
        card(month(1), other, TAKEN.negated());

        var one = paid(applied(month(1)));

        assertThat(one.payable()).isEqualTo(Fen.ZERO);
        assertThat(balance(cards())).isEqualTo(Fen.ZERO);
        assertThat(balance(other)).isEqualTo(Fen.ZERO);
        assertThat(done(read.payments(CASHIER, on(month(1), 1), on(month(-1), 1))))
                .as("nobody is paid")
                .noneMatch(order -> order.application() == one.id());
    }

    @Test
    void isNotOffsetAgainstPrepaymentsOfTheFunds() {
        sell(month(1), 1);
        card(month(1), TAKEN);
        var one = applied(month(1));
        prepaid(one.figures().due().plus(TAKEN).value());
        var most = one.figures().due();
        refused(
                decide.decide(CLERK, one.id(), draft(most.plus(new Fen(1)))),
                Reason.OFFSET_TOO_MUCH);

        assertThat(done(decide.decide(CLERK, one.id(), draft(most))).payable()).isEqualTo(TAKEN);
    }

    @Test
    void aDecisionThatIsTakenBackIsMadeAnewWithAllThatTheMonthHas() {
        sell(month(1), 1);
        card(month(1), TAKEN);
        var one = applied(month(1));
        done(decide.decide(CLERK, one.id(), whole()));
        card(month(1), TAKEN);
        refused(pay.pay(CASHIER, one.id()), Reason.CLEARING_CARD_CHANGED, "审定12.34，现为24.68");
        assertThat(balance(cards())).isEqualTo(TAKEN.plus(TAKEN));

        var open = done(decide.reopen(CLERK, one.id()));

        assertThat(open.decision().card()).isEqualTo(Fen.ZERO);
        assertThat(paid(open).decision().card()).isEqualTo(TAKEN.plus(TAKEN));
        assertThat(balance(cards())).isEqualTo(Fen.ZERO);
    }

    @Test
    void ofManyThatPayAtOnceOnePaysItOut() {
        sell(month(1), 1);
        card(month(1), TAKEN);
        var one = applied(month(1));
        done(decide.decide(CLERK, one.id(), whole()));

        var running =
                IntStream.range(0, 8)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> pay.pay(CASHIER, one.id())))
                        .toList();
        var outcomes = running.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        assertThat(balance(cards())).isEqualTo(Fen.ZERO);
        refused(apply.apply(clinic, claim(month(1))), Reason.CLEARING_APPLIED);
    }
}
