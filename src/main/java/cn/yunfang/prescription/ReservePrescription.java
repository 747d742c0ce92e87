package cn.yunfang.prescription;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.InUse;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.IdBlocks;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * D001 pre-check: may this prescription circulate? If so its number and trace code are reserved
 * (national-interface §2.1). The same content again gives the same answer.
 */
@Component
public class ReservePrescription {
    /**
     * What D001 answers.
     *
     * @param alerts what the rules tell the doctor; a warning also sends it to a pharmacist
     */
    public record Reserved(String hiRxno, String traceCode, List<Verdict.Finding> alerts) {}

    /** A prescription that may be reserved, and what the rules tell of it. */
    private record Passed(Prescription rx, List<Verdict.Finding> alerts) {}

    private static final int PROVINCE_DIGITS = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Journal journal;
    private final IdBlocks ids;
    private final Registry registry;
    private final Persons persons;
    private final Examination examination;

    ReservePrescription(
            Database database,
            Journal journal,
            IdBlocks ids,
            Registry registry,
            Persons persons,
            Examination examination) {
        this.database = database;
        this.journal = journal;
        this.ids = ids;
        this.registry = registry;
        this.persons = persons;
        this.examination = examination;
    }

    /** Checks and reserves; the body has passed the field checks of its operation. */
    public Outcome<Reserved> reserve(Caller caller, Fields body) {
        return Journal.attempt(() -> once(caller, new PrescriptionDraft(body)));
    }

    /** What the rules would say of it, refusals among it; reserves nothing. */
    public Outcome<List<Verdict.Finding>> advise(Caller caller, Fields body) {
        var draft = new PrescriptionDraft(body);
        var visit = draft.visit();
        var trip = new RoundTrip();
        var patient =
                trip.add(persons.byCertificate(visit.text("psnCertType"), visit.text("certno")));
        var inUse = trip.add(examination.taking()); // of the patient just found
        database.send(trip);
        return parties(caller, draft, patient.get(), Optional.empty())
                .then(parties -> examination.examine(draft, parties, inUse.get()))
                .map(examined -> examined.verdict().findings());
    }

    private Outcome<Reserved> once(Caller caller, PrescriptionDraft draft) {
        var visit = draft.visit();
        var trip = new RoundTrip();
        var known =
                trip.add(
                        DocumentTable.reserved(
                                caller.institution(), draft.body().text("hospRxno")));
        var patient =
                trip.add(persons.byCertificate(visit.text("psnCertType"), visit.text("certno")));
        var inUse = trip.add(examination.taking()); // of the patient just found
        var voucher = voucher(draft).map(token -> trip.add(persons.byVoucher(token)));
        database.send(trip);

        var digest = Sm3.digest(draft.body().canonical().getBytes(StandardCharsets.UTF_8));
        if (known.get().isPresent()) {
            return again(known.get().get(), digest, caller);
        }
        return parties(caller, draft, patient.get(), voucher.map(reply -> reply.get()))
                .then(parties -> decide(draft, parties, inUse.get()))
                .then(passed -> write(passed, draft, digest, caller));
    }

    private Outcome<Reserved> again(DocumentTable.Reserved known, byte[] digest, Caller caller) {
        return Arrays.equals(known.digest(), digest)
                ? journal.commit(
                        new Reserved(known.hiRxno(), known.traceCode(), known.alerts()),
                        caller,
                        List.of(),
                        List.of())
                : Outcome.refused(Refusal.at("hospRxno", Reason.HOSPITAL_NUMBER_TAKEN));
    }

    /** The token that must belong to the patient: ecToken, or the certificate number of type 01. */
    private static Optional<String> voucher(PrescriptionDraft draft) {
        var type = draft.body().text("mdtrtCertType");
        return draft.body()
                .optional("ecToken")
                .or(
                        () ->
                                type.equals("01") || type.equals("1")
                                        ? draft.body().optional("mdtrtCertNo")
                                        : Optional.empty());
    }

    private Outcome<Examination.Parties> parties(
            Caller caller,
            PrescriptionDraft draft,
            Optional<Person> patient,
            Optional<Optional<Person>> voucher) {
        var visit = draft.visit();
        var day = ChinaTime.date(journal.now());
        var institution = registry.institution(caller.institution());
        var doctor = registry.practitioner(visit.text("drCode"));
        if (!visit.text("fixmedinsCode").equals(caller.institution()) || institution.isEmpty()) {
            return refused("mdtrtinfo.fixmedinsCode", Reason.INSTITUTION_MISMATCH);
        }
        if (institution.get().isPharmacy()) {
            return Outcome.refused(Reason.WRONG_INSTITUTION_TYPE);
        }
        if (doctor.isEmpty() || doctor.get().kind() != Practitioner.Kind.DOCTOR) {
            return refused("mdtrtinfo.drCode", Reason.DOCTOR_UNKNOWN, visit.text("drCode"));
        }
        if (!doctor.get().mayPractise(caller.institution(), day)) {
            return refused("mdtrtinfo.drCode", Reason.DOCTOR_NOT_LICENSED);
        }
        if (patient.isEmpty()) {
            return refused("mdtrtinfo.certno", Reason.PERSON_UNKNOWN);
        }
        if (!patient.get().name().equals(visit.text("patnName"))
                || visit.optional("psnNo")
                        .filter(no -> !no.equals(patient.get().no()))
                        .isPresent()) {
            return refused("mdtrtinfo.patnName", Reason.PERSON_MISMATCH);
        }
        if (!patient.get().active()) {
            return Outcome.refused(Reason.NOT_INSURED);
        }
        if (isElsewhere(patient.get(), institution.get())) {
            var missing = draft.missingPlace();
            if (missing.isPresent()) {
                return Outcome.refused(missing.get());
            }
        }
        if (voucher.isPresent() && !voucher.get().equals(patient)) {
            return refused("ecToken", Reason.VOUCHER_INVALID);
        }
        return Outcome.done(
                new Examination.Parties(patient.get(), doctor.get(), institution.get()));
    }

    // the first two digits of a division are its province
    private static boolean isElsewhere(Person patient, Institution institution) {
        return !patient.insuredDivision()
                .regionMatches(0, institution.division(), 0, PROVINCE_DIGITS);
    }

    private static <T> Outcome<T> refused(String field, Reason reason, Object... facts) {
        return Outcome.refused(Refusal.at(field, reason, facts));
    }

    private Outcome<Passed> decide(
            PrescriptionDraft draft, Examination.Parties parties, List<InUse> inUse) {
        var plan = draft.planRefusal(journal.now());
        if (plan.isPresent()) {
            return Outcome.refused(plan.get());
        }
        return examination
                .examine(draft, parties, inUse)
                .then(examined -> ruled(draft, parties, examined));
    }

    private Outcome<Passed> ruled(
            PrescriptionDraft draft, Examination.Parties parties, Examination.Examined examined) {
        var verdict = examined.verdict();
        if (!verdict.refusals().isEmpty()) {
            database.commit(
                    examination.keepRefused(
                            parties.institution().code(),
                            draft.body().text("hospRxno"),
                            examined,
                            journal.now()));
            return Outcome.refused(refusal(verdict));
        }
        var id = new PrescriptionId(parties.patient().bucket(), ids.next());
        return Outcome.done(
                new Passed(
                        draft.prescription(
                                id,
                                parties.institution().division(),
                                RANDOM.nextInt(100_000),
                                parties.patient()),
                        verdict.findings()));
    }

    private static Refusal refusal(Verdict verdict) {
        return Refusal.joined(
                verdict.refusals().stream()
                        .map(
                                found ->
                                        Refusal.of(
                                                Reason.RULE_REFUSED,
                                                "%s（%s %s，%s）"
                                                        .formatted(
                                                                found.chinese(),
                                                                found.rule(),
                                                                found.version(),
                                                                found.source()),
                                                "%s (%s %s)"
                                                        .formatted(
                                                                found.english(),
                                                                found.rule(),
                                                                found.version())))
                        .toList());
    }

    private Outcome<Reserved> write(
            Passed passed, PrescriptionDraft draft, byte[] digest, Caller caller) {
        var rx = passed.rx();
        var writes = new ArrayList<Sql<?>>();
        writes.add(DocumentTable.reserve(rx, digest, passed.alerts()));
        writes.addAll(PrescriptionTable.insert(rx, draft.days()));
        writes.add(
                DocumentTable.add(
                        rx.id(), DocumentTable.Kind.PRE_CHECK, draft.body().canonical(), digest));
        var event =
                journal.event(
                        rx.id(),
                        "PrescriptionReserved",
                        caller.actingAs(rx.facts().doctor()),
                        Map.of("hiRxno", rx.facts().hiRxno(), "to", rx.state().name()));
        return journal.commit(
                new Reserved(rx.facts().hiRxno(), rx.facts().traceCode(), passed.alerts()),
                caller,
                writes,
                List.of(event));
    }
}
