package cn.yunfang.refill;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.reading.Kind;
import cn.yunfang.reading.Kinds;
import cn.yunfang.refill.ReleasePlan.Criterion;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.writing.RxDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A doctor's institution says what issues that are still to open wait for. */
@Component
public class SetPlan {
    private static final int USUAL_FRESH_DAYS = 7;
    private static final int USUAL_BRIDGE_DAYS = 7;
    private static final int MOST_FRESH_DAYS = 90;
    private static final int MOST_BRIDGE_DAYS = 14;
    private static final int MOST_CRITERIA = 4;

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Kinds kinds;

    SetPlan(Database database, Journal journal, Prescriptions prescriptions, Kinds kinds) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.kinds = kinds;
    }

    /** What is wrong with a plan, whatever prescription it is for. */
    Optional<Refusal> refusal(RxDraft.Release draft) {
        var criteria = criteria(draft);
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            return Optional.of(Refusal.invalid("release.criteria", "续方条件", "1–" + MOST_CRITERIA));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < criteria.size(); i++) {
            var at = "release.criteria[" + i + "].";
            var one = criteria.get(i);
            var kind = kinds.of(text(one));
            if (kind.isEmpty()) {
                return Optional.of(Refusal.at(at + "kind", Reason.READING_KIND_UNKNOWN, text(one)));
            }
            if (!seen.add(kind.get().code()) || !isRange(kind.get(), one)) {
                return Optional.of(
                        Refusal.invalid(
                                at + "low",
                                kind.get().chinese(),
                                "low ≤ high, %s–%s %s"
                                        .formatted(
                                                kind.get().lowest().toPlainString(),
                                                kind.get().highest().toPlainString(),
                                                kind.get().unit())));
            }
        }
        return within("release.freshDays", "有效天数", freshDays(draft), 1, MOST_FRESH_DAYS)
                .or(
                        () ->
                                within(
                                        "release.bridgeDays",
                                        "过渡天数",
                                        bridgeDays(draft),
                                        0,
                                        MOST_BRIDGE_DAYS));
    }

    private static boolean isRange(Kind kind, RxDraft.Criterion one) {
        var bounds = Stream.of(one.low(), one.high()).flatMap(Stream::ofNullable).toList();
        return !bounds.isEmpty()
                && bounds.stream().allMatch(kind::isPlausible)
                && isOrdered(bounds);
    }

    private static boolean isOrdered(List<BigDecimal> bounds) {
        return bounds.getFirst().compareTo(bounds.getLast()) <= 0;
    }

    private static Optional<Refusal> within(
            String field, String name, int said, int least, int most) {
        return said < least || said > most
                ? Optional.of(Refusal.invalid(field, name, least + "–" + most))
                : Optional.empty();
    }

    private static List<RxDraft.Criterion> criteria(RxDraft.Release draft) {
        return Optional.ofNullable(draft.criteria()).orElse(List.of());
    }

    private static String text(RxDraft.Criterion one) {
        return Optional.ofNullable(one.kind()).orElse("");
    }

    private static int freshDays(RxDraft.Release draft) {
        return Optional.ofNullable(draft.freshDays()).orElse(USUAL_FRESH_DAYS);
    }

    private static int bridgeDays(RxDraft.Release draft) {
        return Optional.ofNullable(draft.bridgeDays()).orElse(USUAL_BRIDGE_DAYS);
    }

    /** Sets it on a prescription of the caller's institution; the same again changes nothing. */
    public Outcome<ReleasePlan> set(Caller caller, String hiRxno, RxDraft.Release draft) {
        var wrong = refusal(draft);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> Journal.attempt(() -> once(caller, id, draft)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<ReleasePlan> once(Caller caller, PrescriptionId id, RxDraft.Release draft) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var before = trip.add(PlanTable.find(id));
        database.send(trip);
        var own = found.get().filter(rx -> rx.facts().institution().equals(caller.institution()));
        if (own.isEmpty()) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var next = plan(caller, own.get(), draft, before.get().map(ReleasePlan::version).orElse(0));
        if (before.get().filter(next::saysSame).isPresent()) {
            return Outcome.done(before.get().get());
        }
        return prescriptions
                .gate(own.get())
                .then(
                        writes -> {
                            var all = new ArrayList<Sql<?>>(writes);
                            all.add(PlanTable.add(next));
                            return journal.commit(next, caller, all, List.of());
                        });
    }

    private ReleasePlan plan(
            Caller caller, Prescription rx, RxDraft.Release draft, int versionBefore) {
        return new ReleasePlan(
                rx.id(),
                rx.facts().personNo(),
                criteria(draft).stream()
                        .map(one -> new Criterion(text(one), one.low(), one.high()))
                        .toList(),
                freshDays(draft),
                bridgeDays(draft),
                versionBefore + 1,
                caller.actor(),
                journal.now());
    }
}
