package cn.yunfang.prescription;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.DocumentTable.Messages;
import cn.yunfang.prescription.DocumentTable.Signature;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.InUse;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * D003 upload: what was signed at D002 must be what arrives (national-interface §1.7, §2.3). Clean
 * prescriptions are effective at once, the others go to a reviewing pharmacist.
 */
@Component
public class UploadPrescription {
    /** What D003 answers: the state's outward code is what counts. */
    public record Uploaded(String hiRxno, PrescriptionState state) {}

    /** Fields 1–20 of §2.3, which D002 signed. */
    private static final List<String> SIGNED_FIELDS =
            List.of(
                    "rxTraceCode",
                    "hiRxno",
                    "mdtrtId",
                    "patnName",
                    "psnCertType",
                    "certno",
                    "fixmedinsName",
                    "fixmedinsCode",
                    "drCode",
                    "prscDrName",
                    "pharDeptName",
                    "pharDeptCode",
                    "pharProfttlCodg",
                    "pharProfttlName",
                    "pharCode",
                    "pharCertType",
                    "pharCertno",
                    "pharName",
                    "pharPracCertNo",
                    "pharChkTime");

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Persons persons;
    private final Prescriptions prescriptions;
    private final Examination examination;

    UploadPrescription(
            Database database,
            Journal journal,
            Registry registry,
            Persons persons,
            Prescriptions prescriptions,
            Examination examination) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.persons = persons;
        this.prescriptions = prescriptions;
        this.examination = examination;
    }

    public Outcome<Uploaded> upload(Caller caller, Fields body) {
        return PrescriptionId.ofHiRxno(body.text("hiRxno"))
                .map(id -> Journal.attempt(() -> once(caller, id, body)))
                .orElseGet(() -> Outcome.refused(Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Uploaded> once(Caller caller, PrescriptionId id, Fields body) {
        var trip = new RoundTrip();
        var found = trip.add(PrescriptionTable.find(id));
        var messages = trip.add(DocumentTable.messages(id));
        var signature = trip.add(DocumentTable.signature(id));
        var patient =
                trip.add(persons.byCertificate(body.text("psnCertType"), body.text("certno")));
        var inUse = trip.add(examination.beside(id));
        database.send(trip);

        var rx = found.get();
        if (rx.isEmpty()
                || !rx.get().facts().institution().equals(caller.institution())
                || !rx.get().facts().hiRxno().equals(body.text("hiRxno"))) {
            return Outcome.refused(Reason.PRESCRIPTION_UNKNOWN);
        }
        if (!rx.get().facts().traceCode().equals(body.text("rxTraceCode"))) {
            return Outcome.refused(Refusal.at("rxTraceCode", Reason.TRACE_CODE_MISMATCH));
        }
        var canonical = body.canonical();
        var digest = Sm3.digest(canonical.getBytes(StandardCharsets.UTF_8));
        if (messages.get().uploadDigest().length > 0) {
            return again(rx.get(), messages.get(), digest, caller);
        }
        return rx.get()
                .upload()
                .then(step -> verify(step, body, signature.get(), patient.get(), messages.get()))
                .then(step -> review(step, messages.get(), patient.get(), inUse.get()))
                .then(plan -> write(caller, body, digest, plan));
    }

    private Outcome<Uploaded> again(
            Prescription rx, Messages messages, byte[] digest, Caller caller) {
        return Arrays.equals(messages.uploadDigest(), digest)
                ? journal.commit(
                        new Uploaded(rx.facts().hiRxno(), rx.state()), caller, List.of(), List.of())
                : Outcome.refused(Reason.CONTENT_DIFFERS);
    }

    private Outcome<Prescription.Step> verify(
            Prescription.Step step,
            Fields body,
            Optional<Signature> signature,
            Optional<Person> patient,
            Messages messages) {
        var refusal =
                signatureRefusal(body, signature)
                        .or(() -> peopleRefusal(step.before().facts(), body, patient, messages));
        return refusal.<Outcome<Prescription.Step>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(step));
    }

    // our own signature, byte for byte, over exactly these fields and this file
    private static Optional<Refusal> signatureRefusal(Fields body, Optional<Signature> signature) {
        if (signature.isEmpty() || !signature.get().signDigest().equals(body.text("signDigest"))) {
            return Optional.of(Refusal.at("signDigest", Reason.SIGNATURE_MISMATCH));
        }
        var signed = Fields.parse(signature.get().original()).orElse(Fields.none());
        for (var name : SIGNED_FIELDS) {
            if (!signed.text(name).equals(body.text(name))) {
                return Optional.of(Refusal.at(name, Reason.SIGNED_FIELDS_DIFFER, name));
            }
        }
        return fileOf(body)
                        .filter(
                                file ->
                                        Arrays.equals(
                                                Sm3.digest(file), signature.get().fileDigest()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.at("rxFile", Reason.SIGNED_FIELDS_DIFFER, "rxFile"));
    }

    private Optional<Refusal> peopleRefusal(
            PrescriptionFacts facts, Fields body, Optional<Person> patient, Messages messages) {
        if (patient.isEmpty()
                || !patient.get().no().equals(facts.personNo())
                || !patient.get().name().equals(body.text("patnName"))) {
            return Optional.of(Refusal.at("certno", Reason.PERSON_MISMATCH));
        }
        var visit = messages.preCheck().object("mdtrtinfo");
        if (!body.text("drCode").equals(visit.text("drCode"))) {
            return Optional.of(Refusal.at("drCode", Reason.SIGNED_FIELDS_DIFFER, "drCode"));
        }
        var pharmacist = registry.practitioner(body.text("pharCode"));
        if (pharmacist.isEmpty() || pharmacist.get().kind() != Practitioner.Kind.PHARMACIST) {
            return Optional.of(
                    Refusal.at("pharCode", Reason.PHARMACIST_UNKNOWN, body.text("pharCode")));
        }
        return pharmacist.get().mayPractise(facts.institution(), ChinaTime.date(journal.now()))
                ? Optional.empty()
                : Optional.of(Refusal.at("pharCode", Reason.PHARMACIST_NOT_LICENSED));
    }

    /** What is to be written: the upload, perhaps the approval, perhaps a task. */
    private record Plan(
            Prescription.Step uploaded,
            Optional<Prescription.Step> approved,
            Examination.Examined examined) {
        Prescription end() {
            return approved.map(Prescription.Step::after).orElse(uploaded.after());
        }
    }

    private Outcome<Examination.Parties> parties(Prescription.Step step, Optional<Person> patient) {
        var doctor = registry.practitioner(step.before().facts().doctor());
        var institution = registry.institution(step.before().facts().institution());
        return doctor.isEmpty() || institution.isEmpty() || patient.isEmpty()
                ? Outcome.refused(Reason.DOCTOR_NOT_LICENSED)
                : Outcome.done(
                        new Examination.Parties(patient.get(), doctor.get(), institution.get()));
    }

    private Outcome<Plan> review(
            Prescription.Step step,
            Messages messages,
            Optional<Person> patient,
            List<InUse> inUse) {
        var draft = new PrescriptionDraft(messages.preCheck());
        return parties(step, patient)
                .then(parties -> examination.examine(draft, parties, inUse))
                .then(examined -> plan(step, examined));
    }

    private Outcome<Plan> plan(Prescription.Step step, Examination.Examined examined) {
        var verdict = examined.verdict();
        return verdict.needsPharmacist() || !verdict.refusals().isEmpty()
                ? Outcome.done(new Plan(step, Optional.empty(), examined))
                : step.after()
                        .approve(journal.now())
                        .map(approved -> new Plan(step, Optional.of(approved), examined));
    }

    private Outcome<Uploaded> write(Caller caller, Fields body, byte[] digest, Plan plan) {
        var rx = plan.end();
        var message = new java.util.TreeMap<>(body.asMap());
        message.remove("rxFile");
        var writes = new ArrayList<Sql<?>>(prescriptions.save(plan.uploaded().before(), rx));
        writes.add(
                DocumentTable.add(
                        rx.id(),
                        DocumentTable.Kind.UPLOAD,
                        cn.yunfang.shared.Json.text(message),
                        digest));
        if (plan.approved().isEmpty()) {
            writes.add(examination.open(rx, plan.examined(), journal.now()));
        }
        writes.addAll(examination.keep(rx, plan.examined(), journal.now()));
        var events = new ArrayList<Event>(prescriptions.told(plan.uploaded(), caller, Map.of()));
        plan.approved()
                .ifPresent(
                        step -> events.addAll(prescriptions.told(step, Caller.SYSTEM, Map.of())));
        return journal.commit(
                new Uploaded(rx.facts().hiRxno(), rx.state()), caller, writes, events);
    }

    private static Optional<byte[]> fileOf(Fields body) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(body.text("rxFile")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
