package cn.yunfang.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ledger.Ledger;
import cn.yunfang.shared.Fen;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Random sequences of everything that can happen to payments, crashes included; in the end all of
 * them are at an end and the bank has what the books say. Other and longer runs: {@code
 * -Dyunfang.payment.walk.steps=5000 -Dyunfang.payment.walk.seed=7}.
 */
@PaymentTest
class PaymentWalkModuleTests {
    private static final int STEPS = Integer.getInteger("yunfang.payment.walk.steps", 400);
    private static final long SEED = Long.getLong("yunfang.payment.walk.seed", 20_261_128L);
    private static final Instant AFTER_ALL = Instant.parse("2199-12-31T16:00:00Z");

    @Autowired private ApplicationContext beans;

    @Test
    void everyPaymentEndsAndTheBankHasWhatTheBooksSay() {
        var desk = new PayDesk(beans);
        var walk = new PaymentWalk(desk, SEED);
        try {
            for (int i = 0; i < STEPS; i++) {
                walk.step();
            }
            walk.end();
            walk.checkEnd();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + SEED + "\n" + walk.told(), e);
        }
        assertThat(walk.all().stream().map(desk::state))
                .contains(
                        PaymentState.PAID,
                        PaymentState.REVERSED,
                        PaymentState.REFUNDED,
                        PaymentState.REPAID);
        var balances = desk.database.read(Ledger.trialBalance(AFTER_ALL));
        var debit = balances.stream().map(Ledger.Balance::debit).reduce(Fen.ZERO, Fen::plus);
        var credit = balances.stream().map(Ledger.Balance::credit).reduce(Fen.ZERO, Fen::plus);
        assertThat(debit).isEqualTo(credit);
    }
}
