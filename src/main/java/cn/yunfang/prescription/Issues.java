package cn.yunfang.prescription;

import cn.yunfang.prescription.Prescription.Step;
import cn.yunfang.prescription.Transitions.Verb;
import cn.yunfang.shared.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** How time moves a prescription: one issue after the other, then its end. */
record Issues(Prescription rx) {
    /** How long a prescription that a pharmacy still holds outlives its end. */
    private static final Duration GRACE = Duration.ofHours(1);

    /** The same when a settlement paid for goods that the pharmacy owes. */
    private static final Duration GRACE_WHEN_PAID = Duration.ofDays(1);

    private static final UnaryOperator<PrescriptionLine> CANCEL =
            line -> line.to(LineState.CANCELLED);

    /**
     * The issue that needs a release by now: one whose time has come, or the open one of which a
     * bridge supply opened a part. 0 when there is none, or while a pharmacy holds lines.
     */
    int pending(Instant now) {
        if (!rx.gating().gated()
                || rx.state() != PrescriptionState.EFFECTIVE
                || held().findAny().isPresent()
                || !now.isBefore(rx.ends())) {
            return 0;
        }
        int planned = planned(now);
        if (planned > rx.issue()) {
            return planned;
        }
        return isPartlyOpen() ? rx.issue() : 0;
    }

    private boolean isPartlyOpen() {
        return rx.openLines().stream().anyMatch(line -> line.withheld().signum() > 0);
    }

    /** The last issue whose date has come. */
    private int planned(Instant now) {
        int last = rx.issue();
        while (last < rx.facts().issues() && !now.isBefore(rx.opens(last + 1))) {
            last++;
        }
        return last;
    }

    private Stream<PrescriptionLine> held() {
        return rx.lines().stream().filter(line -> line.state().isHeld());
    }

    /** What time brings; nothing while a pharmacy holds lines. */
    Outcome<Step> due(Instant now, Release release) {
        if (rx.state() != PrescriptionState.EFFECTIVE) {
            return expire(rx);
        }
        var held = held().toList();
        if (!held.isEmpty()) {
            boolean paid = held.stream().anyMatch(PrescriptionLine::isPaid);
            return rx.step(Verb.POSTPONE, rx.withDue(now.plus(paid ? GRACE_WHEN_PAID : GRACE)));
        }
        if (now.isBefore(rx.nextDue())) {
            return rx.step(Verb.POSTPONE, rx.withDue(rx.nextDue()));
        }
        if (!rx.gating().gated()) {
            return rx.issue() < rx.facts().issues() ? open(rx.issue() + 1) : end();
        }
        int pending = pending(now);
        return pending == 0 ? end() : release(pending, release, now);
    }

    private Outcome<Step> release(int issue, Release release, Instant now) {
        var again = earliest(release.lookAgain(), now);
        return switch (release.kind()) {
            case OPEN -> issue == rx.issue() ? openRest() : open(issue);
            case HOLD -> rx.step(Verb.HOLD, waiting(again));
            case WAIT -> Outcome.done(new Step(rx, waiting(again), List.of()));
            case BRIDGE ->
                    rx.mayBridge(issue)
                            ? bridge(issue, release.bridgeDays(), again)
                            : rx.step(Verb.HOLD, waiting(again));
            case STOP -> rx.step(Verb.STOP, rx.cancelFreeLines().withCancel(false));
        };
    }

    private Prescription waiting(Instant again) {
        return rx.withGating(rx.gating().waits(true)).withDue(again);
    }

    // another issue's date, or the end, changes what is to be decided
    private Instant earliest(Instant again, Instant now) {
        int planned = planned(now);
        var next = planned < rx.facts().issues() ? rx.opens(planned + 1) : rx.ends();
        return again.isBefore(next) ? again : next;
    }

    private Outcome<Step> bridge(int issue, int days, Instant again) {
        var part =
                opened(rx, issue)
                        .withLines(
                                line -> line.issue() == issue,
                                line -> line.withhold(line.quantity().subtract(part(line, days))));
        boolean rest =
                part.lines().stream()
                        .anyMatch(line -> line.issue() == issue && line.withheld().signum() > 0);
        var next = part.withGating(rx.gating().bridge().waits(rest));
        return rx.step(Verb.BRIDGE, next.withDue(rest ? again : next.nextDue()));
    }

    // whole packs, one at least: an issue is meant to last until the next
    private BigDecimal part(PrescriptionLine line, int days) {
        return line.quantity()
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(rx.facts().intervalDays()), 0, RoundingMode.CEILING)
                .max(BigDecimal.ONE)
                .min(line.quantity());
    }

    /** What a bridge supply left of the open issue. */
    private Outcome<Step> openRest() {
        var next =
                rx.withLines(line -> line.issue() == rx.issue(), PrescriptionLine::wholly)
                        .withGating(rx.gating().waits(false));
        return rx.step(Verb.OPEN_ISSUE, next.withDue(next.nextDue()));
    }

    /** What nobody fetched of the issue before lapses. */
    private Outcome<Step> open(int issue) {
        return lapsing(
                before -> {
                    var next =
                            opened(before.withLines(PrescriptionLine::isFree, CANCEL), issue)
                                    .withGating(rx.gating().waits(false));
                    return before.step(Verb.OPEN_ISSUE, next.withDue(next.nextDue()));
                });
    }

    private static Prescription opened(Prescription rx, int issue) {
        return rx.withLines(
                        line -> line.issue() < issue && line.state() == LineState.WAITING, CANCEL)
                .withIssue(issue)
                .opened(issue);
    }

    private Outcome<Step> end() {
        return lapsing(Issues::expire);
    }

    private static Outcome<Step> expire(Prescription rx) {
        return rx.step(Verb.EXPIRE, rx.cancelFreeLines().withCancel(false));
    }

    /** Says first that the open issue closes although nobody fetched anything of it. */
    private Outcome<Step> lapsing(Function<Prescription, Outcome<Step>> next) {
        return isUncollected()
                ? rx.step(Verb.LAPSE, rx.withLines(PrescriptionLine::isFree, CANCEL))
                        .then(step -> step.then(next))
                : next.apply(rx);
    }

    /** Whether an issue of a repeat prescription is open and nobody has anything of it. */
    boolean isUncollected() {
        return rx.facts().issues() > 1
                && rx.issue() > 0
                && rx.openLines().stream().anyMatch(PrescriptionLine::isFree)
                && rx.openLines().stream().allMatch(line -> line.dispensed().signum() == 0);
    }
}
