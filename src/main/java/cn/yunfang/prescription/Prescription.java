package cn.yunfang.prescription;

import cn.yunfang.prescription.Transitions.Verb;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A prescription as it stands, and the pure decisions about what may become of it. Every decision
 * answers the next prescription or a refusal; saving it is {@link Prescriptions#save}. What
 * pharmacies ask is decided in {@link AtPharmacy}.
 *
 * @param facts what never changes after the pre-check
 * @param issue the issue open now, from 1; 0 before it is effective
 * @param cancelRequested the doctor's revocation waits for those who hold lines
 * @param dueAt when time itself will move it next
 * @param gating whether issues need a release, and whether one waits
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
        Gating gating,
        List<PrescriptionLine> lines) {
    /** A decision of a step: what it becomes and the transitions that lead there. */
    public record Step(Prescription before, Prescription after, List<Transitions.Row> passed) {
        /** Goes on deciding from where this step ends. */
        Outcome<Step> then(Function<Prescription, Outcome<Step>> next) {
            return next.apply(after)
                    .map(
                            step -> {
                                var all = new ArrayList<>(passed);
                                all.addAll(step.passed);
                                return new Step(before, step.after, List.copyOf(all));
                            });
        }
    }

    /** Lines of the issue open now. */
    public List<PrescriptionLine> openLines() {
        return lines.stream().filter(line -> line.issue() == Math.max(issue, 1)).toList();
    }

    /** Numbers of the lines that a claim still holds. */
    public List<Integer> heldBy(long claim) {
        return lines.stream()
                .filter(line -> line.isHeldUnder(claim))
                .map(PrescriptionLine::no)
                .toList();
    }

    /** When an issue opens: each an interval after the one before it. */
    public Instant opens(int number) {
        return start().plus(Duration.ofDays((long) facts.intervalDays() * (number - 1)));
    }

    // counted from prescribing, unless the review took so long that an issue would be lost
    private Instant start() {
        var second = facts.prescribedAt().plus(Duration.ofDays(facts.intervalDays()));
        return facts.issues() > 1 && effectiveAt.isAfter(second)
                ? effectiveAt
                : facts.prescribedAt();
    }

    /** The moment from which nothing can be fetched any more. */
    public Instant ends() {
        return opens(facts.issues()).plus(Duration.ofDays(facts.validDays()));
    }

    // one that waits for its release is looked at as soon as nothing is in the way
    Instant nextDue() {
        if (gating.waiting()) {
            return effectiveAt;
        }
        return issue < facts.issues() ? opens(issue + 1) : ends();
    }

    /** This prescription, unless somebody saw an older version and insists on it. */
    Outcome<Prescription> expect(Optional<Integer> seen) {
        return seen.isEmpty() || seen.get() == version
                ? Outcome.done(this)
                : Outcome.refused(Refusal.at("If-Match", Reason.VERSION_DIFFERS, version));
    }

    Outcome<Step> sign() {
        return step(Verb.SIGN, this);
    }

    Outcome<Step> upload() {
        return step(Verb.UPLOAD, this);
    }

    /** Effective from now: the first issue opens. */
    Outcome<Step> approve(Instant now) {
        var open = with(1, cancelRequested, now, dueAt).opened(1);
        return step(Verb.APPROVE, open.withDue(open.nextDue()));
    }

    Outcome<Step> reject() {
        return step(Verb.REJECT, cancelFreeLines());
    }

    /** The first of two pharmacists approves; nothing else moves. */
    Outcome<Step> check() {
        return step(Verb.CHECK, this);
    }

    /** The pharmacist asks the doctor; nothing else moves. */
    Outcome<Step> ask() {
        return step(Verb.ASK, this);
    }

    /** The doctor answers. */
    Outcome<Step> answer() {
        return step(Verb.ANSWER, this);
    }

    /** A pharmacy takes lines of the open issue; no numbers given means all that are free. */
    public Outcome<Step> claim(String pharmacy, long claim, List<Integer> wanted, Instant now) {
        return new AtPharmacy(this).claim(pharmacy, claim, wanted, now);
    }

    /** The holder's pharmacist passes what the claim holds. */
    public Outcome<Step> audit(long claim) {
        return new AtPharmacy(this).audit(claim);
    }

    /** Lines go back to the market; a waiting cancellation then takes effect. */
    public Outcome<Step> giveBack(long claim, List<Integer> wanted) {
        return new AtPharmacy(this).giveBack(claim, wanted);
    }

    /** A settlement pays for quantities, by line number, of lines the pharmacy holds, audited. */
    public Outcome<Step> settle(
            String pharmacy, Map<Integer, BigDecimal> quantities, long settlement) {
        return new AtPharmacy(this).settle(pharmacy, quantities, settlement);
    }

    /**
     * Takes the payment off again. The caller has made sure that the patient keeps none of the
     * goods (the sales tell): what a line was paid for may have been served in parts.
     */
    public Outcome<Step> undoSettlement(long settlement) {
        return new AtPharmacy(this).undoSettlement(settlement);
    }

    /**
     * Hands over quantities by line number; the last line of the last issue completes it.
     *
     * @param settlement what paid for these goods, 0 when the patient paid himself
     */
    public Outcome<Step> dispense(
            long claim, Map<Integer, BigDecimal> quantities, long settlement) {
        return new AtPharmacy(this).dispense(claim, quantities, settlement);
    }

    /** Takes goods of an issue back, sold under the given settlement (0 none), by line number. */
    public Outcome<Step> takeBack(
            int ofIssue, Map<Integer, BigDecimal> quantities, long settlement) {
        return new AtPharmacy(this).takeBack(ofIssue, quantities, settlement);
    }

    /** Revokes it, or says why that has to wait or cannot be. */
    Outcome<Step> revoke() {
        if (state == PrescriptionState.COMPLETED
                || lines.stream().anyMatch(line -> line.dispensed().signum() > 0)) {
            return Outcome.refused(Reason.ALREADY_DISPENSED);
        }
        return lines.stream().anyMatch(PrescriptionLine::isTouched)
                ? Outcome.refused(Reason.CANCEL_QUEUED)
                : step(Verb.REVOKE, cancelFreeLines().withCancel(false));
    }

    /** The pharmacy that holds it answers by giving back or dispensing. */
    Outcome<Step> requestCancel() {
        return step(Verb.REQUEST_CANCEL, withCancel(true));
    }

    /** What time brings where issues open by their dates: the next one, or the end. */
    Outcome<Step> due(Instant now) {
        return new Issues(this).due(now, Release.BY_DATE);
    }

    /** Whether a bridge supply may open: once, and only for who has nothing left to fetch. */
    public boolean mayBridge(int next) {
        return !gating.bridged()
                && next > issue
                && openLines().stream().noneMatch(PrescriptionLine::isFree);
    }

    /** From now on issues that are still to open need a release. */
    Outcome<Prescription> gate(Instant now) {
        boolean open = state == PrescriptionState.EFFECTIVE || state == PrescriptionState.UPLOADED;
        if (!open || issue >= facts.issues() && !gating.waiting()) {
            return Outcome.refused(Reason.NOT_REPEATED);
        }
        var gated = withGating(gating.gate());
        return Outcome.done(gating.waiting() ? gated.withDue(now) : gated);
    }

    Prescription opened(int number) {
        return withLines(line -> line.issue() == number, line -> line.to(LineState.AVAILABLE));
    }

    /** Line numbers as a refusal names them. */
    public static String listed(List<Integer> numbers) {
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    Outcome<Step> step(Verb verb, Prescription next) {
        return Transitions.find(state, verb)
                .<Outcome<Step>>map(
                        row -> Outcome.done(new Step(this, next.in(row.to()), List.of(row))))
                .orElseGet(this::wrongState);
    }

    Outcome<Step> wrongState() {
        return Outcome.refused(Reason.WRONG_STATE, state.chinese(), state.english());
    }

    Prescription cancelFreeLines() {
        return withLines(
                line -> line.isFree() || line.state() == LineState.WAITING,
                line -> line.to(LineState.CANCELLED));
    }

    Prescription withLines(
            Predicate<PrescriptionLine> which, UnaryOperator<PrescriptionLine> change) {
        return withLines(
                lines.stream().map(line -> which.test(line) ? change.apply(line) : line).toList());
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
                gating,
                List.copyOf(all));
    }

    Prescription withCancel(boolean requested) {
        return with(issue, requested, effectiveAt, dueAt);
    }

    Prescription withDue(Instant due) {
        return with(issue, cancelRequested, effectiveAt, due);
    }

    Prescription withIssue(int open) {
        return with(open, cancelRequested, effectiveAt, dueAt);
    }

    Prescription withGating(Gating next) {
        return new Prescription(
                id, facts, state, issue, version, cancelRequested, effectiveAt, dueAt, next, lines);
    }

    private Prescription in(PrescriptionState next) {
        return new Prescription(
                id,
                facts,
                next,
                issue,
                version,
                cancelRequested,
                effectiveAt,
                dueAt,
                gating,
                lines);
    }

    private Prescription with(int open, boolean cancel, Instant effective, Instant due) {
        return new Prescription(
                id, facts, state, open, version, cancel, effective, due, gating, lines);
    }
}
