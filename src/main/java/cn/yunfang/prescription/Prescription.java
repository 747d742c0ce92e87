package cn.yunfang.prescription;

import cn.yunfang.prescription.Transitions.Verb;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A prescription as it stands, and the pure decisions about what may become of it. Every decision
 * answers the next prescription or a refusal; saving it is {@link Prescriptions#save}.
 *
 * @param facts what never changes after the pre-check
 * @param issue the issue open now, from 1; 0 before it is effective
 * @param dueAt when time itself will move it next
 */
public record Prescription(
        PrescriptionId id,
        PrescriptionFacts facts,
        PrescriptionState state,
        int issue,
        int version,
        boolean cancelRequested,
        Instant effectiveAt,
        Instant dueAt,
        List<PrescriptionLine> lines) {
    /** How long a prescription that a pharmacy still holds outlives its end. */
    private static final Duration GRACE = Duration.ofHours(1);

    /** A decision of a step: what it becomes and the event that tells of it. */
    public record Step(Prescription before, Prescription after, String event) {
        /** Goes on deciding from where this step ends; the later event is told. */
        Outcome<Step> then(java.util.function.Function<Prescription, Outcome<Step>> next) {
            return next.apply(after).map(step -> new Step(before, step.after, step.event));
        }
    }

    /** Lines of the issue open now. */
    public List<PrescriptionLine> openLines() {
        return lines.stream().filter(line -> line.issue() == Math.max(issue, 1)).toList();
    }

    /** Numbers of the lines that a claim holds now. */
    public List<Integer> heldBy(long claim) {
        return lines.stream()
                .filter(line -> line.claim() == claim && line.state().isHeld())
                .map(PrescriptionLine::no)
                .toList();
    }

    Outcome<Step> sign() {
        return step(Verb.SIGN, this);
    }

    Outcome<Step> upload() {
        return step(Verb.UPLOAD, this);
    }

    /** Effective from now: the first issue opens. */
    Outcome<Step> approve(Instant now) {
        var open = withLines(line -> line.issue() == 1, line -> line.to(LineState.AVAILABLE));
        var next =
                new Prescription(
                        id, facts, state, 1, version, cancelRequested, now, dueAt, open.lines);
        return step(Verb.APPROVE, next.withDue(next.nextDue(1)));
    }

    Outcome<Step> reject() {
        return step(Verb.REJECT, cancelFreeLines());
    }

    /** A pharmacy takes lines of the open issue; no numbers given means all that are free. */
    public Outcome<Step> claim(String pharmacy, long claim, List<Integer> wanted, Instant now) {
        if (state == PrescriptionState.EFFECTIVE && cancelRequested) {
            return Outcome.refused(Reason.CANCEL_REQUESTED);
        }
        if (state == PrescriptionState.EFFECTIVE && isOver(now)) {
            return wrongState(PrescriptionState.EXPIRED);
        }
        var open = openLines();
        var numbers =
                wanted.isEmpty()
                        ? open.stream()
                                .filter(PrescriptionLine::isFree)
                                .map(PrescriptionLine::no)
                                .toList()
                        : wanted;
        var missing =
                numbers.stream()
                        .filter(
                                no ->
                                        open.stream()
                                                .noneMatch(
                                                        line -> line.no() == no && line.isFree()))
                        .toList();
        if (state == PrescriptionState.EFFECTIVE && (numbers.isEmpty() || !missing.isEmpty())) {
            return nothingFree(
                    missing.isEmpty() ? open.stream().map(PrescriptionLine::no).toList() : missing);
        }
        return step(
                Verb.CLAIM,
                withLines(
                        line -> line.issue() == issue && numbers.contains(line.no()),
                        line -> line.heldBy(pharmacy, claim)));
    }

    // the end has passed though time's own step is still to come, or waits for a pharmacy
    private boolean isOver(Instant now) {
        return issue == facts.issues() && !now.isBefore(nextDue(issue));
    }

    private Outcome<Step> nothingFree(List<Integer> numbers) {
        boolean waiting = lines.stream().anyMatch(line -> line.state() == LineState.WAITING);
        boolean done = openLines().stream().allMatch(line -> line.state() == LineState.DISPENSED);
        return waiting && done
                ? Outcome.refused(
                        Reason.NOT_YET_OPEN, cn.yunfang.shared.ChinaTime.format(opens(issue + 1)))
                : Outcome.refused(
                        Refusal.at("lineNos", Reason.LINES_NOT_AVAILABLE, listed(numbers)));
    }

    public Outcome<Step> audit(long claim) {
        return step(Verb.AUDIT, withLines(line -> line.claim() == claim, PrescriptionLine::passed));
    }

    /** Lines go back to the market; a waiting cancellation then takes effect. */
    public Outcome<Step> giveBack(long claim, List<Integer> wanted) {
        var back = lines.stream().filter(line -> line.claim() == claim && line.state().isHeld());
        var chosen = back.filter(line -> wanted.isEmpty() || wanted.contains(line.no())).toList();
        if (chosen.isEmpty()) {
            return Outcome.refused(Reason.LEASE_ENDED);
        }
        var settled = chosen.stream().filter(line -> line.settlement() != 0).toList();
        if (!settled.isEmpty()) {
            return Outcome.refused(Reason.ALREADY_SETTLED);
        }
        var next = withLines(chosen::contains, line -> line.released(LineState.AVAILABLE));
        var given = step(Verb.GIVE_BACK, next);
        return cancelRequested && next.lines.stream().noneMatch(Prescription::isTouched)
                ? given.then(step -> step.then(Prescription::revoke))
                : given;
    }

    /** Hands over quantities by line number; the last line of the last issue completes it. */
    public Outcome<Step> dispense(long claim, Map<Integer, BigDecimal> quantities) {
        for (var entry : quantities.entrySet()) {
            var line = lineOf(claim, entry.getKey());
            if (line.isEmpty()) {
                return Outcome.refused(Reason.LEASE_ENDED);
            }
            if (!line.get().state().isHeld()
                    || entry.getValue().signum() <= 0
                    || entry.getValue().compareTo(line.get().remaining()) > 0) {
                return Outcome.refused(Reason.OVER_QUANTITY, entry.getKey());
            }
        }
        var next =
                withLines(
                                line -> line.claim() == claim && quantities.containsKey(line.no()),
                                line -> line.handedOver(handed(quantities, line.no())))
                        .cancelAnswered();
        boolean complete =
                next.issue == facts.issues()
                        && next.openLines().stream()
                                .allMatch(line -> line.state() == LineState.DISPENSED);
        var sold = step(Verb.DISPENSE, next);
        return complete ? sold.then(step -> step.then(Prescription::complete)) : sold;
    }

    private static BigDecimal handed(Map<Integer, BigDecimal> quantities, int no) {
        return quantities.getOrDefault(no, BigDecimal.ZERO);
    }

    private Outcome<Step> complete() {
        return step(Verb.COMPLETE, this);
    }

    /**
     * Takes goods of an issue back, whoever holds the lines by now; a line that was complete is
     * free again once it is unpaid.
     */
    public Outcome<Step> takeBack(int sold, Map<Integer, BigDecimal> quantities) {
        for (var entry : quantities.entrySet()) {
            boolean fits =
                    lines.stream()
                            .filter(line -> line.issue() == sold && line.no() == entry.getKey())
                            .anyMatch(line -> line.canComeBack(entry.getValue()));
            if (!fits) {
                return Outcome.refused(Reason.OVER_QUANTITY, entry.getKey());
            }
        }
        return step(
                Verb.RETURN,
                withLines(
                        line -> line.issue() == sold && quantities.containsKey(line.no()),
                        line -> line.takenBack(handed(quantities, line.no()))));
    }

    /** Marks lines that a pharmacy holds as paid; they stay with it until sold or undone. */
    public Prescription settled(List<Integer> numbers, String pharmacy, long settlement) {
        return withLines(
                line ->
                        line.state().isHeld()
                                && line.holder().equals(pharmacy)
                                && numbers.contains(line.no()),
                line -> line.paidBy(settlement));
    }

    /** Takes the payment off again; returned lines become free. */
    public Prescription unsettled(long settlement) {
        return withLines(
                line -> line.settlement() == settlement,
                line ->
                        line.state() == LineState.RETURNED
                                ? line.released(LineState.RETURNED)
                                : line.paidBy(0));
    }

    /** Revokes it, or says why that has to wait or cannot be. */
    Outcome<Step> revoke() {
        if (state == PrescriptionState.COMPLETED
                || lines.stream().anyMatch(line -> line.dispensed().signum() > 0)) {
            return Outcome.refused(Reason.ALREADY_DISPENSED);
        }
        return lines.stream().anyMatch(Prescription::isTouched)
                ? Outcome.refused(Reason.CANCEL_QUEUED)
                : step(Verb.REVOKE, cancelFreeLines());
    }

    /** The pharmacy that holds it answers by giving back or dispensing. */
    Outcome<Step> requestCancel() {
        return step(
                Verb.REQUEST_CANCEL,
                new Prescription(
                        id, facts, state, issue, version, true, effectiveAt, dueAt, lines));
    }

    /** What time brings: the next issue, or the end. */
    Outcome<Step> due(Instant now) {
        boolean held = lines.stream().anyMatch(line -> line.state().isHeld());
        if (state == PrescriptionState.EFFECTIVE
                && issue < facts.issues()
                && !now.isBefore(opens(issue + 1))) {
            return held ? step(Verb.OPEN_ISSUE, withDue(now.plus(GRACE))) : openNext();
        }
        if (state == PrescriptionState.EFFECTIVE && held) {
            return step(Verb.AUDIT, withDue(now.plus(GRACE)))
                    .map(step -> new Step(step.before, step.after, "ExpiryPostponed"));
        }
        return step(Verb.EXPIRE, cancelFreeLines());
    }

    private Outcome<Step> openNext() {
        var next =
                withLines(
                                line -> line.issue() == issue && line.isFree(),
                                line -> line.released(LineState.CANCELLED))
                        .withLines(
                                line -> line.issue() == issue + 1,
                                line -> line.to(LineState.AVAILABLE));
        return step(
                Verb.OPEN_ISSUE,
                new Prescription(
                        id,
                        facts,
                        state,
                        issue + 1,
                        version,
                        cancelRequested,
                        effectiveAt,
                        next.nextDue(issue + 1),
                        next.lines));
    }

    /** When an issue opens: the prescribing time plus the interval for each issue before it. */
    public Instant opens(int number) {
        return facts.prescribedAt()
                .plus(Duration.ofDays((long) facts.intervalDays() * (number - 1)));
    }

    private Instant nextDue(int open) {
        return open < facts.issues()
                ? opens(open + 1)
                : opens(open).plus(Duration.ofDays(facts.validDays()));
    }

    private Outcome<Step> step(Verb verb, Prescription next) {
        return Transitions.find(state, verb)
                .<Outcome<Step>>map(
                        row -> Outcome.done(new Step(this, next.to(row.to()), row.event())))
                .orElseGet(() -> wrongState(state));
    }

    private static Outcome<Step> wrongState(PrescriptionState is) {
        return Outcome.refused(Reason.WRONG_STATE, is.chinese(), is.english());
    }

    private java.util.Optional<PrescriptionLine> lineOf(long claim, int no) {
        return lines.stream().filter(line -> line.claim() == claim && line.no() == no).findFirst();
    }

    private static boolean isTouched(PrescriptionLine line) {
        return !line.holder().isEmpty() || line.dispensed().signum() > 0;
    }

    /** Line numbers as a refusal names them. */
    public static String listed(List<Integer> numbers) {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    private Prescription cancelFreeLines() {
        return withLines(
                line -> line.isFree() || line.state() == LineState.WAITING,
                line -> line.released(LineState.CANCELLED));
    }

    private Prescription withLines(
            Predicate<PrescriptionLine> which, UnaryOperator<PrescriptionLine> change) {
        var changed =
                lines.stream().map(line -> which.test(line) ? change.apply(line) : line).toList();
        return new Prescription(
                id, facts, state, issue, version, cancelRequested, effectiveAt, dueAt, changed);
    }

    Prescription withLines(List<PrescriptionLine> all) {
        return new Prescription(
                id,
                facts,
                state,
                issue,
                version,
                cancelRequested,
                effectiveAt,
                dueAt,
                List.copyOf(all));
    }

    private Prescription to(PrescriptionState next) {
        return new Prescription(
                id, facts, next, issue, version, cancelRequested, effectiveAt, dueAt, lines);
    }

    private Prescription cancelAnswered() {
        return new Prescription(id, facts, state, issue, version, false, effectiveAt, dueAt, lines);
    }

    private Prescription withDue(Instant due) {
        return new Prescription(
                id, facts, state, issue, version, cancelRequested, effectiveAt, due, lines);
    }
}
