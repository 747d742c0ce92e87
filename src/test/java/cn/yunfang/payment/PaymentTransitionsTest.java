package cn.yunfang.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.payment.PaymentTransitions.Booking;
import cn.yunfang.payment.PaymentTransitions.Row;
import cn.yunfang.payment.PaymentTransitions.Verb;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentTransitionsTest {
    @Test
    void oneRowForEachStateAndVerb() {
        assertThat(
                        PaymentTransitions.table().stream()
                                .map(row -> row.from() + " " + row.verb())
                                .toList())
                .doesNotHaveDuplicates();
    }

    /** Whatever way leads to a state, the same money lies at the bank by then. */
    @Test
    void theMoneyAtTheBankIsAMatterOfTheStateAlone() {
        Map<PaymentState, Integer> money = new EnumMap<>(PaymentState.class);
        var open = new ArrayDeque<PaymentState>();
        money.put(PaymentState.CREATED, 0);
        open.add(PaymentState.CREATED);
        while (!open.isEmpty()) {
            var from = open.remove();
            for (var row : PaymentTransitions.table()) {
                if (row.from() == from) {
                    int then = money.get(from) + moved(row.booking());
                    if (money.putIfAbsent(row.to(), then) == null) {
                        open.add(row.to());
                    }
                    assertThat(money.get(row.to())).as("%s", row).isEqualTo(then);
                }
            }
        }
        assertThat(money.keySet()).containsExactlyInAnyOrder(PaymentState.values());
        assertThat(money.values()).containsOnly(0, 1);
    }

    private static int moved(Booking booking) {
        return switch (booking) {
            case NONE -> 0;
            case TAKEN -> 1;
            case GIVEN_BACK -> -1;
        };
    }

    @Test
    void fromEveryStateAnEndCanBeReached() {
        for (var state : PaymentState.values()) {
            var reached = EnumSet.of(state);
            boolean grew = true;
            while (grew) {
                grew =
                        PaymentTransitions.table().stream()
                                .filter(row -> reached.contains(row.from()))
                                .map(Row::to)
                                .anyMatch(reached::add);
            }
            assertThat(reached).as("%s", state).anyMatch(PaymentState::isEnd);
        }
    }

    /** Money that is at the bank while its settlement is turned round must be on its way back. */
    @Test
    void undoingLeavesNoPaidPayment() {
        for (var state : PaymentState.values()) {
            var row = PaymentTransitions.find(state, Verb.UNDO);
            assertThat(row.map(Row::to).orElse(state)).isNotEqualTo(PaymentState.PAID);
        }
        int[] ends = PaymentTransitions.ends(Verb.UNDO);
        assertThat(ends[PaymentState.PAID.code()]).isEqualTo(PaymentState.REFUNDING.code());
        assertThat(Arrays.stream(ends).filter(one -> one < 0).count()).isEqualTo(5);
    }
}
