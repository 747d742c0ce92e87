package cn.yunfang.circulation;

import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionLine;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RequestSeen;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** rxGiveBack, and what time does when a pharmacy forgets: lines go back to the market. */
@Component
public class GiveBack {
    private static final Logger LOG = LoggerFactory.getLogger(GiveBack.class);

    private final Database database;
    private final Claims claims;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final Circulation limits;

    GiveBack(
            Database database,
            Claims claims,
            Journal journal,
            Prescriptions prescriptions,
            Circulation limits) {
        this.database = database;
        this.claims = claims;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.limits = limits;
    }

    /**
     * @param lines line numbers, empty for all that the claim holds
     */
    public Outcome<PrescriptionState> giveBack(
            Caller caller, String hiRxno, String secret, List<Integer> lines, String reason) {
        return Journal.attempt(
                () ->
                        claims.proven(
                                        caller,
                                        new Claims.Named(
                                                hiRxno, secret, _ -> false, Claim.State.HELD))
                                .then(held -> back(caller, held, lines, reason)));
    }

    private Outcome<PrescriptionState> back(
            Caller caller, Claims.Holding held, List<Integer> lines, String reason) {
        var rx = held.prescription();
        var claim = held.claim();
        var asked = lines.isEmpty() ? claim.lines() : lines;
        var giving = rx.heldBy(claim.claimId()).stream().filter(asked::contains).toList();
        var sold =
                asked.stream().filter(no -> !giving.contains(no) && !wasGiven(held, no)).toList();
        if (giving.isEmpty() && sold.isEmpty()) {
            return journal.commit(rx.state(), caller, List.of(), List.of());
        }
        if (giving.isEmpty() || !lines.isEmpty() && !sold.isEmpty()) {
            return Outcome.refused(
                    Refusal.at("lineNos", Reason.LINES_NOT_AVAILABLE, Prescription.listed(sold)));
        }
        return rx.giveBack(claim.claimId(), giving)
                .then(step -> write(caller, claim, step, reason));
    }

    // a line of this claim that is under it no more went back before: asking again is harmless
    private static boolean wasGiven(Claims.Holding held, int no) {
        return held.claim().lines().contains(no)
                && held.prescription().lines().stream()
                        .noneMatch(
                                line -> line.claim() == held.claim().claimId() && line.no() == no);
    }

    private Outcome<PrescriptionState> write(
            Caller caller, Claim claim, Prescription.Step step, String reason) {
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(Claims.free(claim, step));
        if (step.after().heldBy(claim.claimId()).isEmpty()) {
            writes.add(claims.move(claim, endOf(claim, step.before()), claim.leaseUntil()));
        }
        return journal.commit(
                step.after().state(),
                caller,
                writes,
                prescriptions.told(step, caller, Map.of("reason", reason)));
    }

    private static Claim.State endOf(Claim claim, Prescription rx) {
        return rx.lines().stream()
                        .anyMatch(
                                line ->
                                        line.claim() == claim.claimId()
                                                && line.state() != LineState.CLAIMED)
                ? Claim.State.DONE
                : Claim.State.GIVEN_BACK;
    }

    @Scheduled(fixedDelayString = "${yunfang.due.interval:1000}")
    void freeLeases() {
        database.read(ClaimTable.due(journal.now())).forEach(this::free);
    }

    private void free(Claim claim) {
        if (Journal.attempt(() -> freed(claim.id(), claim.claimId()))
                instanceof Outcome.Refused<?>(var refusal)) {
            LOG.info("claim {} stays held: {}", claim.claimId(), refusal.english());
            if (refusal.reason() != Reason.LEASE_ENDED) {
                database.commit(ClaimTable.postpone(claim, journal.now().plus(limits.lease())));
            }
        }
    }

    // what is paid for stays until it is handed over or the settlement is undone
    private Outcome<PrescriptionState> freed(PrescriptionId id, long claimId) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var holds = trip.add(claims.of(id));
        database.send(trip);
        var due =
                holds.get().stream()
                        .filter(claim -> claim.claimId() == claimId && claim.state().isOpen())
                        .filter(claim -> !journal.now().isBefore(claim.leaseUntil()))
                        .findFirst();
        if (found.get().isEmpty() || due.isEmpty()) {
            return Outcome.refused(Reason.LEASE_ENDED);
        }
        var unpaid =
                found.get().get().lines().stream()
                        .filter(line -> line.claim() == claimId && line.state().isHeld())
                        .filter(line -> !line.isPaid())
                        .map(PrescriptionLine::no)
                        .toList();
        return unpaid.isEmpty()
                ? Outcome.refused(Reason.ALREADY_SETTLED)
                : found.get()
                        .get()
                        .giveBack(claimId, unpaid)
                        .then(step -> write(Caller.SYSTEM, due.get(), step, "lease"));
    }

    // codes that ended a day ago are of no use to anybody
    @Scheduled(fixedDelayString = "PT1H")
    void forgetPasses() {
        database.commit(PassTable.forget(journal.now().minus(Duration.ofDays(1))));
        database.commit(RequestSeen.forget(journal.now().minus(Duration.ofDays(2))));
    }
}
