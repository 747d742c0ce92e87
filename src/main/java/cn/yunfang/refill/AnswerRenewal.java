package cn.yunfang.refill;

import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.writing.CopiedDraft;
import cn.yunfang.writing.RxDraft;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The doctor renews or refuses. The new prescription goes the ordinary way of writing with all its
 * checks and reviews; cut off in between, the same request writes the same prescription.
 */
@Component
public class AnswerRenewal {
    private static final int LONGEST_REASON = 200;

    /** So long a start that led to nothing bars another one. */
    private static final Duration ONE_START = Duration.ofHours(1);

    private final Database database;
    private final Journal journal;
    private final Prescriptions prescriptions;
    private final RevisitProof proof;
    private final WriteRepeat write;

    AnswerRenewal(
            Database database,
            Journal journal,
            Prescriptions prescriptions,
            RevisitProof proof,
            WriteRepeat write) {
        this.database = database;
        this.journal = journal;
        this.prescriptions = prescriptions;
        this.proof = proof;
        this.write = write;
    }

    /**
     * Writes the new prescription; answers its number.
     *
     * @param pharmacist of the institution, who checked it
     * @param reasons for warnings that the doctor prescribes in spite of
     */
    public Outcome<String> renew(
            Caller doctor, String number, String pharmacist, List<RxDraft.Override> reasons) {
        return Journal.attempt(
                () ->
                        own(doctor, number)
                                .then(
                                        renewal ->
                                                renewal.state() == Renewal.State.RENEWED
                                                        ? Outcome.done(renewal.answer())
                                                        : renew(
                                                                doctor,
                                                                renewal,
                                                                draft ->
                                                                        draft.by(
                                                                                pharmacist,
                                                                                reasons))));
    }

    /** Who signs, and why in spite of warnings. */
    private record Draft(RxDraft copied, String key, Instant at) {
        RxDraft by(String pharmacist, List<RxDraft.Override> reasons) {
            return copied.signed(key, at.atOffset(ChinaTime.ZONE), pharmacist, reasons);
        }
    }

    private Outcome<String> renew(
            Caller doctor, Renewal renewal, Function<Draft, RxDraft> signing) {
        if (renewal.state() != Renewal.State.ASKED) {
            return Outcome.refused(Reason.RENEWAL_DONE);
        }
        var now = journal.now();
        var trip = new RoundTrip();
        var seen = proof.read(trip, renewal.personNo(), renewal.institution(), now);
        var messages = trip.add(prescriptions.messages(renewal.id()));
        var plan = trip.add(PlanTable.find(renewal.id()));
        database.send(trip);
        if (seen.get().isEmpty()) {
            return Outcome.refused(Reason.RENEWAL_NO_VISIT);
        }
        var copied =
                CopiedDraft.of(messages.get().preCheck())
                        .about(renewal.personNo(), plan.get().map(AnswerRenewal::release));
        return started(doctor, renewal, now)
                .map(start -> new Draft(copied, renewal.key(start), start))
                .then(draft -> write.writeIfExplained(doctor, signing.apply(draft)))
                .then(hiRxno -> finish(doctor, renewal, hiRxno));
    }

    // the time of prescribing is part of what is signed: each try of a start has the same one
    private Outcome<Instant> started(Caller doctor, Renewal renewal, Instant now) {
        if (renewal.startedAt().plus(ONE_START).isAfter(now)) {
            return Outcome.done(renewal.startedAt());
        }
        var start = now.truncatedTo(ChronoUnit.SECONDS);
        return journal.commit(
                start, doctor, List.of(RenewalTable.start(renewal, start)), List.of());
    }

    private static RxDraft.Release release(ReleasePlan plan) {
        return new RxDraft.Release(
                plan.criteria().stream()
                        .map(one -> new RxDraft.Criterion(one.kind(), one.low(), one.high()))
                        .toList(),
                plan.freshDays(),
                plan.bridgeDays());
    }

    private Outcome<String> finish(Caller doctor, Renewal renewal, String hiRxno) {
        return answer(doctor, renewal, Renewal.State.RENEWED, hiRxno);
    }

    /** Refuses with a reason that the patient reads; the same again is no error. */
    public Outcome<String> refuse(Caller doctor, String number, String reason) {
        return Refusal.ofText("reason", "理由", reason, LONGEST_REASON)
                .<Outcome<Renewal>>map(Outcome::refused)
                .orElseGet(() -> own(doctor, number))
                .then(
                        renewal -> {
                            boolean same =
                                    renewal.state() == Renewal.State.REFUSED
                                            && renewal.answer().equals(reason.strip());
                            if (same) {
                                return Outcome.done(renewal.answer());
                            }
                            return renewal.state() == Renewal.State.ASKED
                                    ? answer(doctor, renewal, Renewal.State.REFUSED, reason.strip())
                                    : Outcome.refused(Reason.RENEWAL_DONE);
                        });
    }

    private Outcome<String> answer(
            Caller doctor, Renewal renewal, Renewal.State state, String answer) {
        boolean renewed = state == Renewal.State.RENEWED;
        var done =
                journal.commit(
                        answer,
                        doctor,
                        List.of(RenewalTable.answer(renewal, state, answer, journal.now())),
                        List.of(
                                journal.event(
                                        renewal.id(),
                                        renewed ? "RenewalWritten" : "RenewalRefused",
                                        doctor,
                                        Map.of("renewal", renewal.number().toString()))));
        return again(done, doctor, renewal);
    }

    // a second try of the same that was slower finds the same answer
    private Outcome<String> again(Outcome<String> done, Caller doctor, Renewal renewal) {
        if (done instanceof Outcome.Refused<String>(var refusal)
                && refusal.reason() == Reason.CHANGED_MEANWHILE) {
            return own(doctor, renewal.number().toString())
                    .then(
                            now ->
                                    now.state() == Renewal.State.RENEWED
                                            ? Outcome.done(now.answer())
                                            : Outcome.refused(Reason.RENEWAL_DONE));
        }
        return done;
    }

    private Outcome<Renewal> own(Caller doctor, String number) {
        Optional<Renewal> found =
                Renewal.Number.parse(number)
                        .flatMap(one -> database.read(RenewalTable.find(one)))
                        .filter(one -> one.doctor().equals(doctor.actor()))
                        .filter(one -> one.institution().equals(doctor.institution()));
        return found.map(Outcome::done).orElseGet(() -> Outcome.refused(Reason.RENEWAL_UNKNOWN));
    }
}
