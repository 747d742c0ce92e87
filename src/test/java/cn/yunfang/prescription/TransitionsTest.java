package cn.yunfang.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.prescription.Prescription.Step;
import cn.yunfang.prescription.Transitions.Verb;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {
    @Test
    void everyStateAndVerbIsInTheTableAndNoPairTwice() {
        var pairs = new HashSet<String>();
        for (var row : Transitions.table()) {
            assertThat(pairs.add(row.from() + " " + row.verb())).as("%s", row).isTrue();
        }
        var states = new HashSet<PrescriptionState>();
        Transitions.table().forEach(row -> states.addAll(List.of(row.from(), row.to())));
        assertThat(states).containsExactlyInAnyOrder(PrescriptionState.values());
        assertThat(Transitions.table().stream().map(Transitions.Row::verb))
                .containsAll(Arrays.asList(Verb.values()));
    }

    @Test
    void everyStateCanBeReachedFromTheFirst() {
        var reached = new HashSet<>(List.of(PrescriptionState.RESERVED));
        while (Transitions.table().stream()
                .filter(row -> reached.contains(row.from()))
                .map(Transitions.Row::to)
                .toList()
                .stream()
                .anyMatch(reached::add)) {}
        assertThat(reached).containsExactlyInAnyOrder(PrescriptionState.values());
    }

    @Test
    void rejectedAndRevokedAreFinal() {
        assertThat(Transitions.table().stream().map(Transitions.Row::from))
                .doesNotContain(PrescriptionState.REJECTED, PrescriptionState.REVOKED);
    }

    @ParameterizedTest
    @MethodSource("everyStateAndVerb")
    void aVerbIsDoneExactlyWhereTheTableHasIt(PrescriptionState state, Verb verb) {
        var row = Transitions.find(state, verb);
        var outcome = ask(in(state, verb), verb);
        switch (outcome) {
            case Outcome.Done<Step>(var step) -> {
                assertThat(row).isPresent();
                assertThat(step.before().state()).isEqualTo(state);
                assertThat(step.passed().getFirst()).isEqualTo(row.get());
                assertThat(step.after().state()).isEqualTo(step.passed().getLast().to());
            }
            case Outcome.Refused<Step>(var refusal) -> {
                assertThat(row).as(refusal.message()).isEmpty();
                assertThat(refusal.reason())
                        .isIn(
                                Reason.WRONG_STATE,
                                Reason.LEASE_ENDED,
                                Reason.ALREADY_DISPENSED,
                                Reason.OVER_QUANTITY);
            }
        }
    }

    static Stream<Arguments> everyStateAndVerb() {
        return Arrays.stream(PrescriptionState.values())
                .flatMap(
                        state ->
                                Arrays.stream(Verb.values())
                                        .map(verb -> Arguments.of(state, verb)));
    }

    /** A prescription in that state, and fit for the verb as far as the state lets it be. */
    private static Prescription in(PrescriptionState state, Verb verb) {
        return switch (state) {
            case RESERVED -> Rx.reserved(1, 0, 2);
            case SIGNED -> Rx.after(Rx.reserved(1, 0, 2).sign());
            case UPLOADED -> Rx.uploaded(1, 0, 2);
            case EFFECTIVE -> effectiveFor(verb);
            case COMPLETED -> sold(Rx.paid(Rx.effective(2)));
            case REJECTED -> Rx.after(Rx.uploaded(1, 0, 2).reject());
            case REVOKED -> Rx.after(Rx.effective(2).revoke());
            case EXPIRED -> {
                var part = Rx.paid(Rx.effective(2, 1), 1);
                yield Rx.after(sold(part).due(Rx.NOW.plus(Duration.ofDays(4))));
            }
        };
    }

    private static Prescription effectiveFor(Verb verb) {
        return switch (verb) {
            case AUDIT, GIVE_BACK, SETTLE -> Rx.held(Rx.effective(2));
            case DISPENSE, UNDO_SETTLEMENT, POSTPONE -> Rx.paid(Rx.effective(2));
            case RETURN -> sold(Rx.paid(Rx.effective(2, 1), 1));
            case OPEN_ISSUE -> sold(Rx.paid(Rx.repeated(2, 28, 2)));
            case LAPSE -> Rx.repeated(2, 28, 2);
            case HOLD, BRIDGE, STOP -> sold(Rx.paid(Rx.gated(2, 28, 2)));
            default -> Rx.effective(2);
        };
    }

    private static Prescription sold(Prescription rx) {
        return Rx.after(rx.dispense(Rx.FIRST, Rx.boxes(1, 2), Rx.PAID));
    }

    private static Outcome<Step> ask(Prescription rx, Verb verb) {
        return switch (verb) {
            case SIGN -> rx.sign();
            case UPLOAD -> rx.upload();
            case APPROVE -> rx.approve(Rx.NOW);
            case REJECT -> rx.reject();
            case CHECK -> rx.check();
            case ASK -> rx.ask();
            case ANSWER -> rx.answer();
            case CLAIM -> rx.claim(Rx.ANDE, Rx.FIRST, List.of(), Rx.NOW);
            case AUDIT -> rx.audit(Rx.FIRST);
            case GIVE_BACK -> rx.giveBack(Rx.FIRST, List.of());
            case SETTLE -> rx.settle(Rx.ANDE, Rx.boxes(1, 2), Rx.PAID);
            case DISPENSE -> rx.dispense(Rx.FIRST, Rx.boxes(1, 1), Rx.PAID);
            case COMPLETE -> rx.step(Verb.COMPLETE, rx);
            case RETURN -> rx.takeBack(1, Rx.boxes(1, 1), Rx.PAID);
            // one that paid for none of its lines: what is out would be refused for itself
            case UNDO_SETTLEMENT -> rx.undoSettlement(99);
            case OPEN_ISSUE, LAPSE, POSTPONE -> overdue(rx, verb);
            case HOLD, BRIDGE, STOP -> released(rx, verb);
            case REQUEST_CANCEL -> rx.requestCancel();
            case REVOKE -> rx.revoke();
            case EXPIRE -> rx.step(Verb.EXPIRE, rx);
        };
    }

    private static Outcome<Step> released(Prescription rx, Verb verb) {
        var now = Rx.NOW.plus(Duration.ofDays(30));
        var kind = Release.Kind.valueOf(verb.name());
        return rx.state() == PrescriptionState.EFFECTIVE
                ? new Issues(rx).due(now, Rx.release(kind, now.plusSeconds(1), 7))
                : rx.step(verb, rx);
    }

    // time decides by itself which of its verbs it is; in other states it would be the end
    private static Outcome<Step> overdue(Prescription rx, Verb verb) {
        return rx.state() == PrescriptionState.EFFECTIVE
                ? rx.due(Rx.NOW.plus(Duration.ofDays(30)))
                : rx.step(verb, rx);
    }
}
