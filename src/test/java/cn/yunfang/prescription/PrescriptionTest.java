package cn.yunfang.prescription;

import static cn.yunfang.prescription.Rx.ANDE;
import static cn.yunfang.prescription.Rx.BAICAO;
import static cn.yunfang.prescription.Rx.FIRST;
import static cn.yunfang.prescription.Rx.NOW;
import static cn.yunfang.prescription.Rx.PAID;
import static cn.yunfang.prescription.Rx.PRESCRIBED;
import static cn.yunfang.prescription.Rx.SECOND;
import static cn.yunfang.prescription.Rx.after;
import static cn.yunfang.prescription.Rx.boxes;
import static cn.yunfang.prescription.Rx.effective;
import static cn.yunfang.prescription.Rx.events;
import static cn.yunfang.prescription.Rx.held;
import static cn.yunfang.prescription.Rx.paid;
import static cn.yunfang.prescription.Rx.reason;
import static cn.yunfang.prescription.Rx.repeated;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrescriptionTest {
    private static LineState state(Prescription rx, int issue, int no) {
        return line(rx, issue, no).state();
    }

    private static PrescriptionLine line(Prescription rx, int issue, int no) {
        return rx.lines().stream()
                .filter(line -> line.issue() == issue && line.no() == no)
                .findFirst()
                .orElseThrow();
    }

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

    @Nested
    class Time {
        @Test
        void endsIt() {
            var rx = effective(2);
            assertThat(rx.dueAt()).isEqualTo(PRESCRIBED.plus(Duration.ofDays(3)));
            var over = after(rx.due(rx.dueAt()));
            assertThat(over.state()).isEqualTo(PrescriptionState.EXPIRED);
            assertThat(over.lines()).allMatch(line -> line.state() == LineState.CANCELLED);
        }

        @Test
        void doesNotEndItEarly() {
            var rx = effective(2);
            var early = rx.due(rx.dueAt().minusMillis(1));
            assertThat(events(early)).containsExactly("ExpiryPostponed");
            assertThat(after(early).dueAt()).isEqualTo(rx.dueAt());
        }

        @Test
        void waitsForTheHolder() {
            var rx = held(effective(2));
            var late = rx.due(rx.ends());
            assertThat(events(late)).containsExactly("ExpiryPostponed");
            assertThat(after(late).dueAt()).isEqualTo(rx.ends().plus(Duration.ofHours(1)));
            var back = after(after(late).giveBack(FIRST, List.of()));
            assertThat(back.dueAt()).isEqualTo(rx.ends());
            assertThat(after(back.due(rx.ends())).state()).isEqualTo(PrescriptionState.EXPIRED);
        }

        @Test
        void waitsLongerForWhatIsPaid() {
            var rx = paid(effective(2));
            assertThat(after(rx.due(rx.ends())).dueAt())
                    .isEqualTo(rx.ends().plus(Duration.ofDays(1)));
        }

        @Test
        void leavesReturnedGoodsThatAreNotRefundedWithTheirPharmacy() {
            var sold = after(paid(effective(2)).dispense(FIRST, boxes(1, 2), PAID));
            var back = after(sold.takeBack(1, boxes(1, 2), PAID));
            var over = after(back.due(back.ends()));
            assertThat(over.state()).isEqualTo(PrescriptionState.EXPIRED);
            assertThat(line(over, 1, 1).settlement()).isEqualTo(PAID);
            var refunded = after(over.undoSettlement(PAID));
            assertThat(line(refunded, 1, 1).settlement()).isZero();
        }

        @Test
        void endsWhatWasNeverUploadedOrReviewed() {
            var rx = Rx.uploaded(1, 0, 2);
            assertThat(after(rx.due(rx.dueAt())).state()).isEqualTo(PrescriptionState.EXPIRED);
        }
    }

    @Nested
    class Repeats {
        private final Prescription rx = repeated(3, 28, 2);

        private static Prescription served(Prescription open, long claim, java.time.Instant at) {
            var held = after(after(open.claim(ANDE, claim, List.of(), at)).audit(claim));
            return after(held.dispense(claim, boxes(1, 2), 0));
        }

        @Test
        void openIssueByIssueAndEndWithTheLast() {
            var one = served(rx, 1, NOW);
            assertThat(one.state()).isEqualTo(PrescriptionState.EFFECTIVE);
            assertThat(one.dueAt()).isEqualTo(PRESCRIBED.plus(Duration.ofDays(28)));
            assertThat(reason(one.claim(ANDE, 2, List.of(), NOW))).isEqualTo(Reason.NOT_YET_OPEN);
            var two = served(after(one.due(one.dueAt())), 2, one.dueAt());
            assertThat(two.issue()).isEqualTo(2);
            var three = served(after(two.due(two.dueAt())), 3, two.dueAt());
            assertThat(three.state()).isEqualTo(PrescriptionState.COMPLETED);
        }

        @Test
        void lapseWhenNobodyFetchedThemBeforeTheNext() {
            var second = after(rx.due(rx.dueAt()));
            assertThat(state(second, 1, 1)).isEqualTo(LineState.CANCELLED);
            assertThat(state(second, 2, 1)).isEqualTo(LineState.AVAILABLE);
            assertThat(state(second, 3, 1)).isEqualTo(LineState.WAITING);
            assertThat(second.openLines()).hasSize(1);
        }

        @Test
        void waitWhileTheIssueBeforeIsHeldAndOpenOnceItIsNot() {
            var held = held(rx);
            var late = after(held.due(rx.dueAt()));
            assertThat(late.issue()).isEqualTo(1);
            assertThat(late.dueAt()).isEqualTo(rx.dueAt().plus(Duration.ofHours(1)));
            var sold = after(late.dispense(FIRST, boxes(1, 2), 0));
            assertThat(sold.dueAt()).isEqualTo(rx.dueAt());
            assertThat(after(sold.due(rx.dueAt())).issue()).isEqualTo(2);
        }

        @Test
        void keepTheLastIssueOpenForTheDaysOfValidity() {
            assertThat(rx.ends()).isEqualTo(PRESCRIBED.plus(Duration.ofDays(28 * 2 + 3)));
        }

        @Test
        void startWithTheReviewWhenThatTookLongerThanAnInterval() {
            var late = NOW.plus(Duration.ofDays(40));
            var approved = after(Rx.uploaded(3, 28, 2).approve(late));
            assertThat(approved.dueAt()).isEqualTo(late.plus(Duration.ofDays(28)));
        }

        @Test
        void endWithoutOpeningMoreWhenCancelled() {
            assertThat(after(rx.revoke()).lines())
                    .allMatch(line -> line.state() == LineState.CANCELLED);
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
