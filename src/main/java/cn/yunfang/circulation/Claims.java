package cn.yunfang.circulation;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Holds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds on lines, for the steps that follow a download. */
@Component
public class Claims {
    /** A prescription together with the caller's own hold on it. */
    public record Holding(Prescription prescription, Claim claim) {}

    private final Database database;
    private final Prescriptions prescriptions;
    private final ClaimSecrets secrets;

    Claims(Database database, Prescriptions prescriptions, ClaimSecrets secrets) {
        this.database = database;
        this.prescriptions = prescriptions;
        this.secrets = secrets;
    }

    /** All holds on a prescription, oldest first. */
    public Sql<List<Claim>> of(PrescriptionId id) {
        return ClaimTable.of(id);
    }

    /**
     * Holds of a pharmacy, newest first.
     *
     * @param open only those that have not ended; @param before only older ones than this hold
     */
    public Sql<List<Claim>> ofPharmacy(String pharmacy, boolean open, long before, int most) {
        return ClaimTable.ofPharmacy(pharmacy, open, before, most);
    }

    /**
     * Which hold a message means.
     *
     * @param secret what the download gave, "" from a caller that knows none
     * @param itself whether a hold is the very one that the message tells of
     * @param due the state that such a message usually finds the hold in
     */
    public record Named(String hiRxno, String secret, Predicate<Claim> itself, Claim.State due) {}

    /** Reads the prescription and the caller's own hold, once proven; one round trip. */
    public Outcome<Holding> proven(Caller caller, Named named) {
        return proven(caller, named, new RoundTrip());
    }

    /** The same, sending other reads along, which see whatever is committed after these. */
    public Outcome<Holding> proven(Caller caller, Named named, RoundTrip others) {
        var id = PrescriptionId.ofHiRxno(named.hiRxno());
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN));
        }
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id.get()));
        var claims = trip.add(ClaimTable.of(id.get()));
        trip.addAll(others);
        database.send(trip);
        return found.get()
                .filter(rx -> rx.facts().hiRxno().equals(named.hiRxno()))
                .map(rx -> holding(rx, claims.get(), caller, named))
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN)));
    }

    private Outcome<Holding> holding(
            Prescription rx, List<Claim> claims, Caller caller, Named named) {
        var own = claims.stream().filter(claim -> claim.isOf(caller.institution())).toList();
        if (own.isEmpty()) {
            boolean taken = claims.stream().anyMatch(claim -> !claim.state().isVoid());
            return Outcome.refused(taken ? Reason.NOT_THE_HOLDER : Reason.LEASE_ENDED);
        }
        return switch (caller.proof()) {
            case SECRET ->
                    own.stream()
                            .filter(claim -> secrets.matches(claim.claimId(), named.secret()))
                            .findFirst()
                            .<Outcome<Holding>>map(claim -> Outcome.done(new Holding(rx, claim)))
                            .orElseGet(
                                    () ->
                                            Outcome.refused(
                                                    Refusal.at(
                                                            "claimSecret", Reason.WRONG_SECRET)));
            case INSTITUTION -> Outcome.done(new Holding(rx, meant(own, named)));
        };
    }

    /**
     * Without a secret: the hold that the message tells of; else the newest that waits for such a
     * message, the newest that is open, the newest that ended. Only what this pharmacy itself took
     * is asked, and what has ended opens nothing: it only lets a repeated message be known again.
     */
    private static Claim meant(List<Claim> own, Named named) {
        return newest(own, named.itself())
                .or(() -> newest(own, claim -> claim.state() == named.due()))
                .or(() -> newest(own, claim -> claim.state().isOpen()))
                .orElseGet(own::getLast);
    }

    private static Optional<Claim> newest(List<Claim> oldestFirst, Predicate<Claim> which) {
        return oldestFirst.reversed().stream().filter(which).findFirst();
    }

    /** Frees the goods put aside for lines that the claim held before the step and not after it. */
    static Sql<@Nullable Void> free(Claim claim, Prescription.Step step) {
        var gone = new ArrayList<>(step.before().heldBy(claim.claimId()));
        gone.removeAll(step.after().heldBy(claim.claimId()));
        return Holds.release(claim.id(), gone);
    }

    /** Sets where the hold stands and when it frees itself. */
    public Sql<@Nullable Void> move(Claim claim, Claim.State state, Instant leaseUntil) {
        return ClaimTable.move(claim.id(), claim.claimId(), state, leaseUntil);
    }
}
