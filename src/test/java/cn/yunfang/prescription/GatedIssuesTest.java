package cn.yunfang.prescription;

import static cn.yunfang.prescription.Rx.ANDE;
import static cn.yunfang.prescription.Rx.BAICAO;
import static cn.yunfang.prescription.Rx.NOW;
import static cn.yunfang.prescription.Rx.after;
import static cn.yunfang.prescription.Rx.boxes;
import static cn.yunfang.prescription.Rx.events;
import static cn.yunfang.prescription.Rx.line;
import static cn.yunfang.prescription.Rx.reason;
import static cn.yunfang.prescription.Rx.state;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.prescription.Prescription.Step;
import cn.yunfang.prescription.Release.Kind;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Issues that need a release: held, bridged, opened in full, stopped. */
class GatedIssuesTest {
    private static final Instant SECOND = NOW.plus(Duration.ofDays(28));
    private static final Instant AGAIN = SECOND.plus(Duration.ofDays(1));

    private static Outcome<Step> due(Prescription rx, Instant at, Kind kind) {
        return new Issues(rx).due(at, Rx.release(kind, at.plus(Duration.ofDays(1)), 7));
    }

    private static Prescription served(Prescription open, long claim, int quantity, Instant at) {
        var held = after(after(open.claim(ANDE, claim, List.of(), at)).audit(claim));
        return after(held.dispense(claim, boxes(1, quantity), 0));
    }

    /** Three issues of four boxes for four weeks each; the first one is collected. */
    private static Prescription firstCollected() {
        return served(Rx.gated(3, 28, 4), 1, 4, NOW);
    }

    @Test
    void aReleasedIssueOpensAsByDate() {
        var opened = due(firstCollected(), SECOND, Kind.OPEN);

        assertThat(events(opened)).containsExactly("IssueOpened");
        assertThat(after(opened).issue()).isEqualTo(2);
        assertThat(after(opened).gating()).isEqualTo(new Gating(true, false, false));
        assertThat(after(opened).dueAt()).isEqualTo(after(opened).opens(3));
    }

    @Test
    void aHeldIssueStaysClosedAndIsLookedAtAgain() {
        var held = due(firstCollected(), SECOND, Kind.HOLD);

        assertThat(events(held)).containsExactly("IssueHeld");
        var rx = after(held);
        assertThat(rx.issue()).isEqualTo(1);
        assertThat(state(rx, 2, 1)).isEqualTo(LineState.WAITING);
        assertThat(rx.dueAt()).isEqualTo(AGAIN);
        assertThat(reason(rx.claim(ANDE, 2, List.of(), SECOND))).isEqualTo(Reason.ISSUE_WAITS);
        var same = due(rx, AGAIN, Kind.WAIT);
        assertThat(events(same)).isEmpty();
        assertThat(after(same).dueAt()).isEqualTo(AGAIN.plus(Duration.ofDays(1)));
        assertThat(after(due(rx, AGAIN, Kind.OPEN)).issue()).isEqualTo(2);
    }

    @Test
    void aBridgeOpensWholePacksOnceAndTheRestLater() {
        var bridged = due(firstCollected(), SECOND, Kind.BRIDGE);

        assertThat(events(bridged)).containsExactly("IssueBridged");
        var rx = after(bridged);
        assertThat(rx.gating()).isEqualTo(new Gating(true, true, true));
        assertThat(line(rx, 2, 1).remaining()).isEqualByComparingTo("1");
        var held = after(after(rx.claim(ANDE, 2, List.of(), SECOND)).audit(2));
        assertThat(reason(held.dispense(2, boxes(1, 2), 0))).isEqualTo(Reason.OVER_QUANTITY);
        assertThat(reason(held.settle(ANDE, boxes(1, 4), 9))).isEqualTo(Reason.OVER_QUANTITY);
        var part = after(held.dispense(2, boxes(1, 1), 0));
        assertThat(state(part, 2, 1)).isEqualTo(LineState.DISPENSED);
        assertThat(part.state()).isEqualTo(PrescriptionState.EFFECTIVE);
        assertThat(reason(part.claim(BAICAO, 3, List.of(), SECOND))).isEqualTo(Reason.ISSUE_WAITS);

        var rest = due(part, AGAIN, Kind.OPEN);
        assertThat(events(rest)).containsExactly("IssueOpened");
        var whole = after(rest);
        assertThat(whole.issue()).isEqualTo(2);
        assertThat(line(whole, 2, 1).remaining()).isEqualByComparingTo("3");
        var other = after(after(whole.claim(BAICAO, 4, List.of(), AGAIN)).audit(4));
        var all = after(other.dispense(4, boxes(1, 3), 0));
        assertThat(line(all, 2, 1).dispensed()).isEqualByComparingTo("4");
        var third = all.opens(3);
        assertThat(events(due(all, third, Kind.BRIDGE))).containsExactly("IssueHeld");
    }

    @Test
    void whoHasSomethingLeftToFetchGetsNoBridge() {
        var rx = Rx.gated(3, 28, 4);

        var held = due(rx, rx.opens(2), Kind.BRIDGE);

        assertThat(events(held)).containsExactly("IssueHeld");
        assertThat(state(after(held), 1, 1)).isEqualTo(LineState.AVAILABLE);
        assertThat(after(after(held).claim(ANDE, 5, List.of(), SECOND)).issue()).isEqualTo(1);
    }

    @Test
    void aBridgeOfTheLastIssueDoesNotCompleteThePrescription() {
        var rx = served(Rx.gated(2, 28, 4), 1, 4, NOW);
        var bridged = after(due(rx, SECOND, Kind.BRIDGE));
        var part = served(bridged, 2, 1, SECOND);

        assertThat(part.state()).isEqualTo(PrescriptionState.EFFECTIVE);
        var whole = served(after(due(part, AGAIN, Kind.OPEN)), 3, 3, AGAIN);
        assertThat(whole.state()).isEqualTo(PrescriptionState.COMPLETED);
    }

    @Test
    void onePackIsABridgeAndTheWholeIssue() {
        var rx = served(Rx.gated(2, 28, 1), 1, 1, NOW);

        var bridged = after(due(rx, SECOND, Kind.BRIDGE));

        assertThat(bridged.gating()).isEqualTo(new Gating(true, false, true));
        assertThat(served(bridged, 2, 1, SECOND).state()).isEqualTo(PrescriptionState.COMPLETED);
    }

    @Test
    void anIssueThatWasNeverReleasedLapsesWhenTheNextOpens() {
        var held = after(due(firstCollected(), SECOND, Kind.HOLD));

        var third = due(held, held.opens(3), Kind.OPEN);

        assertThat(events(third)).containsExactly("IssueOpened");
        assertThat(after(third).issue()).isEqualTo(3);
        assertThat(state(after(third), 2, 1)).isEqualTo(LineState.CANCELLED);
    }

    @Test
    void theDoctorStopsWhatIsToCome() {
        var held = after(due(firstCollected(), SECOND, Kind.HOLD));

        var stopped = due(held, AGAIN, Kind.STOP);

        assertThat(events(stopped)).containsExactly("IssuesStopped");
        assertThat(after(stopped).state()).isEqualTo(PrescriptionState.EXPIRED);
        assertThat(state(after(stopped), 1, 1)).isEqualTo(LineState.DISPENSED);
        assertThat(state(after(stopped), 2, 1)).isEqualTo(LineState.CANCELLED);
    }

    @Test
    void anIssueNobodyCollectedIsToldWhenItCloses() {
        var rx = Rx.repeated(2, 28, 4);

        var second = rx.due(rx.opens(2));
        assertThat(events(second)).containsExactly("IssueUncollected", "IssueOpened");
        var end = after(second).due(rx.ends());
        assertThat(events(end)).containsExactly("IssueUncollected", "PrescriptionExpired");
        var collected = served(Rx.repeated(2, 28, 4), 1, 4, NOW);
        assertThat(events(collected.due(collected.opens(2)))).containsExactly("IssueOpened");
    }

    @Test
    void onlyWhatIsStillToOpenCanBeGated() {
        assertThat(reason(Rx.effective(2).gate(NOW))).isEqualTo(Reason.NOT_REPEATED);
        var last = after(Rx.repeated(2, 28, 2).due(SECOND));
        assertThat(reason(last.gate(NOW))).isEqualTo(Reason.NOT_REPEATED);
        assertThat(reason(after(Rx.repeated(2, 28, 2).revoke()).gate(NOW)))
                .isEqualTo(Reason.NOT_REPEATED);
    }
}
