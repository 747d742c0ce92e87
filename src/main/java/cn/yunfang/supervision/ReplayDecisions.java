package cn.yunfang.supervision;

import cn.yunfang.evidence.DecisionLog;
import cn.yunfang.evidence.DecisionLog.Taken;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the decisions of a span of time again and counts where the rules say something else now:
 * nothing may, unless a release changed the tables; then it shows what the release changes.
 */
@Component
public class ReplayDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDecisions.class);

    /** Decisions looked at in one go, a second or two of work. */
    static final int BATCH = 500;

    private static final int EXAMPLES = 20;

    /** Where it goes on. */
    public record Place(Instant at, PrescriptionId id) {
        /** Before all decisions taken from a moment on. */
        public static Place from(Instant moment) {
            return new Place(moment.minusNanos(1000), new PrescriptionId(new Bucket(0), 1));
        }
    }

    /** One decision that comes out otherwise: what was said and what would be now. */
    public record Different(
            String hiRxno, Instant decidedAt, List<Verdict.Finding> said, Verdict now) {}

    /**
     * @param same decisions that come out the same; @param different the others
     * @param unreadable decisions that this release can no longer read
     * @param examples the first of those
     * @param next where to go on; empty at the end
     */
    public record Replayed(
            int same,
            int different,
            int unreadable,
            List<Different> examples,
            Optional<Place> next) {}

    /** A decision that comes out otherwise, before its number is looked up. */
    private record Found(Taken taken, List<Verdict.Finding> said, Verdict now) {}

    private final Database database;
    private final Prescriptions prescriptions;
    private final Rules rules;

    ReplayDecisions(Database database, Prescriptions prescriptions, Rules rules) {
        this.database = database;
        this.prescriptions = prescriptions;
        this.rules = rules;
    }

    /** Of the bureau's region, those after a place and before a moment, at most 500 looked at. */
    public Outcome<Replayed> replay(Caller bureau, Place after, Instant until) {
        return bureau.region().map(region -> replay(region, after, until));
    }

    private Replayed replay(String region, Place after, Instant until) {
        var batch = database.read(DecisionLog.taken(after.at(), after.id(), until, BATCH));
        var again = new ArrayList<Found>();
        int unreadable = 0;
        for (var one : batch) {
            try {
                again(one, region).ifPresent(again::add);
            } catch (RuntimeException e) {
                LOG.error("the decision about {} cannot be taken again", one.id(), e);
                unreadable++;
            }
        }
        var different = again.stream().filter(this::isDifferent).toList();
        return new Replayed(
                again.size() - different.size(),
                different.size(),
                unreadable,
                examples(different.stream().limit(EXAMPLES).toList()),
                batch.size() < BATCH
                        ? Optional.empty()
                        : Optional.of(
                                new Place(batch.getLast().decision().at(), batch.getLast().id())));
    }

    private boolean isDifferent(Found one) {
        return !rules.same(one.taken.decision().at(), one.said, one.now.findings());
    }

    private Optional<Found> again(Taken one, String region) {
        var decision = one.decision();
        return rules.replay(decision.input(), decision.at(), region)
                .map(now -> new Found(one, Verdict.read(decision.findings()), now));
    }

    private List<Different> examples(List<Found> found) {
        var trip = new RoundTrip();
        var numbers =
                found.stream().map(one -> trip.add(prescriptions.find(one.taken.id()))).toList();
        database.send(trip);
        return IntStream.range(0, found.size())
                .mapToObj(i -> different(found.get(i), numbers.get(i)))
                .toList();
    }

    private static Different different(Found one, Supplier<Optional<Prescription>> rx) {
        return new Different(
                rx.get().map(found -> found.facts().hiRxno()).orElse(""),
                one.taken.decision().at(),
                one.said,
                one.now);
    }
}
