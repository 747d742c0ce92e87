package cn.yunfang.circulation;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.evidence.DecisionLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.review.Review;
import cn.yunfang.rules.InUse;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Journal.Writes;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Holds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * rxDownload: fetches the prescription and takes its lines under a lease (7203). The holder may
 * repeat it and gets the same secret again; anybody else is refused and told why.
 */
@Component
public class ClaimLines {
    /**
     * The held prescription with everything its download shows.
     *
     * @param news what the rules say by now and did not say at the upload
     */
    public record Held(
            Prescription prescription,
            Prescriptions.Messages messages,
            Person patient,
            Optional<byte[]> file,
            String secret,
            Instant leaseUntil,
            List<Integer> lines,
            List<Verdict.Finding> news,
            List<Review.Overridden> overridden) {}

    /** What one round trip reads. */
    private record Loaded(
            Pass pass,
            Prescription prescription,
            List<Claim> claims,
            Prescriptions.Messages messages,
            Optional<byte[]> file,
            Optional<DecisionLog.Decision> decided,
            List<InUse> taking,
            List<Review.Overridden> overridden) {
        Optional<Claim> opened() {
            return claims.stream().filter(claim -> claim.claimId() == pass.claim()).findFirst();
        }
    }

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Persons persons;
    private final ClaimSecrets secrets;
    private final AccessLog accessLog;
    private final Circulation limits;

    ClaimLines(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            Persons persons,
            ClaimSecrets secrets,
            AccessLog accessLog,
            Circulation limits) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.persons = persons;
        this.secrets = secrets;
        this.accessLog = accessLog;
        this.limits = limits;
    }

    /**
     * @param code epcToken or authRxno
     * @param wanted line numbers, empty for all that are free
     */
    public Outcome<Held> claim(Caller caller, String code, List<Integer> wanted) {
        return Capability.prescriptionOf(code)
                .map(id -> Journal.attempt(() -> once(caller, code, id, wanted)))
                .orElseGet(() -> Outcome.refused(Reason.TOKEN_INVALID));
    }

    private Outcome<Held> once(
            Caller caller, String code, PrescriptionId id, List<Integer> wanted) {
        var trip = new RoundTrip();
        var pass = trip.add(PassTable.find(code));
        var found = trip.add(prescriptions.find(id));
        var claims = trip.add(ClaimTable.of(id));
        var messages = trip.add(prescriptions.messages(id));
        var file = trip.add(prescriptions.file(id));
        var decided = trip.add(DecisionLog.of(id));
        var taking = trip.add(prescriptions.beside(id));
        var overridden = trip.add(prescriptions.overridden(id));
        database.send(trip);
        if (pass.get().isEmpty() || found.get().isEmpty()) {
            return Outcome.refused(Reason.TOKEN_INVALID);
        }
        var loaded =
                new Loaded(
                        pass.get().get(),
                        found.get().get(),
                        claims.get(),
                        messages.get(),
                        file.get(),
                        decided.get(),
                        taking.get(),
                        overridden.get());
        if (loaded.pass.boundToAnother(caller.institution())) {
            return Outcome.refused(Reason.NOT_THE_HOLDER);
        }
        if (loaded.pass.claim() != 0) {
            return loaded.opened()
                    .filter(claim -> claim.state().isOpen() || claim.state() == Claim.State.DONE)
                    .map(claim -> show(caller, loaded, claim, List.of()))
                    .orElseGet(() -> Outcome.refused(Reason.LEASE_ENDED));
        }
        if (loaded.pass.expired(journal.now())) {
            return Outcome.refused(Reason.TOKEN_INVALID);
        }
        var own = ownHold(caller, loaded, wanted);
        if (own.isPresent()) {
            var use = List.<Sql<?>>of(PassTable.use(code, own.get().claimId()));
            return show(caller, loaded, own.get(), use);
        }
        long claimId = journal.nextId();
        return loaded.prescription
                .claim(caller.institution(), claimId, wanted, journal.now())
                .then(step -> hold(caller, code, claimId, loaded, step));
    }

    /** A holder that lost its data shows the patient's code again and gets what it holds. */
    private static Optional<Claim> ownHold(Caller caller, Loaded loaded, List<Integer> wanted) {
        var rx = loaded.prescription;
        var own =
                loaded.claims.reversed().stream()
                        .filter(claim -> claim.isOf(caller.institution()))
                        .filter(claim -> claim.state().isOpen());
        if (wanted.isEmpty()) {
            return rx.openLines().stream().anyMatch(PrescriptionLine::isFree)
                    ? Optional.empty()
                    : own.findFirst();
        }
        return own.filter(claim -> rx.heldBy(claim.claimId()).containsAll(wanted)).findFirst();
    }

    private Outcome<Held> show(Caller caller, Loaded loaded, Claim claim, List<Sql<?>> more) {
        var writes = new ArrayList<>(more);
        writes.add(look(caller, loaded));
        return commit(caller, loaded, loaded.prescription, claim, new Writes(writes, List.of()));
    }

    private Outcome<Held> commit(
            Caller caller, Loaded loaded, Prescription after, Claim claim, Writes writes) {
        var patient = persons.byNo(loaded.prescription.facts().personNo());
        return journal.commit(patient, found -> found, caller, writes)
                .then(
                        found ->
                                found.<Outcome<Held>>map(
                                                one ->
                                                        Outcome.done(
                                                                held(loaded, after, one, claim)))
                                        .orElseGet(() -> Outcome.refused(Reason.PERSON_UNKNOWN)));
    }

    private Outcome<Held> hold(
            Caller caller, String code, long claimId, Loaded loaded, Prescription.Step step) {
        var now = journal.now();
        var lines = step.after().heldBy(claimId);
        var claim =
                new Claim(
                        step.after().id(),
                        claimId,
                        caller.institution(),
                        lines,
                        Claim.State.HELD,
                        "",
                        "",
                        "",
                        "",
                        now,
                        now.plus(limits.lease()));
        var writes = new ArrayList<>(prescriptions.save(step.before(), step.after()));
        writes.add(ClaimTable.add(claim, now));
        writes.addAll(
                Holds.keep(
                        claim.id(),
                        lines,
                        new Holds.Keeper(claim.institution(), claim.leaseUntil(), now)));
        writes.add(PassTable.use(code, claimId));
        writes.add(look(caller, loaded));
        var told = prescriptions.told(step, caller, Map.of("lines", lines));
        return commit(caller, loaded, step.after(), claim, new Writes(writes, told));
    }

    private Sql<?> look(Caller caller, Loaded loaded) {
        return accessLog.look(
                caller,
                journal.now(),
                "rxDownload",
                loaded.prescription.facts().hiRxno(),
                "dispensing");
    }

    private Held held(Loaded loaded, Prescription prescription, Person patient, Claim claim) {
        return new Held(
                prescription,
                loaded.messages,
                patient,
                loaded.file,
                secrets.of(claim.claimId()),
                claim.leaseUntil(),
                prescription.lines().stream()
                        .filter(line -> line.claim() == claim.claimId())
                        .map(PrescriptionLine::no)
                        .toList(),
                prescriptions.news(loaded.decided, loaded.taking),
                loaded.overridden);
    }
}
