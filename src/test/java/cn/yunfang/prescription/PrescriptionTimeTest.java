package cn.yunfang.prescription;

import static cn.yunfang.prescription.Rx.ANDE;
import static cn.yunfang.prescription.Rx.FIRST;
import static cn.yunfang.prescription.Rx.NOW;
import static cn.yunfang.prescription.Rx.PAID;
import static cn.yunfang.prescription.Rx.PRESCRIBED;
import static cn.yunfang.prescription.Rx.after;
import static cn.yunfang.prescription.Rx.boxes;
import static cn.yunfang.prescription.Rx.effective;
import static cn.yunfang.prescription.Rx.events;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How time ends a prescription and opens the issues of a repeated one. */
class PrescriptionTimeTest {
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
}
