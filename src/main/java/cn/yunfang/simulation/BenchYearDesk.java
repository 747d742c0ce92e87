package cn.yunfang.simulation;

import cn.yunfang.formulary.Drug;
import cn.yunfang.prescription.DecideReview;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.refill.WriteRepeat;
import cn.yunfang.review.Conduct;
import cn.yunfang.review.Ruling;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.writing.RxDraft;
import cn.yunfang.writing.WritePrescription;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * A hospital's desk in a simulated year: the doctor writes, a pharmacist reviews where rules ask.
 */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
final class BenchYearDesk {
    private static final int VALID_DAYS = 30;
    private static final int FOUR_WEEKS = 28;
    private static final int CHOICES = 4;
    private static final String TOLERATED = "TOLERATED";
    private static final int MOST_LINES = 5;

    /** Warnings that a renewal may meet and its first writing did not: what is still in use. */
    private static final Set<String> IN_USE = Set.of("R801", "R802", "R812", "R822");

    private final WritePrescription write;
    private final WriteRepeat repeats;
    private final Prescriptions prescriptions;
    private final DecideReview review;
    private final Database database;
    private final Clock clock;

    BenchYearDesk(
            WritePrescription write,
            WriteRepeat repeats,
            Prescriptions prescriptions,
            DecideReview review,
            Database database,
            Clock clock) {
        this.write = write;
        this.repeats = repeats;
        this.prescriptions = prescriptions;
        this.review = review;
        this.database = database;
        this.clock = clock;
    }

    /** Whether no rule minds a drug for a disease of an ordinary patient. */
    boolean suits(Caller doctor, String personNo, RxDraft.Diagnosis diagnosis, Tried tried) {
        var draft =
                new RxDraft(
                        null,
                        null,
                        personNo,
                        null,
                        null,
                        List.of(diagnosis),
                        List.of(BenchYearDiseases.line(tried.drug, FOUR_WEEKS)),
                        null,
                        VALID_DAYS,
                        3,
                        FOUR_WEEKS,
                        tried.disease,
                        List.of(),
                        null);
        return write.advise(doctor, draft)
                        instanceof Outcome.Done<List<Verdict.Finding>>(var findings)
                && findings.stream().noneMatch(one -> one.severity() != Verdict.Severity.INFORM);
    }

    /** A drug for a disease. */
    record Tried(String disease, Drug drug) {}

    /** The drugs of all his diseases, without those that a rule refuses together; then signed. */
    Outcome<String> visit(BenchYearPatient patient) {
        var done = write(patient, drugs(patient));
        for (int i = 1; i < CHOICES && done instanceof Outcome.Refused; i++) {
            done = write(patient, drugs(patient));
        }
        return done;
    }

    private static List<Drug> drugs(BenchYearPatient patient) {
        return patient.diseases.stream()
                .map(BenchYearDiseases.Disease::drugs)
                .map(all -> all.get(patient.between(0, all.size() - 1)))
                .toList();
    }

    private Outcome<String> write(BenchYearPatient patient, List<Drug> drugs) {
        return write.advise(patient.doctor(), draft(patient, drugs, List.of()))
                .then(
                        findings -> {
                            var fits = fitting(drugs, findings);
                            return fits.isEmpty() || fits.size() == drugs.size()
                                    ? written(patient, draft(patient, drugs, why(findings)))
                                    : write(patient, fits);
                        });
    }

    // of two that must not go together, or are the same, the first stays
    private static List<Drug> fitting(List<Drug> drugs, List<Verdict.Finding> findings) {
        var names = new HashSet<String>();
        return IntStream.range(0, drugs.size())
                .filter(
                        i ->
                                findings.stream()
                                        .filter(one -> one.line() == i + 1)
                                        .noneMatch(
                                                one -> one.severity() == Verdict.Severity.REFUSE))
                .mapToObj(drugs::get)
                .filter(drug -> names.add(drug.genericName()))
                .toList();
    }

    private static List<RxDraft.Override> why(List<Verdict.Finding> findings) {
        return findings.stream()
                .filter(one -> one.severity() == Verdict.Severity.WARN)
                .map(one -> new RxDraft.Override(one.rule(), one.line(), TOLERATED))
                .toList();
    }

    private Outcome<String> written(BenchYearPatient patient, RxDraft draft) {
        return repeats.write(patient.doctor(), draft).then(hiRxno -> reviewed(patient, hiRxno));
    }

    private RxDraft draft(
            BenchYearPatient patient, List<Drug> drugs, List<RxDraft.Override> reasons) {
        return new RxDraft(
                UUID.randomUUID().toString(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ChinaTime.ZONE),
                patient.no(),
                null,
                patient.places.checker().code(),
                patient.diseases.stream()
                        .map(one -> new RxDraft.Diagnosis(one.icd10(), null))
                        .toList(),
                drugs.stream()
                        .map(drug -> BenchYearDiseases.line(drug, patient.habits.interval()))
                        .toList(),
                null,
                VALID_DAYS,
                patient.habits.issues(),
                patient.habits.interval(),
                patient.disease().code(),
                reasons,
                release(patient).orElse(null));
    }

    /** Who measures at home gets the next issue when what he measured is fine. */
    private static Optional<RxDraft.Release> release(BenchYearPatient patient) {
        var kinds = patient.kinds();
        if (patient.habits.device() == BenchYearHabits.Device.NONE) {
            return Optional.empty();
        }
        RxDraft.Criterion criterion =
                switch (kinds.getFirst()) {
                    case "SYSTOLIC" -> criterion("SYSTOLIC", "90", "149");
                    case "FASTING_GLUCOSE" -> criterion("FASTING_GLUCOSE", "3.9", "8.5");
                    case "SPO2" -> criterion("SPO2", "90", "100");
                    default -> criterion(kinds.getFirst(), "40", "200");
                };
        int fresh = patient.habits.device().days() + 4;
        return Optional.of(new RxDraft.Release(List.of(criterion), fresh, 7));
    }

    private static RxDraft.Criterion criterion(String kind, String low, String high) {
        return new RxDraft.Criterion(kind, new BigDecimal(low), new BigDecimal(high));
    }

    /** Reasons for what a renewal is likely to be warned of. */
    static List<RxDraft.Override> reasons() {
        return IN_USE.stream()
                .flatMap(
                        rule ->
                                IntStream.rangeClosed(0, MOST_LINES)
                                        .mapToObj(
                                                line ->
                                                        new RxDraft.Override(
                                                                rule, line, TOLERATED)))
                .toList();
    }

    /** A pharmacist looks at what the rules did not let pass by themselves. */
    Outcome<String> reviewed(BenchYearPatient patient, String hiRxno) {
        var found =
                database.read(prescriptions.find(PrescriptionId.ofHiRxno(hiRxno).orElseThrow()));
        if (found.filter(rx -> rx.state() == PrescriptionState.UPLOADED).isEmpty()) {
            return Outcome.done(hiRxno);
        }
        var one = patient.places.reviewer();
        var by = new Caller(Caller.Role.REVIEWER, one.institution(), one.code(), Optional.empty());
        var ruling =
                new Ruling(
                        Ruling.Kind.APPROVE,
                        "长期用药，合理",
                        new Conduct(true, OptionalInt.empty(), List.of()));
        return review.decide(by, hiRxno, ruling, Optional.empty()).map(_ -> hiRxno);
    }
}
