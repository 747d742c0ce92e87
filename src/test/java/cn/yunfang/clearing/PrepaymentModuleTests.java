package cn.yunfang.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ledger.Account;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Money in advance takes two clerks. */
class PrepaymentModuleTests extends ClearingDesk {
    @Test
    void nothingIsBookedUntilAnotherClerkReleasesIt() {
        var bank = balance(Account.bank("371082"));
        var draft = done(pay.prepay(CLERK, prepayment(sales.institution(), 5_000)));
        assertThat(held()).isEqualTo(Fen.ZERO);
        assertThat(balance(Account.bank("371082"))).isEqualTo(bank);
        assertThat(waiting(CASHIER)).contains(draft.id());
        assertThat(waiting(ELSEWHERE)).doesNotContain(draft.id());

        refused(pay.release(CLERK, draft.id()), Reason.PREPAYMENT_SAME_PERSON, "周");
        refused(pay.release(ELSEWHERE, draft.id()), Reason.PREPAYMENT_UNKNOWN);
        var order = done(pay.release(CASHIER, draft.id()));

        assertThat(order.id()).isEqualTo(draft.id());
        assertThat(order.by()).isEqualTo("吴");
        assertThat(held()).isEqualTo(new Fen(5_000));
        assertThat(balance(Account.bank("371082"))).isEqualTo(bank.minus(new Fen(5_000)));
        assertThat(waiting(CASHIER)).doesNotContain(draft.id());
        assertThat(done(read.payments(CASHIER, on(month(1), 1), on(month(-1), 1))))
                .filteredOn(one -> one.institution().equals(sales.institution()))
                .hasSize(1);
        refused(pay.release(CASHIER, draft.id()), Reason.PREPAYMENT_UNKNOWN);
        assertBooksBalance();
    }

    @Test
    void ofManyReleasesAtOnceOnePays() {
        var draft = done(pay.prepay(CLERK, prepayment(sales.institution(), 700)));

        var running =
                IntStream.range(0, 8)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> pay.release(CASHIER, draft.id())))
                        .toList();
        var outcomes = running.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
        outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .forEach(one -> refused(one, Reason.PREPAYMENT_UNKNOWN));
        assertThat(held()).isEqualTo(new Fen(700));
    }

    @Test
    void isDroppedAsLongAsItWaits() {
        var draft = done(pay.prepay(CLERK, prepayment(sales.institution(), 700)));
        refused(pay.drop(ELSEWHERE, draft.id()), Reason.PREPAYMENT_UNKNOWN);

        done(pay.drop(CLERK, draft.id()));

        refused(pay.release(CASHIER, draft.id()), Reason.PREPAYMENT_UNKNOWN);
        refused(pay.drop(CLERK, draft.id()), Reason.PREPAYMENT_UNKNOWN);
        assertThat(held()).isEqualTo(Fen.ZERO);
    }

    @Test
    void takesNoMoreBackThanIsHeldWhenItIsReleased() {
        prepaid(500);
        var first = done(pay.prepay(CLERK, prepayment(sales.institution(), -400)));
        var second = done(pay.prepay(CLERK, prepayment(sales.institution(), -400)));
        done(pay.release(CASHIER, first.id()));

        refused(pay.release(CASHIER, second.id()), Reason.OFFSET_TOO_MUCH, "1.00");

        assertThat(held()).isEqualTo(new Fen(100));
    }

    private List<Long> waiting(Caller caller) {
        return done(read.waiting(caller)).stream().map(Payment::id).toList();
    }

    private Fen held() {
        return balance(Account.prepaid(sales.institution()));
    }
}
