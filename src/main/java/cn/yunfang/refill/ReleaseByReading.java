package cn.yunfang.refill;

import cn.yunfang.prescription.IssueGate;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.Release;
import cn.yunfang.reading.Kind;
import cn.yunfang.reading.Kinds;
import cn.yunfang.reading.Reading;
import cn.yunfang.reading.ReadingWork;
import cn.yunfang.reading.Readings;
import cn.yunfang.refill.ReleasePlan.Verdict;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Decides about issues whose time has come, by the plan, the doctor's word and the newest readings
 * (docs/adr/0013). A new reading lets those that wait be decided on again, in its own commit.
 */
@Component
class ReleaseByReading implements IssueGate, ReadingWork {
    private static final Duration BETWEEN_REMINDERS = Duration.ofDays(7);

    /** A patient is reminded before his bridge supply is used up. */
    private static final int BEFORE_END_DAYS = 2;

    private final Prescriptions prescriptions;
    private final Readings readings;
    private final List<String> kinds;

    ReleaseByReading(Prescriptions prescriptions, Readings readings, Kinds kinds) {
        this.prescriptions = prescriptions;
        this.readings = readings;
        this.kinds = kinds.all().stream().map(Kind::code).toList();
    }

    /** What is known when an issue's time has come. */
    record Case(
            Prescription rx,
            int issue,
            Optional<ReleasePlan> plan,
            Optional<Wait> last,
            List<Reading> latest) {
        /** What is known of this issue's waiting. */
        Optional<Wait> waited() {
            return last.filter(one -> one.issue() == issue);
        }
    }

    @Override
    public Supplier<Release> ask(RoundTrip trip, Prescription rx, int issue, Instant now) {
        var personNo = rx.facts().personNo();
        var plan = trip.add(PlanTable.find(rx.id()));
        var last = trip.add(WaitTable.last(rx.id()));
        var latest = trip.add(readings.latest(personNo, kinds, now.minus(Duration.ofDays(366))));
        return () -> decide(new Case(rx, issue, plan.get(), last.get(), latest.get()), now);
    }

    /** The decision, a function of what is known. */
    static Release decide(Case known, Instant now) {
        var state = known.waited().map(Wait::state).orElse(Wait.State.WAITING);
        if (state == Wait.State.STOPPED) {
            return new Release(Release.Kind.STOP, now, 0, "DOCTOR", List.of());
        }
        if (state == Wait.State.RELEASED || known.plan.isEmpty()) {
            return open(known, "DOCTOR", now);
        }
        var plan = known.plan.get();
        return switch (plan.judge(known.latest, now)) {
            case IN_RANGE -> open(known, "IN_RANGE", now);
            case OUT_OF_RANGE -> outOfRange(known, now);
            case MISSING -> missing(known, plan, now);
        };
    }

    private static Release open(Case known, String why, Instant now) {
        return new Release(
                Release.Kind.OPEN,
                now,
                0,
                why,
                List.of(WaitTable.close(known.rx.id(), known.issue, true)));
    }

    private static Release outOfRange(Case known, Instant now) {
        var before = known.waited().filter(one -> one.why() == Verdict.OUT_OF_RANGE);
        var next = waits(known, Verdict.OUT_OF_RANGE, now, false);
        boolean news = before.isEmpty();
        // the same values again leave the doctor's word that the patient shall come
        return before.isPresent() && before.get().sawSame(next)
                ? hold(Release.Kind.WAIT, now, "", List.of())
                : hold(
                        news ? Release.Kind.HOLD : Release.Kind.WAIT,
                        now,
                        Verdict.OUT_OF_RANGE.name(),
                        writes(known, next));
    }

    private static Release missing(Case known, ReleasePlan plan, Instant now) {
        var before = known.waited();
        if (before.isEmpty() && known.rx.mayBridge(known.issue) && plan.bridgeDays() > 0) {
            int days = plan.bridgeDays();
            return new Release(
                    Release.Kind.BRIDGE,
                    now.plus(Duration.ofDays(Math.max(1, days - BEFORE_END_DAYS))),
                    days,
                    Verdict.MISSING.name(),
                    writes(known, waits(known, Verdict.MISSING, now, true)));
        }
        // what was out of range is the doctor's to decide, however old it is by now
        boolean doctors = before.filter(one -> one.why() == Verdict.OUT_OF_RANGE).isPresent();
        boolean reminded = before.filter(one -> now.isBefore(next(one, plan))).isPresent();
        return doctors || reminded
                ? hold(Release.Kind.WAIT, now, "", List.of())
                : hold(
                        Release.Kind.HOLD,
                        now,
                        Verdict.MISSING.name(),
                        writes(known, waits(known, Verdict.MISSING, now, false)));
    }

    private static Instant next(Wait wait, ReleasePlan plan) {
        boolean first = wait.bridged() && wait.remindedAt().equals(wait.since());
        return wait.remindedAt()
                .plus(
                        first
                                ? Duration.ofDays(Math.max(1, plan.bridgeDays() - BEFORE_END_DAYS))
                                : BETWEEN_REMINDERS);
    }

    private static Release hold(Release.Kind kind, Instant now, String why, List<Sql<?>> writes) {
        return new Release(kind, now.plus(Duration.ofDays(1)), 0, why, writes);
    }

    private static List<Sql<?>> writes(Case known, Wait next) {
        return List.of(WaitTable.close(known.rx.id(), known.issue, false), WaitTable.put(next));
    }

    private static Wait waits(Case known, Verdict why, Instant now, boolean bridged) {
        var facts = known.rx.facts();
        var plan = known.plan.orElseThrow();
        return new Wait(
                known.rx.id(),
                known.issue,
                facts.hiRxno(),
                facts.personNo(),
                facts.doctor(),
                facts.institution(),
                why,
                known.latest.stream()
                        .filter(one -> plan.kinds().contains(one.kind()))
                        .sorted(Comparator.comparing(Reading::kind))
                        .map(one -> new Wait.Seen(one.kind(), one.value(), one.measuredAt()))
                        .toList(),
                bridged,
                Wait.State.WAITING,
                known.waited().map(Wait::since).orElse(now),
                now,
                known.rx.ends(),
                "");
    }

    @Override
    public List<Sql<?>> uncollected(Prescription rx, Instant now) {
        return List.of(UncollectedTable.add(rx, now));
    }

    @Override
    public List<Sql<?>> beside(String personNo, Instant now) {
        return List.of(prescriptions.reconsider(personNo, now));
    }
}
