package cn.yunfang.circulation;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RequestSeen;
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
                        claims.proven(caller, hiRxno, secret)
                                .then(held -> back(caller, held, lines, reason)));
    }

    private Outcome<PrescriptionState> back(
            Caller caller, Claims.Holding held, List<Integer> lines, String reason) {
        if (held.claim().state() == Claim.State.GIVEN_BACK) {
            return journal.commit(held.prescription().state(), caller, List.of(), List.of());
        }
        return held.prescription()
                .giveBack(held.claim().claimId(), lines)
                .then(step -> write(caller, held.claim(), step, reason));
    }

    private Outcome<PrescriptionState> write(
            Caller caller, Claim claim, Prescription.Step step, String reason) {
        boolean empty =
                step.after().lines().stream().noneMatch(line -> line.claim() == claim.claimId());
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        if (empty) {
            writes.add(claims.move(claim, Claim.State.GIVEN_BACK, claim.leaseUntil()));
        }
        return journal.commit(
                step.after().state(),
                caller,
                writes,
                List.of(prescriptions.told(step, caller, Map.of("reason", reason))));
    }

    @Scheduled(fixedDelayString = "${yunfang.due.interval:1000}")
    void freeLeases() {
        database.read(ClaimTable.due(journal.now())).forEach(this::free);
    }

    private void free(Claim claim) {
        var freed =
                database.read(prescriptions.find(claim.id()))
                        .map(rx -> rx.giveBack(claim.claimId(), List.of()))
                        .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN))
                        .then(step -> write(Caller.SYSTEM, claim, step, "lease"));
        if (freed instanceof Outcome.Refused<?>(var refusal)) {
            LOG.info("lease of claim {} postponed: {}", claim.claimId(), refusal.english());
            database.commit(claims.move(claim, claim.state(), journal.now().plus(limits.lease())));
        }
    }

    // codes that ended a day ago are of no use to anybody
    @Scheduled(fixedDelayString = "PT1H")
    void forgetPasses() {
        database.commit(PassTable.forget(journal.now().minus(Duration.ofDays(1))));
        database.commit(RequestSeen.forget(journal.now().minus(Duration.ofDays(2))));
    }
}
