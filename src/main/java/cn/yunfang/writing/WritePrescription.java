package cn.yunfang.writing;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.national.Operations;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.prescription.ReservePrescription;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes a doctor's draft as a prescription: D001, the document, D002, D003, by the same operations
 * and checks as a hospital's system. Each of them answers a repetition as it did before, so a draft
 * that was cut off half-way is simply written again.
 */
@Component
public class WritePrescription {
    private static final Pattern KEY =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Duration MOST_LATE = Duration.ofDays(1);
    private static final String PIECES = "13";
    private static final int MOST_DIAGNOSES = 500;

    private final Database database;
    private final Registry registry;
    private final Persons persons;
    private final Formulary formulary;
    private final ReservePrescription reserve;
    private final Operations operations;
    private final Clock clock;

    WritePrescription(
            Database database,
            Registry registry,
            Persons persons,
            Formulary formulary,
            ReservePrescription reserve,
            Operations operations,
            Clock clock) {
        this.database = database;
        this.registry = registry;
        this.persons = persons;
        this.formulary = formulary;
        this.reserve = reserve;
        this.operations = operations;
        this.clock = clock;
    }

    /** What the rules would say of an unfinished draft; nothing is kept. */
    public Outcome<List<Verdict.Finding>> advise(Caller caller, RxDraft draft) {
        if (draft.everyLine().isEmpty()) {
            return Outcome.done(List.of());
        }
        return desk(caller)
                .then(desk -> wrongContent(draft).map(Outcome::<Desk>refused).orElse(done(desk)))
                .then(desk -> patient(draft).map(who -> message(draft, desk, who, clock.instant())))
                .then(message -> reserve.advise(caller, message));
    }

    /**
     * Writes, signs and uploads; answers its number. A warning takes a reason of the doctor ({@link
     * OverrideReason}), which goes with the message and stands before the pharmacist.
     */
    public Outcome<String> write(Caller caller, RxDraft draft) {
        return desk(caller)
                .then(desk -> wrong(draft, desk).map(Outcome::<Desk>refused).orElse(done(desk)))
                .then(desk -> patient(draft).then(who -> write(caller, draft, desk, who)));
    }

    private static Outcome<Desk> done(Desk desk) {
        return Outcome.done(desk);
    }

    private Outcome<String> write(Caller caller, RxDraft draft, Desk desk, Person patient) {
        var pharmacist = registry.practitioner(RxDraft.text(draft.pharmacist())).orElseThrow();
        var message = message(draft, desk, patient, writtenAt(draft));
        return operations
                .perform("uploadChk", caller, message)
                .then(reserved -> overridden(draft, reserved))
                .then(reserved -> sign(caller, message, reserved, pharmacist));
    }

    private Outcome<String> sign(
            Caller caller, Fields message, Map<String, Object> reserved, Practitioner pharmacist) {
        var hiRxno = String.valueOf(reserved.get("hiRxno"));
        var fields = new SignedFields(message, reserved, pharmacist);
        var document = RxDocument.of(message, hiRxno, pharmacist);
        return operations
                .perform("rxFixmedinsSign", caller, fields.toSign(document))
                .then(signed -> operations.perform("rxFileUpld", caller, fields.toUpload(signed)))
                .map(_ -> hiRxno);
    }

    private Fields message(RxDraft draft, Desk desk, Person patient, Instant at) {
        return new DraftMessage(draft, desk, patient, at, formulary).preCheck();
    }

    private Outcome<Desk> desk(Caller caller) {
        return Desk.of(registry, caller, ChinaTime.today(clock));
    }

    private Outcome<Person> patient(RxDraft draft) {
        return database.read(persons.byNo(RxDraft.text(draft.psnNo())))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.at("psnNo", Reason.PERSON_UNKNOWN)));
    }

    /** Everything that can be known wrong before a number is reserved. */
    private Optional<Refusal> wrong(RxDraft draft, Desk desk) {
        return wrongKey(draft)
                .or(() -> wrongContent(draft))
                .or(() -> wrongReason(draft))
                .or(() -> wrongPharmacist(draft, desk))
                .or(
                        () ->
                                registry.signingCertificate(desk.institution().code()).isEmpty()
                                        ? Optional.of(Refusal.of(Reason.NO_CERTIFICATE))
                                        : Optional.empty());
    }

    private Optional<Refusal> wrongKey(RxDraft draft) {
        if (!KEY.matcher(RxDraft.text(draft.key())).matches()) {
            return Optional.of(Refusal.invalid("key", "处方键", "UUID"));
        }
        if (draft.writtenAt() == null) {
            return Optional.of(Refusal.missing("writtenAt", "开方时间"));
        }
        var earliest = clock.instant().minus(MOST_LATE);
        return writtenAt(draft).isBefore(earliest)
                ? Optional.of(
                        Refusal.invalid("writtenAt", "开方时间", "≥ " + ChinaTime.format(earliest)))
                : Optional.empty();
    }

    private static Instant writtenAt(RxDraft draft) {
        return draft.writtenAt() == null ? Instant.EPOCH : draft.writtenAt().toInstant();
    }

    /** What must not be written out at all, finished or not. */
    private Optional<Refusal> wrongContent(RxDraft draft) {
        if (draft.everyDiagnosis().size() > MOST_DIAGNOSES) {
            return Optional.of(Refusal.invalid("diagnoses", "诊断", "≤ " + MOST_DIAGNOSES));
        }
        return RxDraft.immense("condition.weightKg", "体重", draft.patientCondition().weightKg())
                .or(() -> wrongLine(draft));
    }

    private Optional<Refusal> wrongLine(RxDraft draft) {
        var lines = draft.everyLine();
        if (lines.isEmpty()) {
            return Optional.of(Refusal.missing("lines", "药品"));
        }
        if (lines.size() > RxDocument.MOST_LINES) {
            return Optional.of(Refusal.invalid("lines", "药品", "≤ " + RxDocument.MOST_LINES));
        }
        for (int i = 0; i < lines.size(); i++) {
            var at = "lines[" + i + "].";
            var immense = lines.get(i).immense(at);
            if (immense.isPresent()) {
                return immense;
            }
            var quantity = lines.get(i).quantity();
            if (quantity == null) {
                return Optional.of(Refusal.missing(at + "quantity", "数量"));
            }
            var drug =
                    formulary.drug(RxDraft.text(lines.get(i).drugCode()), ChinaTime.today(clock));
            if (drug.filter(one -> one.itemType().equals(PIECES)).isPresent()) {
                return Optional.of(Refusal.invalid(at + "drugCode", "药品", "西药、中成药"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrongReason(RxDraft draft) {
        return draft.everyOverride().stream()
                .filter(one -> OverrideReason.of(RxDraft.text(one.reason())).isEmpty())
                .findFirst()
                .map(_ -> Refusal.invalid("overrides.reason", "坚持用药的理由", "OverrideReason"));
    }

    private Optional<Refusal> wrongPharmacist(RxDraft draft, Desk desk) {
        var code = RxDraft.text(draft.pharmacist());
        var found =
                registry.practitioner(code)
                        .filter(one -> one.kind() == Practitioner.Kind.PHARMACIST);
        if (found.isEmpty()) {
            return Optional.of(Refusal.at("pharmacist", Reason.PHARMACIST_UNKNOWN, code));
        }
        return found.get().mayPractise(desk.institution().code(), ChinaTime.today(clock))
                ? Optional.empty()
                : Optional.of(Refusal.at("pharmacist", Reason.PHARMACIST_NOT_LICENSED));
    }

    private static Outcome<Map<String, Object>> overridden(
            RxDraft draft, Map<String, Object> reserved) {
        var given =
                draft.everyOverride().stream()
                        .map(RxDraft.Override::text)
                        .collect(Collectors.toSet());
        var alerts = Fields.parse(Json.text(reserved)).orElseThrow();
        var lacking =
                alerts.list("rxAlerts").stream()
                        .filter(one -> one.text("level").equals(Verdict.Severity.WARN.name()))
                        .filter(
                                one ->
                                        !given.contains(
                                                one.text("ruleId") + "#" + one.integer("lineNo")))
                        .map(one -> one.text("dscr"))
                        .toList();
        return lacking.isEmpty()
                ? Outcome.done(reserved)
                : Outcome.refused(
                        Refusal.missing("overrides", "坚持用药的理由：" + String.join("；", lacking)));
    }
}
