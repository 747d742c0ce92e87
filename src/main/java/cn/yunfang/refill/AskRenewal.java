package cn.yunfang.refill;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A patient asks that his repeat prescription, which has run out or nearly has, be renewed. */
@Component
public class AskRenewal {
    private static final int LONGEST_NOTE = 200;
    private static final Duration AFTER_END = Duration.ofDays(90);
    private static final Set<PrescriptionState> RENEWABLE =
            Set.of(
                    PrescriptionState.EFFECTIVE,
                    PrescriptionState.COMPLETED,
                    PrescriptionState.EXPIRED);

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final RevisitProof proof;

    AskRenewal(
            Database database, Journal journal, Prescriptions prescriptions, RevisitProof proof) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.proof = proof;
    }

    /**
     * Asks the doctor who prescribed.
     *
     * @param note what the patient wants to say, "" for nothing
     */
    public Outcome<Renewal> ask(Caller patient, String hiRxno, String note) {
        if (note.length() > LONGEST_NOTE) {
            return Outcome.refused(Refusal.tooLong("note", "留言", LONGEST_NOTE));
        }
        return PrescriptionId.ofHiRxno(hiRxno)
                .map(id -> Journal.attempt(() -> once(patient, id, note)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Renewal> once(Caller patient, PrescriptionId id, String note) {
        var now = journal.now();
        var found = database.read(prescriptions.find(id)).filter(rx -> isOf(rx, patient));
        if (found.isEmpty()) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var rx = found.get();
        var early = refusal(rx, now);
        if (early.isPresent()) {
            return Outcome.refused(early.get());
        }
        var trip = new RoundTrip();
        var seen = proof.read(trip, patient.actor(), rx.facts().institution(), now);
        var before =
                trip.add(RenewalTable.ofPerson(patient.actor(), now.minus(RevisitProof.LONGEST)));
        database.send(trip);
        var asked =
                before.get().stream()
                        .anyMatch(one -> one.id().equals(id) && one.state() == Renewal.State.ASKED);
        if (asked) {
            return Outcome.refused(Reason.RENEWAL_ASKED);
        }
        return seen.get().isEmpty()
                ? Outcome.refused(Reason.RENEWAL_NO_VISIT)
                : write(patient, renewal(rx, note, now));
    }

    private static boolean isOf(Prescription rx, Caller patient) {
        return rx.state().isPublished() && rx.facts().personNo().equals(patient.actor());
    }

    /** Why a prescription cannot be renewed now, apart from the proof of a visit. */
    static Optional<Refusal> refusal(Prescription rx, Instant now) {
        boolean over = now.isAfter(rx.ends().plus(AFTER_END));
        if (rx.facts().issues() < 2 || !RENEWABLE.contains(rx.state()) || over) {
            return Optional.of(Refusal.of(Reason.RENEWAL_NOT_REPEATED));
        }
        boolean runs = rx.state() == PrescriptionState.EFFECTIVE;
        var last = rx.opens(rx.facts().issues());
        return runs && now.isBefore(last)
                ? Optional.of(Refusal.of(Reason.RENEWAL_TOO_EARLY, ChinaTime.date(last).toString()))
                : Optional.empty();
    }

    private Renewal renewal(Prescription rx, String note, Instant now) {
        return new Renewal(
                new Renewal.Number(rx.id().bucket(), journal.nextId()),
                rx.id(),
                rx.facts().hiRxno(),
                rx.facts().personNo(),
                rx.facts().doctor(),
                rx.facts().institution(),
                note.strip(),
                Renewal.State.ASKED,
                now,
                Instant.EPOCH,
                Optional.empty(),
                "");
    }

    private Outcome<Renewal> write(Caller patient, Renewal renewal) {
        return journal.commit(
                renewal,
                patient,
                List.of(RenewalTable.add(renewal)),
                List.of(
                        journal.event(
                                renewal.id(),
                                "RenewalAsked",
                                patient,
                                Map.of("renewal", renewal.number().toString()))));
    }
}
