package cn.yunfang.prescription;

import static cn.yunfang.prescription.Rx.ANDE;
import static cn.yunfang.prescription.Rx.BAICAO;
import static cn.yunfang.prescription.Rx.FIRST;
import static cn.yunfang.prescription.Rx.NOW;
import static cn.yunfang.prescription.Rx.PAID;
import static cn.yunfang.prescription.Rx.SECOND;
import static cn.yunfang.prescription.Rx.after;
import static cn.yunfang.prescription.Rx.boxes;
import static cn.yunfang.prescription.Rx.effective;
import static cn.yunfang.prescription.Rx.events;
import static cn.yunfang.prescription.Rx.held;
import static cn.yunfang.prescription.Rx.line;
import static cn.yunfang.prescription.Rx.paid;
import static cn.yunfang.prescription.Rx.reason;
import static cn.yunfang.prescription.Rx.state;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How pharmacies take, serve and give back lines, and how a cancellation waits for them. */
class PrescriptionTest {
    @Nested
    class Claims {
        @Test
        void twoPharmaciesServeOnePrescriptionLineByLine() {
            var first = held(effective(2, 1), 1);
            var both = after(after(first.claim(BAICAO, SECOND, List.of(), NOW)).audit(SECOND));
            assertThat(line(both, 1, 1).holder()).isEqualTo(ANDE);
            assertThat(line(both, 1, 2).holder()).isEqualTo(BAICAO);
            var sold = after(both.dispense(FIRST, boxes(1, 2), 0));
            assertThat(sold.state()).isEqualTo(PrescriptionState.EFFECTIVE);
            assertThat(events(sold.dispense(SECOND, boxes(2, 1), 0)))
                    .containsExactly("PrescriptionDispensed", "PrescriptionCompleted");
        }

        @Test
        void aHeldLineIsRefusedByNumber() {
            var outcome = held(effective(2, 1), 1).claim(BAICAO, SECOND, List.of(1, 2), NOW);
            assertThat(reason(outcome)).isEqualTo(Reason.LINES_NOT_AVAILABLE);
            assertThat(outcome.toString()).contains("第1行");
        }

        @Test
        void aLineThatDoesNotExistIsRefused() {
            assertThat(reason(effective(2).claim(ANDE, FIRST, List.of(9), NOW)))
                    .isEqualTo(Reason.LINES_NOT_AVAILABLE);
        }

        @Test
        void nothingIsFetchedAfterItsEndEvenBeforeTimeMovedIt() {
            var rx = effective(2);
            assertThat(reason(rx.claim(ANDE, FIRST, List.of(), rx.ends())))
                    .isEqualTo(Reason.WRONG_STATE);
            after(rx.claim(ANDE, FIRST, List.of(), rx.ends().minusMillis(1)));
        }

        @Test
        void aLineOfAnEndedClaimCannotBeAudited() {
            var rx = after(held(effective(2)).giveBack(FIRST, List.of()));
            assertThat(reason(rx.audit(FIRST))).isEqualTo(Reason.LEASE_ENDED);
        }
    }

    @Nested
    class GivingBack {
        @Test
        void linesAreFreeForTheNextPharmacy() {
            var rx = after(held(effective(2, 1)).giveBack(FIRST, List.of(2)));
            assertThat(rx.heldBy(FIRST)).containsExactly(1);
            var next = after(rx.claim(BAICAO, SECOND, List.of(), NOW));
            assertThat(next.heldBy(SECOND)).containsExactly(2);
        }

        @Test
        void onlyWhatIsHeldCanBeGivenBack() {
            var rx = held(effective(2, 1), 1);
            assertThat(reason(rx.giveBack(FIRST, List.of(2)))).isEqualTo(Reason.LEASE_ENDED);
            assertThat(reason(rx.giveBack(SECOND, List.of()))).isEqualTo(Reason.LEASE_ENDED);
        }

        @Test
        void whatIsPaidForStays() {
            assertThat(reason(paid(effective(2)).giveBack(FIRST, List.of())))
                    .isEqualTo(Reason.ALREADY_SETTLED);
        }

        @Test
        void theRestOfAPartlyServedLineCanBeTakenElsewhere() {
            var part = after(held(effective(3)).dispense(FIRST, boxes(1, 2), 0));
            assertThat(state(part, 1, 1)).isEqualTo(LineState.OWING);
            var back = after(part.giveBack(FIRST, List.of()));
            assertThat(line(back, 1, 1).dispensed()).isEqualByComparingTo("2");
            var elsewhere = after(after(back.claim(BAICAO, SECOND, List.of(), NOW)).audit(SECOND));
            assertThat(reason(elsewhere.dispense(SECOND, boxes(1, 2), 0)))
                    .isEqualTo(Reason.OVER_QUANTITY);
            assertThat(after(elsewhere.dispense(SECOND, boxes(1, 1), 0)).state())
                    .isEqualTo(PrescriptionState.COMPLETED);
        }
    }

    @Nested
    class Cancellations {
        @Test
        void takeEffectAtOnceWhileNobodyHoldsIt() {
            assertThat(after(effective(2).revoke()).state()).isEqualTo(PrescriptionState.REVOKED);
        }

        @Test
        void waitForTheHolderAndTakeEffectWhenHeGivesBack() {
            var rx = held(effective(2, 1), 1);
            assertThat(reason(rx.revoke())).isEqualTo(Reason.CANCEL_QUEUED);
            var waiting = after(rx.requestCancel());
            assertThat(reason(waiting.claim(BAICAO, SECOND, List.of(), NOW)))
                    .isEqualTo(Reason.CANCEL_REQUESTED);
            var outcome = waiting.giveBack(FIRST, List.of());
            assertThat(events(outcome)).containsExactly("LinesGivenBack", "PrescriptionRevoked");
            var revoked = after(outcome);
            assertThat(revoked.cancelRequested()).isFalse();
            assertThat(revoked.lines()).allMatch(line -> line.state() == LineState.CANCELLED);
        }

        @Test
        void waitForEveryHolder() {
            var first = held(effective(2, 1), 1);
            var both = after(first.claim(BAICAO, SECOND, List.of(), NOW));
            var one = after(after(both.requestCancel()).giveBack(FIRST, List.of()));
            assertThat(one.state()).isEqualTo(PrescriptionState.EFFECTIVE);
            assertThat(after(one.giveBack(SECOND, List.of())).state())
                    .isEqualTo(PrescriptionState.REVOKED);
        }

        @Test
        void areAnsweredNoByHandingOver() {
            var waiting = after(held(effective(2, 1), 1).requestCancel());
            var sold = after(waiting.dispense(FIRST, boxes(1, 2), 0));
            assertThat(sold.cancelRequested()).isFalse();
            after(sold.claim(BAICAO, SECOND, List.of(), NOW));
        }

        @Test
        void takeEffectWhenThePaymentIsUndoneAfterTheReturn() {
            var sold = after(paid(effective(2)).dispense(FIRST, boxes(1, 2), PAID));
            var back = after(sold.takeBack(1, boxes(1, 2), PAID));
            assertThat(reason(back.revoke())).isEqualTo(Reason.CANCEL_QUEUED);
            assertThat(after(after(back.requestCancel()).undoSettlement(PAID)).state())
                    .isEqualTo(PrescriptionState.REVOKED);
        }
    }

    @Test
    void rejectionCancelsEveryLine() {
        var rejected = after(Rx.uploaded(2, 28, 2, 1).reject());
        assertThat(rejected.lines()).allMatch(line -> line.state() == LineState.CANCELLED);
    }

    @Test
    void usedStatusTellsHowFarItIs() {
        assertThat(UsedStatus.of(effective(2))).isEqualTo(UsedStatus.UNUSED);
        assertThat(UsedStatus.of(held(effective(2)))).isEqualTo(UsedStatus.IN_USE);
        var part = after(held(effective(2, 1)).dispense(FIRST, boxes(1, 2), 0));
        assertThat(UsedStatus.of(part)).isEqualTo(UsedStatus.PARTLY_USED);
        assertThat(UsedStatus.of(after(part.dispense(FIRST, boxes(2, 1), 0))))
                .isEqualTo(UsedStatus.USED);
    }

    @Test
    void quantitiesAreCountedInAnyScale() {
        var rx = held(effective(2));
        var half = Map.of(1, new BigDecimal("0.5000"));
        var most = after(after(rx.dispense(FIRST, half, 0)).dispense(FIRST, half, 0));
        var rest = Map.of(1, new BigDecimal("1.0"));
        assertThat(after(most.dispense(FIRST, rest, 0)).state())
                .isEqualTo(PrescriptionState.COMPLETED);
    }
}
