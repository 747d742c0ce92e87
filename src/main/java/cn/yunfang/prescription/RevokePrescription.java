package cn.yunfang.prescription;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * D004 undo (national-interface §2.4): at once while nobody holds it, queued while a pharmacy does,
 * never after goods went out.
 */
@Component
public class RevokePrescription {
    /** What D004 answers. */
    public record Revoked(String hiRxno, PrescriptionState state) {}

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Prescriptions prescriptions;

    RevokePrescription(
            Database database, Journal journal, Registry registry, Prescriptions prescriptions) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.prescriptions = prescriptions;
    }

    public Outcome<Revoked> revoke(Caller caller, Fields body) {
        return revoke(caller, body, Optional.empty());
    }

    /**
     * @param version the version the doctor saw, when it must still be the same
     */
    public Outcome<Revoked> revoke(Caller caller, Fields body, Optional<Integer> version) {
        var doctor = registry.practitioner(body.text("drCode"));
        if (doctor.isEmpty() || doctor.get().kind() != Practitioner.Kind.DOCTOR) {
            return Outcome.refused(
                    Refusal.at("drCode", Reason.DOCTOR_UNKNOWN, body.text("drCode")));
        }
        if (!doctor.get().mayPractise(caller.institution(), ChinaTime.date(journal.now()))) {
            return Outcome.refused(Refusal.at("drCode", Reason.DOCTOR_NOT_LICENSED));
        }
        return PrescriptionId.ofHiRxno(body.text("hiRxno"))
                .map(id -> Journal.attempt(() -> once(caller, id, body, version)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Revoked> once(
            Caller caller, PrescriptionId id, Fields body, Optional<Integer> version) {
        var found = database.read(PrescriptionTable.find(id));
        if (found.isEmpty() || !found.get().facts().institution().equals(caller.institution())) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var rx = found.get();
        var by = caller.actingAs(body.text("drCode"));
        var facts = Map.of("reason", body.text("undoRea"));
        if (rx.state() == PrescriptionState.REVOKED) {
            return journal.commit(answer(rx), caller, List.of(), List.of());
        }
        return rx.expect(version).then(same -> revoke(same, by, facts));
    }

    private Outcome<Revoked> revoke(Prescription rx, Caller by, Map<String, String> facts) {
        return switch (rx.revoke()) {
            case Outcome.Done<Prescription.Step>(var step) -> write(step, by, facts);
            case Outcome.Refused<Prescription.Step>(var refusal) ->
                    refusal.reason() == Reason.CANCEL_QUEUED
                            ? queue(rx, by, facts)
                            : Outcome.refused(refusal);
        };
    }

    // the request is kept, yet the answer is a refusal: the doctor must not think it is cancelled
    private Outcome<Revoked> queue(Prescription rx, Caller by, Map<String, String> facts) {
        if (rx.cancelRequested()) {
            return Outcome.refused(Reason.CANCEL_QUEUED);
        }
        return rx.requestCancel()
                .then(step -> write(step, by, facts))
                .then(_ -> Outcome.refused(Reason.CANCEL_QUEUED));
    }

    private Outcome<Revoked> write(Prescription.Step step, Caller by, Map<String, String> facts) {
        return journal.commit(
                answer(step.after()),
                by,
                prescriptions.save(step.before(), step.after()),
                prescriptions.told(step, by, facts));
    }

    private static Revoked answer(Prescription rx) {
        return new Revoked(rx.facts().hiRxno(), rx.state());
    }
}
