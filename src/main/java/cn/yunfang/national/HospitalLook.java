package cn.yunfang.national;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * A hospital looks at a prescription (D005 to D007): its own, or another's when the patient has
 * shown the e-voucher; the patient must be named rightly, and the look is written down.
 */
@Component
class HospitalLook {
    /** What may be shown. */
    record Seen(Prescription prescription, Prescriptions.Messages messages, Person patient) {}

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Prescriptions prescriptions;
    private final AccessLog accessLog;

    HospitalLook(
            Database database,
            Journal journal,
            Persons persons,
            Prescriptions prescriptions,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.prescriptions = prescriptions;
        this.accessLog = accessLog;
    }

    /**
     * @param operation written down with the look
     * @param more reads that travel along
     * @param show makes the answer of what was found
     */
    Outcome<Map<String, Object>> look(
            Caller caller,
            String operation,
            Fields body,
            BiConsumer<RoundTrip, PrescriptionId> more,
            Function<Seen, Map<String, Object>> show) {
        return PrescriptionId.ofHiRxno(body.text("hiRxno"))
                .map(id -> found(caller, body, id, more))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN))
                .then(
                        seen ->
                                journal.commit(
                                        show.apply(seen),
                                        caller,
                                        List.of(
                                                accessLog.look(
                                                        caller,
                                                        journal.now(),
                                                        operation,
                                                        body.text("hiRxno"),
                                                        "treatment")),
                                        List.of()));
    }

    private Outcome<Seen> found(
            Caller caller,
            Fields body,
            PrescriptionId id,
            BiConsumer<RoundTrip, PrescriptionId> more) {
        var trip = new RoundTrip();
        var found = trip.add(prescriptions.find(id));
        var messages = trip.add(prescriptions.messages(id));
        var patient =
                trip.add(persons.byCertificate(body.text("psnCertType"), body.text("certno")));
        var voucher = body.optional("ecToken").map(token -> trip.add(persons.byVoucher(token)));
        more.accept(trip, id);
        database.send(trip);

        if (found.get().isEmpty()
                || !found.get().get().facts().hiRxno().equals(body.text("hiRxno"))) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        var rx = found.get().get();
        if (patient.get().isEmpty()
                || !patient.get().get().no().equals(rx.facts().personNo())
                || !patient.get().get().name().equals(body.text("psnName"))) {
            return Outcome.refused(Refusal.at("certno", Reason.PERSON_MISMATCH));
        }
        var seen = new Seen(rx, messages.get(), patient.get().get());
        return refusal(caller, body, seen, voucher.flatMap(reply -> reply.get()))
                .<Outcome<Seen>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(seen));
    }

    private static Optional<Refusal> refusal(
            Caller caller, Fields body, Seen seen, Optional<Person> voucher) {
        var rx = seen.prescription();
        var issuer = rx.facts().institution();
        var named = body.text("fixmedinsCode");
        if (!named.equals(caller.institution()) && !named.equals(issuer)) {
            return Optional.of(Refusal.at("fixmedinsCode", Reason.INSTITUTION_MISMATCH));
        }
        if (issuer.equals(caller.institution())) {
            return isVisit(body.text("mdtrtId"), seen.messages())
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.invalid("mdtrtId", "医保就诊ID", "= uploadChk mdtrtinfo.mdtrtId"));
        }
        if (voucher.filter(seen.patient()::equals).isEmpty()) {
            return Optional.of(Refusal.at("ecToken", Reason.VOUCHER_INVALID));
        }
        return seen.messages().upload().isEmpty()
                ? Optional.of(Refusal.of(Reason.PRESCRIPTION_UNKNOWN))
                : Optional.empty();
    }

    private static boolean isVisit(String visit, Prescriptions.Messages messages) {
        return visit.equals(messages.preCheck().object("mdtrtinfo").text("mdtrtId"))
                || visit.equals(messages.upload().text("mdtrtId"));
    }
}
