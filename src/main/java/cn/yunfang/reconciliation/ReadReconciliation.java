package cn.yunfang.reconciliation;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reconciliations and their differences: an institution reads its own, a bureau its region's; each
 * look at differences, which name persons, is written down.
 */
@Component
public class ReadReconciliation {
    /** One with all its differences. */
    public record Whole(Reconciliation reconciliation, List<Difference> differences) {}

    /** A difference about one settlement, and the reconciliation that found it. */
    public record About(Reconciliation reconciliation, Difference difference) {}

    private static final int MOST = 500;
    private static final int MOST_ABOUT_ONE = 50;

    private final Database database;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadReconciliation(Database database, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** What the last reconciliations said about one settlement, for whoever may see it. */
    public Sql<List<About>> about(SettlementNumber settlement) {
        return ReconciliationTable.about(settlement.toString(), MOST_ABOUT_ONE);
    }

    /** The newest first, at most 500. */
    public Outcome<List<Reconciliation>> list(Caller caller, Instant from, Instant to) {
        var own = own(caller);
        return region(caller, own)
                .map(
                        region ->
                                database.read(
                                        ReconciliationTable.list(
                                                own.orElse(""), region, from, to, MOST)));
    }

    /** RECONCILIATION_UNKNOWN for those that are none of the caller's. */
    public Outcome<Whole> whole(Caller caller, long id, String purpose) {
        var own = own(caller);
        return region(caller, own)
                .then(
                        region ->
                                database.read(ReconciliationTable.find(id))
                                        .filter(
                                                one ->
                                                        own.map(one.institution()::equals)
                                                                .orElse(
                                                                        one.division()
                                                                                .startsWith(
                                                                                        region)))
                                        .map(one -> whole(caller, one, purpose))
                                        .orElseGet(
                                                () ->
                                                        Outcome.refused(
                                                                Reason.RECONCILIATION_UNKNOWN)));
    }

    private Outcome<Whole> whole(Caller caller, Reconciliation one, String purpose) {
        var trip = new RoundTrip();
        var differences = trip.add(ReconciliationTable.differences(one.id()));
        trip.add(
                accessLog.look(
                        caller, clock.instant(), "getReconciliation", one.institution(), purpose));
        return database.commit(trip)
                .<Outcome<Whole>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(new Whole(one, differences.get())));
    }

    private static Optional<String> own(Caller caller) {
        return switch (caller.role()) {
            case MEDICAL, PHARMACY -> Optional.of(caller.institution());
            default -> Optional.empty();
        };
    }

    private static Outcome<String> region(Caller caller, Optional<String> own) {
        return own.isPresent() ? Outcome.done("") : caller.region();
    }
}
