package cn.yunfang.prescription;

import cn.yunfang.crypto.Cms;
import cn.yunfang.crypto.PdfSeal;
import cn.yunfang.crypto.Sm3;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.SigningCertificate;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * D002: the platform signs the prescription's fields and its file with the institution's
 * certificate (national-interface §1.7). The same content again gives the same answer; other
 * content before the upload replaces it.
 */
@Component
public class SignPrescription {
    /** What D002 answers; the file is the one D003 must bring. */
    public record Signed(byte[] file, String signDigest, String certSn, String certDn) {}

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Prescriptions prescriptions;

    SignPrescription(
            Database database, Journal journal, Registry registry, Prescriptions prescriptions) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.prescriptions = prescriptions;
    }

    /** The body has passed the field checks of its operation. */
    public Outcome<Signed> sign(Caller caller, Fields body) {
        return SigningRequest.of(body)
                .then(
                        request ->
                                PrescriptionId.ofHiRxno(request.fields().text("hiRxno"))
                                        .map(id -> Journal.attempt(() -> once(caller, id, request)))
                                        .orElseGet(SignPrescription::unknown));
    }

    private static Outcome<Signed> unknown() {
        return Outcome.refused(Refusal.at("originalValue", Reason.PRESCRIPTION_UNKNOWN));
    }

    private Outcome<Signed> once(Caller caller, PrescriptionId id, SigningRequest request) {
        var trip = new RoundTrip();
        var found = trip.add(PrescriptionTable.find(id));
        var signature = trip.add(DocumentTable.signature(id));
        var file = trip.add(DocumentTable.file(id));
        database.send(trip);

        var fields = request.fields();
        if (found.get().isEmpty()
                || !found.get().get().facts().institution().equals(caller.institution())
                || !found.get().get().facts().hiRxno().equals(fields.text("hiRxno"))) {
            return unknown();
        }
        var rx = found.get().get();
        if (!rx.facts().traceCode().equals(fields.text("rxTraceCode"))) {
            return Outcome.refused(Refusal.at("originalValue", Reason.TRACE_CODE_MISMATCH));
        }
        if (!fields.text("fixmedinsCode").equals(caller.institution())) {
            return Outcome.refused(Refusal.at("originalValue", Reason.INSTITUTION_MISMATCH));
        }
        return again(caller, request, signature.get(), file.get())
                .orElseGet(() -> rx.sign().then(step -> sign(caller, request, step)));
    }

    private Optional<Outcome<Signed>> again(
            Caller caller,
            SigningRequest request,
            Optional<DocumentTable.Signature> before,
            Optional<byte[]> file) {
        return before.filter(known -> Arrays.equals(known.requestDigest(), request.digest()))
                .flatMap(known -> file.map(content -> signed(content, known)))
                .map(answer -> journal.commit(answer, caller, List.of(), List.of()));
    }

    private static Signed signed(byte[] file, DocumentTable.Signature signature) {
        return new Signed(file, signature.signDigest(), signature.certSn(), signature.certDn());
    }

    private Outcome<Signed> sign(Caller caller, SigningRequest request, Prescription.Step step) {
        return registry.signingCertificate(caller.institution())
                .map(certificate -> write(caller, request, step, certificate))
                .orElseGet(() -> Outcome.refused(Reason.NO_CERTIFICATE));
    }

    private Outcome<Signed> write(
            Caller caller,
            SigningRequest request,
            Prescription.Step step,
            SigningCertificate certificate) {
        var id = step.after().id();
        var file = sealed(caller, request, certificate);
        var signature =
                new DocumentTable.Signature(
                        request.text(),
                        Cms.sign(request.original(), certificate.key(), certificate.certificate()),
                        certificate.serial(),
                        certificate.subject(),
                        Sm3.digest(file),
                        request.digest());
        var writes = new ArrayList<Sql<?>>(prescriptions.save(step.before(), step.after()));
        writes.add(DocumentTable.sign(id, signature));
        writes.add(DocumentTable.keepFile(id, file));
        return journal.commit(
                signed(file, signature),
                caller,
                writes,
                prescriptions.told(step, caller, Map.of()));
    }

    // an OFD, or a PDF nobody can parse, comes back as it is; D003 accepts this file and no other
    private byte[] sealed(Caller caller, SigningRequest request, SigningCertificate certificate) {
        if (!request.isPdf()) {
            return request.file();
        }
        var name =
                registry.institution(caller.institution())
                        .map(Institution::name)
                        .orElse(caller.institution());
        return new PdfSeal(certificate.key(), certificate.certificate())
                .sign(request.file(), name, journal.now())
                .orElse(request.file());
    }
}
