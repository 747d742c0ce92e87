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
import java.time.Instant;
import java.util.List;
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

    /** Reads the prescription and the caller's own hold, proven by its secret; one round trip. */
    public Outcome<Holding> proven(Caller caller, String hiRxno, String secret) {
        return proven(caller, hiRxno, secret, new RoundTrip());
    }

    /** The same, sending the other reads of the trip along. */
    public Outcome<Holding> proven(Caller caller, String hiRxno, String secret, RoundTrip trip) {
        var id = PrescriptionId.ofHiRxno(hiRxno);
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN));
        }
        var found = trip.add(prescriptions.find(id.get()));
        var claims = trip.add(ClaimTable.of(id.get()));
        database.send(trip);
        return found.get()
                .filter(rx -> rx.facts().hiRxno().equals(hiRxno))
                .map(rx -> holding(rx, claims.get(), caller, secret))
                .orElseGet(
                        () -> Outcome.refused(Refusal.at("hiRxno", Reason.PRESCRIPTION_UNKNOWN)));
    }

    private Outcome<Holding> holding(
            Prescription rx, List<Claim> claims, Caller caller, String secret) {
        var own = claims.stream().filter(claim -> claim.isOf(caller.institution())).toList();
        if (own.isEmpty()) {
            boolean taken = claims.stream().anyMatch(claim -> !claim.state().isVoid());
            return Outcome.refused(taken ? Reason.NOT_THE_HOLDER : Reason.LEASE_ENDED);
        }
        return own.stream()
                .filter(claim -> secrets.matches(claim.claimId(), secret))
                .findFirst()
                .<Outcome<Holding>>map(claim -> Outcome.done(new Holding(rx, claim)))
                .orElseGet(() -> Outcome.refused(Refusal.at("claimSecret", Reason.WRONG_SECRET)));
    }

    /** Sets where the hold stands and when it frees itself. */
    public Sql<@Nullable Void> move(Claim claim, Claim.State state, Instant leaseUntil) {
        return ClaimTable.move(claim.id(), claim.claimId(), state, leaseUntil);
    }
}
