package cn.yunfang.clearing;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applications for clearing and orders to the bank as they are read; each look is written down. */
@Component
public class ReadClearing {
    /**
     * One application whole.
     *
     * @param prepaid what the institution holds of prepayments now
     */
    public record Whole(ClearingApplication application, List<Deduction> deductions, Fen prepaid) {}

    /**
     * What the decision on an application deducts from one settlement.
     *
     * @param division of the bureau that decided
     */
    public record Deducted(
            long application, String division, YearMonth month, Deduction deduction) {}

    private static final int MOST = 1_000;

    private final Database database;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadClearing(Database database, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** What standing decisions deduct from one settlement, for whoever may see it. */
    public Sql<List<Deducted>> about(SettlementNumber settlement) {
        return DeductionTable.about(settlement);
    }

    /** CLEARING_UNKNOWN for those that are none of the caller's. */
    public Outcome<Whole> whole(Caller caller, long id, String purpose) {
        var one = database.read(ClearingTable.find(id));
        return ClearingSight.found(caller, one).then(found -> whole(caller, found, purpose));
    }

    private Outcome<Whole> whole(Caller caller, ClearingApplication one, String purpose) {
        var trip = new RoundTrip();
        var now = trip.add(ClearingTable.find(one.id()));
        var deductions = trip.add(DeductionTable.of(one.id()));
        var prepaid = trip.add(PaymentTable.prepaid(one.institution()));
        trip.add(
                accessLog.look(
                        caller,
                        clock.instant(),
                        "getClearingApplication",
                        one.institution(),
                        purpose));
        return database.commit(trip)
                .<Outcome<Whole>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.done(
                                        new Whole(
                                                now.get().orElse(one),
                                                deductions.get(),
                                                prepaid.get())));
    }

    /** Those of a month: an institution's own, or of a bureau's region. */
    public Outcome<List<ClearingApplication>> list(Caller caller, YearMonth month, String purpose) {
        return switch (caller.role()) {
            case MEDICAL, PHARMACY -> list(caller, month, caller.institution(), "", purpose);
            default -> caller.region().then(region -> list(caller, month, "", region, purpose));
        };
    }

    private Outcome<List<ClearingApplication>> list(
            Caller caller, YearMonth month, String institution, String region, String purpose) {
        var trip = new RoundTrip();
        var all = trip.add(ClearingTable.list(month, institution, region, MOST));
        var subject = institution.isEmpty() ? "clearing:" + region : institution;
        trip.add(
                accessLog.look(
                        caller, clock.instant(), "listClearingApplications", subject, purpose));
        return database.commit(trip)
                .<Outcome<List<ClearingApplication>>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(all.get()));
    }

    /** Orders to the bank of the caller's region, from a moment on and before another. */
    public Outcome<List<Payment>> payments(Caller caller, Instant from, Instant to) {
        return caller.region().map(region -> database.read(PaymentTable.list(region, from, to)));
    }

    /** Prepayments of the caller's region that wait for their release, oldest first. */
    public Outcome<List<Payment>> waiting(Caller caller) {
        return caller.region().map(region -> database.read(PaymentTable.waiting(region, MOST)));
    }
}
