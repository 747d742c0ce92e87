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
import static cn.yunfang.prescription.Rx.held;
import static cn.yunfang.prescription.Rx.line;
import static cn.yunfang.prescription.Rx.paid;
import static cn.yunfang.prescription.Rx.reason;
import static cn.yunfang.prescription.Rx.repeated;
import static cn.yunfang.prescription.Rx.state;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was paid for, what is owed of it, and what comes back. */
class PaidPrescriptionTest {
    @Nested
    class Settlements {
        @Test
        void payForAuditedLinesOfTheirHolderAlone() {
            var claimed = after(effective(2).claim(ANDE, FIRST, List.of(), NOW));
            assertThat(reason(claimed.settle(ANDE, boxes(1, 2), PAID)))
                    .isEqualTo(Reason.NOT_HELD_FOR_SETTLEMENT);
            var audited = after(claimed.audit(FIRST));
            assertThat(reason(audited.settle(BAICAO, boxes(1, 2), PAID)))
                    .isEqualTo(Reason.NOT_HELD_FOR_SETTLEMENT);
            assertThat(reason(audited.settle(ANDE, boxes(2, 1), PAID)))
                    .isEqualTo(Reason.NOT_HELD_FOR_SETTLEMENT);
            assertThat(reason(audited.settle(ANDE, Map.of(), PAID)))
                    .isEqualTo(Reason.NOT_HELD_FOR_SETTLEMENT);
            assertThat(reason(audited.settle(ANDE, boxes(1, 3), PAID)))
                    .isEqualTo(Reason.OVER_QUANTITY);
            var settled = after(audited.settle(ANDE, boxes(1, 2), PAID));
            assertThat(reason(settled.settle(ANDE, boxes(1, 2), PAID + 1)))
                    .isEqualTo(Reason.ALREADY_SETTLED);
        }

        @Test
        void payForTheOpenIssueNotForTheSameLineOfAnEarlierOne() {
            var first = after(paid(repeated(2, 28, 2)).dispense(FIRST, boxes(1, 2), PAID));
            var later = NOW.plus(Duration.ofDays(28));
            var open = after(first.due(later));
            var second = after(after(open.claim(ANDE, SECOND, List.of(), later)).audit(SECOND));
            var settled = after(second.settle(ANDE, boxes(1, 2), PAID + 1));
            assertThat(line(settled, 1, 1).settlement()).isEqualTo(PAID);
            assertThat(line(settled, 2, 1).settlement()).isEqualTo(PAID + 1);
        }

        @Test
        void letOutWhatTheyPaidForAndNoMore() {
            var rx = after(held(effective(3)).settle(ANDE, boxes(1, 2), PAID));
            assertThat(reason(rx.dispense(FIRST, boxes(1, 3), PAID)))
                    .isEqualTo(Reason.OVER_QUANTITY);
            var part = after(rx.dispense(FIRST, boxes(1, 2), PAID));
            assertThat(reason(part.dispense(FIRST, boxes(1, 1), PAID)))
                    .isEqualTo(Reason.OVER_QUANTITY);
            var rest = after(part.settle(ANDE, boxes(1, 1), PAID + 1));
            assertThat(after(rest.dispense(FIRST, boxes(1, 1), PAID + 1)).state())
                    .isEqualTo(PrescriptionState.COMPLETED);
        }

        @Test
        void areAskedForByName() {
            var paid = paid(effective(2));
            assertThat(reason(paid.dispense(FIRST, boxes(1, 2), 0)))
                    .isEqualTo(Reason.SETTLEMENT_DIFFERS);
            assertThat(reason(paid.dispense(FIRST, boxes(1, 2), PAID + 1)))
                    .isEqualTo(Reason.SETTLEMENT_DIFFERS);
            assertThat(reason(held(effective(2)).dispense(FIRST, boxes(1, 2), PAID)))
                    .isEqualTo(Reason.SETTLEMENT_MISSING);
        }

        @Test
        void undoneBeforeAnythingWentOutLeaveTheLinesHeld() {
            var rx = after(paid(effective(2)).undoSettlement(PAID));
            assertThat(rx.heldBy(FIRST)).containsExactly(1);
            after(rx.settle(ANDE, boxes(1, 2), PAID + 1));
            after(rx.giveBack(FIRST, List.of()));
        }

        @Test
        void cannotBeUndoneWhileTheGoodsAreOut() {
            var sold = after(paid(effective(2)).dispense(FIRST, boxes(1, 2), PAID));
            assertThat(reason(sold.undoSettlement(PAID))).isEqualTo(Reason.GOODS_NOT_RETURNED);
        }

        @Test
        void undoneAfterTheReturnFreeTheLines() {
            var sold = after(paid(effective(2)).dispense(FIRST, boxes(1, 2), PAID));
            var back = after(sold.takeBack(1, boxes(1, 2), PAID));
            assertThat(back.state()).isEqualTo(PrescriptionState.EFFECTIVE);
            assertThat(state(back, 1, 1)).isEqualTo(LineState.RETURNED);
            assertThat(reason(back.claim(BAICAO, SECOND, List.of(), NOW)))
                    .isEqualTo(Reason.LINES_NOT_AVAILABLE);
            var free = after(back.undoSettlement(PAID));
            var again = after(free.claim(BAICAO, SECOND, List.of(), NOW));
            assertThat(line(again, 1, 1).remaining()).isEqualByComparingTo("2");
        }
    }

    @Nested
    class Owing {
        @Test
        void paidGoodsMayBeHandedOverInParts() {
            var part = after(paid(effective(3)).dispense(FIRST, boxes(1, 1), PAID));
            assertThat(state(part, 1, 1)).isEqualTo(LineState.OWING);
            assertThat(line(part, 1, 1).owed()).isEqualByComparingTo("2");
            assertThat(after(part.dispense(FIRST, boxes(1, 2), PAID)).state())
                    .isEqualTo(PrescriptionState.COMPLETED);
        }

        @Test
        void aReturnFromAnOwingLineKeepsItHeldAndPaid() {
            var part = after(paid(effective(3)).dispense(FIRST, boxes(1, 1), PAID));
            var back = after(part.takeBack(1, boxes(1, 1), PAID));
            assertThat(state(back, 1, 1)).isEqualTo(LineState.CLAIMED);
            assertThat(line(back, 1, 1).owed()).isEqualByComparingTo("3");
            assertThat(reason(back.giveBack(FIRST, List.of()))).isEqualTo(Reason.ALREADY_SETTLED);
            after(after(back.undoSettlement(PAID)).giveBack(FIRST, List.of()));
        }

        @Test
        void nothingAndLessAreNoQuantity() {
            var rx = held(effective(3));
            assertThat(reason(rx.dispense(FIRST, boxes(1, 0), 0))).isEqualTo(Reason.OVER_QUANTITY);
            assertThat(reason(rx.dispense(FIRST, boxes(1, -1), 0))).isEqualTo(Reason.OVER_QUANTITY);
        }
    }

    @Nested
    class Returns {
        private final Prescription sold = after(held(effective(3)).dispense(FIRST, boxes(1, 3), 0));

        @Test
        void freeWhatThePatientHadPaidHimself() {
            var back = after(sold.takeBack(1, boxes(1, 1), 0));
            assertThat(back.state()).isEqualTo(PrescriptionState.EFFECTIVE);
            assertThat(line(back, 1, 1).isFree()).isTrue();
            assertThat(line(back, 1, 1).remaining()).isEqualByComparingTo("1");
        }

        @Test
        void mayComeInParts() {
            var back = after(sold.takeBack(1, boxes(1, 1), 0));
            var all = after(back.takeBack(1, boxes(1, 2), 0));
            assertThat(line(all, 1, 1).dispensed()).isEqualByComparingTo("0");
            assertThat(reason(all.takeBack(1, boxes(1, 1), 0))).isEqualTo(Reason.OVER_QUANTITY);
        }

        @Test
        void doNotDisturbThePharmacyThatHoldsTheRestNow() {
            var back = after(sold.takeBack(1, boxes(1, 1), 0));
            var other = after(after(back.claim(BAICAO, SECOND, List.of(), NOW)).audit(SECOND));
            var more = after(other.takeBack(1, boxes(1, 2), 0));
            assertThat(line(more, 1, 1).holder()).isEqualTo(BAICAO);
            assertThat(after(more.dispense(SECOND, boxes(1, 3), 0)).state())
                    .isEqualTo(PrescriptionState.COMPLETED);
        }

        @Test
        void ofAnotherIssueLeaveACompletedPrescriptionCompleted() {
            var first = after(held(repeated(2, 28, 2)).dispense(FIRST, boxes(1, 2), 0));
            var later = NOW.plus(Duration.ofDays(28));
            var open = after(first.due(later));
            var second = after(after(open.claim(ANDE, SECOND, List.of(), later)).audit(SECOND));
            var done = after(second.dispense(SECOND, boxes(1, 2), 0));
            var back = after(done.takeBack(1, boxes(1, 1), 0));
            assertThat(back.state()).isEqualTo(PrescriptionState.COMPLETED);
            assertThat(line(back, 2, 1).dispensed()).isEqualByComparingTo("2");
        }

        @Test
        void areTakenAfterTheEndToo() {
            var part = after(held(effective(2, 1), 1).dispense(FIRST, boxes(1, 2), 0));
            var over = after(part.due(part.ends()));
            assertThat(over.state()).isEqualTo(PrescriptionState.EXPIRED);
            var back = after(over.takeBack(1, boxes(1, 2), 0));
            assertThat(back.state()).isEqualTo(PrescriptionState.EXPIRED);
            assertThat(UsedStatus.of(back)).isEqualTo(UsedStatus.UNUSED);
        }

        @Test
        void ofEverythingLetTheDoctorRevoke() {
            var back = after(sold.takeBack(1, boxes(1, 3), 0));
            assertThat(after(back.revoke()).state()).isEqualTo(PrescriptionState.REVOKED);
            assertThat(reason(sold.revoke())).isEqualTo(Reason.ALREADY_DISPENSED);
        }
    }
}
