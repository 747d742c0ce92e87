package cn.yunfang.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.settlement.Settled;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Deductions from settlements that are undone later, or at the same moment. */
class GiveDeductionBackModuleTests extends ClearingDesk {
    private static final int RACES = 20;

    @Test
    void anUndoingGivesBackWhatWasDeductedAndItsMonthPaysIt() {
        var funds = paidByFunds();
        var earned = owed();
        var sold = sell(month(2), 1);
        var share = share(sold);
        var first = applied(month(2));
        done(decide.decide(CLERK, first.id(), draft(Fen.ZERO, deduction(sold, 0, share))));
        var paid = done(pay.pay(CASHIER, first.id())).payable();

        sales.undo(sold, on(month(1), 2));

        assertThat(paidByFunds()).as("the fund has its money back once").isEqualTo(funds);
        assertThat(owed()).isEqualTo(earned.minus(paid));
        var second = applied(month(1));
        var decided = done(decide.decide(CLERK, second.id(), whole()));
        assertThat(decided.decision().givenBack()).isEqualTo(share);
        assertThat(decided.payable()).isEqualTo(second.figures().due().plus(share));
        assertThat(decided.payable()).isEqualTo(paid.negated());
        done(pay.pay(CASHIER, second.id()));
        assertThat(owed()).as("nothing was sold, nothing is owed").isEqualTo(earned);
        assertBooksBalance();
    }

    @Test
    void whatWasDeductedFromARowIsGivenBackToTheFundsThatPaidFirst() {
        var funds = paidByFunds();
        var sold = sell(month(2), 2);
        var one = applied(month(2));
        var part = new Fen(share(sold).value() / 3);
        var draft = draft(Fen.ZERO, deduction(sold, 1, part), deduction(sold, 0, part));
        done(decide.decide(CLERK, one.id(), draft));

        sales.undo(sold, on(month(1), 2));

        assertThat(paidByFunds()).isEqualTo(funds);
        assertBooksBalance();
    }

    @Test
    void aDecisionTakenBackBeforeTheUndoingGivesNothingBack() {
        var funds = paidByFunds();
        var sold = sell(month(2), 1);
        var one = applied(month(2));
        done(decide.decide(CLERK, one.id(), draft(Fen.ZERO, deduction(sold, 0, share(sold)))));
        done(decide.reopen(CLERK, one.id()));

        sales.undo(sold, on(month(1), 2));

        assertThat(paidByFunds()).isEqualTo(funds);
        done(decide.decide(CLERK, one.id(), whole()));
        var second = applied(month(1));
        assertThat(done(decide.decide(CLERK, second.id(), whole())).decision().givenBack())
                .isEqualTo(Fen.ZERO);
    }

    @Test
    void aDecisionStaysOnceADeductionOfItWasGivenBack() {
        var sold = sell(month(2), 1);
        var one = applied(month(2));
        done(decide.decide(CLERK, one.id(), draft(Fen.ZERO, deduction(sold, 0, new Fen(1)))));
        sales.undo(sold, on(month(1), 2));

        refused(decide.reopen(CLERK, one.id()), Reason.DEDUCTION_GIVEN_BACK);

        done(pay.pay(CASHIER, one.id()));
    }

    @Test
    void aDeductionAndAnUndoingAtOnceRecoverTheMoneyOnce() {
        var funds = paidByFunds();
        for (int i = 0; i < RACES; i++) {
            var sold = sell(month(i + 2), 1);
            var one = applied(month(i + 2));
            var draft = draft(Fen.ZERO, deduction(sold, 0, share(sold)));

            var decision =
                    CompletableFuture.supplyAsync(() -> decide.decide(CLERK, one.id(), draft));
            var undoing = CompletableFuture.runAsync(() -> sales.undo(sold, on(month(0), 1)));

            undoing.join();
            if (decision.join() instanceof Outcome.Refused<?> refused) {
                refused(refused, Reason.DEDUCTION_OF_WHAT);
            }
            assertThat(paidByFunds()).as("race " + i).isEqualTo(funds);
        }
    }

    @Test
    void aReopeningAndAnUndoingAtOnceRecoverTheMoneyOnce() {
        var funds = paidByFunds();
        for (int i = 0; i < RACES; i++) {
            var sold = sell(month(i + 2), 1);
            var one = applied(month(i + 2));
            var draft = draft(Fen.ZERO, deduction(sold, 0, share(sold)));
            done(decide.decide(CLERK, one.id(), draft));

            var reopening = CompletableFuture.supplyAsync(() -> decide.reopen(CLERK, one.id()));
            var undoing = CompletableFuture.runAsync(() -> sales.undo(sold, on(month(0), 1)));

            undoing.join();
            if (reopening.join() instanceof Outcome.Refused<?> refused) {
                refused(refused, Reason.DEDUCTION_GIVEN_BACK);
            }
            assertThat(paidByFunds()).as("race " + i).isEqualTo(funds);
        }
    }

    private static Fen share(Settled sold) {
        return sold.split().totals().fundSum();
    }
}
