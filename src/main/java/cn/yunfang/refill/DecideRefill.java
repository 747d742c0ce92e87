package cn.yunfang.refill;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The doctor decides about an issue that waits. His word is kept; the issue itself opens, or what
 * was to come ends, when it is looked at within a second, or once a pharmacy holds nothing of it.
 */
@Component
public class DecideRefill {
    private static final int LONGEST_REASON = 200;

    /** What a doctor may decide. */
    public enum Decision {
        RELEASE(Wait.State.RELEASED),
        STOP(Wait.State.STOPPED),
        /** Ask the patient to come; the issue stays closed. */
        ASK(Wait.State.ASKED);

        private final Wait.State state;

        Decision(Wait.State state) {
            this.state = state;
        }
    }

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final AccessLog accessLog;

    DecideRefill(
            Database database, Journal journal, Prescriptions prescriptions, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.accessLog = accessLog;
    }

    /** Decides one of the caller's own tasks, with his reason. */
    public Outcome<Wait> decide(Caller caller, String hiRxno, Decision decision, String reason) {
        return Refusal.ofText("reason", "理由", reason, LONGEST_REASON)
                .<Outcome<Wait>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                PrescriptionId.ofHiRxno(hiRxno)
                                        .map(
                                                id ->
                                                        Journal.attempt(
                                                                () ->
                                                                        once(
                                                                                caller,
                                                                                id,
                                                                                decision,
                                                                                reason.strip())))
                                        .orElseGet(
                                                () -> Outcome.refused(Reason.REFILL_TASK_UNKNOWN)));
    }

    private Outcome<Wait> once(Caller caller, PrescriptionId id, Decision decision, String reason) {
        var found =
                database.read(WaitTable.last(id))
                        .filter(one -> one.doctor().equals(caller.actor()))
                        .filter(one -> one.institution().equals(caller.institution()));
        if (found.isEmpty()) {
            return Outcome.refused(Reason.REFILL_TASK_UNKNOWN);
        }
        if (!found.get().state().isOpen()) {
            return Outcome.refused(Reason.REFILL_TASK_CLOSED);
        }
        var now = journal.now();
        var decided = found.get().decided(decision.state, reason);
        var name = decision == Decision.ASK ? "PatientAsked" : "RefillDecided";
        return journal.commit(
                decided,
                caller,
                List.of(
                        WaitTable.decide(decided, decision.state, caller.actor(), now),
                        prescriptions.reconsider(decided.personNo(), now),
                        accessLog.look(
                                caller, now, "decideRefill", decided.personNo(), "treatment")),
                List.of(
                        journal.event(
                                id,
                                name,
                                caller,
                                Map.of(
                                        "issue", decided.issue(),
                                        "decision", decision.name()))));
    }
}
