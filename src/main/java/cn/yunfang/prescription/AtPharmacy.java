package cn.yunfang.prescription;

import cn.yunfang.prescription.Prescription.Step;
import cn.yunfang.prescription.Transitions.Verb;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What pharmacies may do with a prescription: pure decisions on its lines. */
record AtPharmacy(Prescription rx) {

    Outcome<Step> claim(String pharmacy, long claim, List<Integer> wanted, Instant now) {
        if (rx.state() != PrescriptionState.EFFECTIVE) {
            return rx.wrongState();
        }
        if (!now.isBefore(rx.ends())) {
            var over = PrescriptionState.EXPIRED;
            return Outcome.refused(Reason.WRONG_STATE, over.chinese(), over.english());
        }
        if (rx.cancelRequested()) {
            return Outcome.refused(Reason.CANCEL_REQUESTED);
        }
        var open = rx.openLines();
        var free = numbers(open, PrescriptionLine::isFree);
        var numbers = wanted.isEmpty() ? free : wanted;
        if (numbers.isEmpty() || !free.containsAll(numbers)) {
            var missing = wanted.isEmpty() ? numbers(open, _ -> true) : without(numbers, free);
            return nothingFree(missing);
        }
        return rx.step(
                Verb.CLAIM,
                rx.withLines(
                        line -> line.issue() == rx.issue() && numbers.contains(line.no()),
                        line -> line.heldBy(pharmacy, claim)));
    }

    private Outcome<Step> nothingFree(List<Integer> numbers) {
        boolean waiting = rx.lines().stream().anyMatch(line -> line.state() == LineState.WAITING);
        boolean done = isServed(rx);
        if (done && rx.gating().waiting()) {
            return Outcome.refused(Reason.ISSUE_WAITS);
        }
        return waiting && done
                ? Outcome.refused(Reason.NOT_YET_OPEN, ChinaTime.format(rx.opens(rx.issue() + 1)))
                : Outcome.refused(
                        Refusal.at(
                                "lineNos",
                                Reason.LINES_NOT_AVAILABLE,
                                Prescription.listed(numbers)));
    }

    Outcome<Step> audit(long claim) {
        if (rx.lines().stream().noneMatch(line -> line.isHeldUnder(claim))) {
            return Outcome.refused(Reason.LEASE_ENDED);
        }
        return rx.step(
                Verb.AUDIT,
                rx.withLines(line -> line.isHeldUnder(claim), PrescriptionLine::passed));
    }

    Outcome<Step> giveBack(long claim, List<Integer> wanted) {
        var held = numbers(rx.lines(), line -> line.isHeldUnder(claim));
        var chosen = wanted.isEmpty() ? held : wanted;
        if (chosen.isEmpty() || !held.containsAll(chosen)) {
            return Outcome.refused(
                    wanted.isEmpty()
                            ? Refusal.of(Reason.LEASE_ENDED)
                            : Refusal.at("lineNos", Reason.LEASE_ENDED));
        }
        Predicate<PrescriptionLine> given =
                line -> line.isHeldUnder(claim) && chosen.contains(line.no());
        if (rx.lines().stream().filter(given).anyMatch(PrescriptionLine::isPaid)) {
            return Outcome.refused(Reason.ALREADY_SETTLED);
        }
        var next = rx.withLines(given, line -> line.released(LineState.AVAILABLE));
        return answeringCancel(rx.step(Verb.GIVE_BACK, punctual(next)));
    }

    Outcome<Step> settle(String pharmacy, Map<Integer, BigDecimal> quantities, long settlement) {
        if (rx.state() != PrescriptionState.EFFECTIVE) {
            return rx.wrongState();
        }
        Predicate<PrescriptionLine> named =
                line ->
                        line.state().isHeld()
                                && line.holder().equals(pharmacy)
                                && line.audited()
                                && quantities.containsKey(line.no());
        var lines = rx.lines().stream().filter(named).toList();
        if (quantities.isEmpty() || lines.size() != quantities.size()) {
            return Outcome.refused(Reason.NOT_HELD_FOR_SETTLEMENT);
        }
        for (var line : lines) {
            if (line.isPaid()) {
                return Outcome.refused(Reason.ALREADY_SETTLED);
            }
            if (!fits(quantity(quantities, line.no()), line.remaining())) {
                return Outcome.refused(Reason.OVER_QUANTITY, line.no());
            }
        }
        return rx.step(
                Verb.SETTLE,
                rx.withLines(
                        named, line -> line.paidBy(settlement, quantity(quantities, line.no()))));
    }

    Outcome<Step> undoSettlement(long settlement) {
        Predicate<PrescriptionLine> paid = line -> line.settlement() == settlement;
        if (rx.lines().stream()
                .filter(paid)
                .anyMatch(line -> line.state() == LineState.DISPENSED)) {
            return Outcome.refused(Reason.GOODS_NOT_RETURNED);
        }
        var unpaid =
                rx.withLines(
                        paid,
                        line ->
                                line.state().isHeld()
                                        ? line.paidBy(0, BigDecimal.ZERO)
                                        : line.released(line.state()));
        return answeringCancel(rx.step(Verb.UNDO_SETTLEMENT, unpaid));
    }

    Outcome<Step> dispense(long claim, Map<Integer, BigDecimal> quantities, long settlement) {
        if (rx.state() != PrescriptionState.EFFECTIVE) {
            return rx.wrongState();
        }
        for (var entry : quantities.entrySet()) {
            var refusal = refusal(held(claim, entry.getKey()), entry.getValue(), settlement);
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
        }
        var next =
                rx.withLines(
                                line ->
                                        line.isHeldUnder(claim)
                                                && quantities.containsKey(line.no()),
                                line -> line.handedOver(quantity(quantities, line.no())))
                        .withCancel(false);
        return completing(rx.step(Verb.DISPENSE, punctual(next)));
    }

    // what was settled is what may be handed over, and the other way round
    private static Optional<Refusal> refusal(
            Optional<PrescriptionLine> held, BigDecimal quantity, long settlement) {
        if (held.isEmpty()) {
            return Optional.of(Refusal.of(Reason.LEASE_ENDED));
        }
        var line = held.get();
        if (!line.audited()) {
            return Optional.of(Refusal.of(Reason.NOT_AUDITED));
        }
        if (settlement == 0 && line.isPaid()) {
            return Optional.of(Refusal.at("payMode", Reason.SETTLEMENT_DIFFERS));
        }
        if (settlement != 0 && line.settlement() != settlement) {
            boolean unpaid = line.settlement() == 0;
            return Optional.of(
                    Refusal.at(
                            "setlId",
                            unpaid ? Reason.SETTLEMENT_MISSING : Reason.SETTLEMENT_DIFFERS));
        }
        var most = settlement == 0 ? line.remaining() : line.owed();
        return fits(quantity, most)
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.OVER_QUANTITY, line.no()));
    }

    Outcome<Step> takeBack(int issue, Map<Integer, BigDecimal> quantities, long settlement) {
        for (var entry : quantities.entrySet()) {
            int no = entry.getKey();
            boolean fits =
                    rx.lines().stream()
                            .filter(line -> line.issue() == issue && line.no() == no)
                            .anyMatch(line -> fits(entry.getValue(), line.dispensed()));
            if (!fits) {
                return Outcome.refused(Reason.OVER_QUANTITY, no);
            }
        }
        var next =
                rx.withLines(
                        line -> line.issue() == issue && quantities.containsKey(line.no()),
                        line -> line.takenBack(quantity(quantities, line.no()), settlement));
        var taken = rx.step(Verb.RETURN, next);
        return rx.state() == PrescriptionState.COMPLETED
                ? completing(taken)
                : answeringCancel(taken);
    }

    private static Outcome<Step> completing(Outcome<Step> done) {
        return done.then(
                step -> {
                    var rx = step.after();
                    return rx.issue() == rx.facts().issues() && isServed(rx) && isWhole(rx)
                            ? step.then(next -> next.step(Verb.COMPLETE, next))
                            : done;
                });
    }

    // a cancellation that waited takes effect when nobody holds or has anything any more
    private static Outcome<Step> answeringCancel(Outcome<Step> done) {
        return done.then(
                step ->
                        step.after().state() == PrescriptionState.EFFECTIVE
                                        && step.after().cancelRequested()
                                        && step.after().lines().stream()
                                                .noneMatch(PrescriptionLine::isTouched)
                                ? step.then(Prescription::revoke)
                                : done);
    }

    // what was postponed for the holder's sake is due again once nothing is held
    private static Prescription punctual(Prescription next) {
        return next.lines().stream().anyMatch(line -> line.state().isHeld())
                ? next
                : next.withDue(next.nextDue());
    }

    private static boolean isServed(Prescription rx) {
        return rx.openLines().stream().allMatch(line -> line.state() == LineState.DISPENSED);
    }

    private static boolean isWhole(Prescription rx) {
        return rx.openLines().stream().allMatch(line -> line.withheld().signum() == 0);
    }

    private Optional<PrescriptionLine> held(long claim, int no) {
        return rx.lines().stream()
                .filter(line -> line.isHeldUnder(claim) && line.no() == no)
                .findFirst();
    }

    private static boolean fits(BigDecimal quantity, BigDecimal most) {
        return quantity.signum() > 0 && quantity.compareTo(most) <= 0;
    }

    private static BigDecimal quantity(Map<Integer, BigDecimal> quantities, int no) {
        return quantities.getOrDefault(no, BigDecimal.ZERO);
    }

    private static List<Integer> numbers(
            List<PrescriptionLine> lines, Predicate<PrescriptionLine> which) {
        return lines.stream().filter(which).map(PrescriptionLine::no).toList();
    }

    private static List<Integer> without(List<Integer> all, List<Integer> some) {
        return all.stream().filter(no -> !some.contains(no)).toList();
    }
}
