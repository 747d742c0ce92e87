package cn.yunfang.cohort;

import cn.yunfang.care.Contract;
import cn.yunfang.chronic.Diseases;
import cn.yunfang.chronic.Filing;
import cn.yunfang.cohort.Cover.Purchase;
import cn.yunfang.cohort.Entry.Course;
import cn.yunfang.cohort.Entry.Days;
import cn.yunfang.cohort.Entry.Measured;
import cn.yunfang.cohort.Scales.Measure;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.prescription.Medications.Collected;
import cn.yunfang.prescription.Medications.Written;
import cn.yunfang.reading.Reading;
import cn.yunfang.reading.Readings;
import cn.yunfang.reading.Threshold;
import cn.yunfang.shared.ChinaTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes a person's rows of what is known of him; no I/O. */
@Component
class Judge {

    private static final int UNCONTROLLED = 2_000;
    private static final int UNMEASURED = 500;
    private static final int RANK = 300;
    private static final int UNTAKEN = 400;
    private static final int LONGEST_GAP = 180;

    /**
     * What is known of a person.
     *
     * @param measured newest of each kind
     */
    record Known(
            Person person,
            List<Filing> filings,
            Optional<Contract> contract,
            List<Collected> collected,
            List<Written> written,
            List<Reading> measured,
            List<Threshold> thresholds) {}

    private final Diseases diseases;
    private final Formulary formulary;
    private final Readings readings;
    private final Scales scales;

    Judge(Diseases diseases, Formulary formulary, Readings readings, Scales scales) {
        this.diseases = diseases;
        this.formulary = formulary;
        this.readings = readings;
        this.scales = scales;
    }

    /**
     * One row for each disease filed for today.
     *
     * @param township of the contracted clinic, "" when there is none
     */
    List<Entry> entries(Known known, String township, Instant now) {
        var today = ChinaTime.date(now);
        var medicine = new Medicine(known.collected.stream().flatMap(this::taken).toList());
        return known.filings.stream()
                .filter(one -> one.inForceOn(today))
                .map(Filing::diseaseCode)
                .distinct()
                .map(disease -> entry(disease, known, medicine, township, now))
                .toList();
    }

    private Stream<Medicine.Taken> taken(Collected one) {
        return formulary
                .drug(one.drugCode(), one.on())
                .map(drug -> new Medicine.Taken(drug, new Purchase(one.on(), one.days())))
                .stream();
    }

    private Entry entry(
            String disease, Known known, Medicine medicine, String township, Instant now) {
        var person = known.person;
        var today = ChinaTime.date(now);
        var mine = medicine.only(drug -> diseases.classOf(disease, drug).isPresent());
        var courses = mine.courses(drug -> diseases.classOf(disease, drug), today);
        var inUse = medicine.inUse(today);
        var measured = measured(disease, known, now);
        var values = new HashMap<String, BigDecimal>();
        measured.forEach(one -> values.put(one.kind(), one.value()));
        var grade = scales.grade(disease, values);
        var control = control(disease, measured);
        var worst = Medicine.worst(courses);
        var cover = worst.map(Course::half).orElse(Days.NONE);
        var adherence = worst.map(Course::adherence).orElse(Adherence.UNKNOWN);
        return new Entry(
                person.no(),
                disease,
                person.insuredDivision(),
                township,
                person.birthDate(),
                person.sex(),
                known.contract.map(Contract::institution).orElse(""),
                known.contract.map(Contract::doctor).orElse(""),
                carers(known),
                grade.code(),
                control,
                measured,
                adherence,
                cover,
                courses,
                mine.generics().stream().filter(inUse::contains).toList(),
                inUse.size(),
                mine.lastCollected(),
                known.written.stream()
                        .flatMap(one -> one.nextIssue().stream())
                        .min(Comparator.naturalOrder()),
                urgency(control, grade.rank(), adherence, cover.gapNow()),
                now);
    }

    private List<Measured> measured(String disease, Known known, Instant now) {
        var today = ChinaTime.date(now);
        return scales.of(disease).stream()
                .flatMap(
                        measure ->
                                known.measured.stream()
                                        .filter(one -> one.kind().equals(measure.kind()))
                                        .filter(one -> isFresh(one, measure, today))
                                        .limit(1))
                .map(
                        one ->
                                new Measured(
                                        one.kind(),
                                        one.value(),
                                        one.measuredAt(),
                                        fine(one, known)))
                .toList();
    }

    private static boolean isFresh(Reading one, Measure measure, LocalDate today) {
        return ChinaTime.date(one.measuredAt()).isAfter(today.minusDays(measure.freshDays()));
    }

    private boolean fine(Reading one, Known known) {
        return readings.fine(one.kind(), known.thresholds, known.filings)
                .range()
                .holds(one.value());
    }

    private Control control(String disease, List<Measured> measured) {
        var deciding =
                scales.of(disease).stream()
                        .filter(Measure::controls)
                        .flatMap(
                                measure ->
                                        measured.stream()
                                                .filter(one -> one.kind().equals(measure.kind())))
                        .toList();
        if (deciding.isEmpty()) {
            return Control.NOT_MEASURED;
        }
        return deciding.stream().allMatch(Measured::fine)
                ? Control.CONTROLLED
                : Control.NOT_CONTROLLED;
    }

    private static List<String> carers(Known known) {
        var contracted =
                known.contract.stream()
                        .flatMap(one -> Filter.carers(one.institution(), one.doctor()));
        var treating =
                known.written.stream()
                        .flatMap(one -> Filter.carers(one.institution(), one.doctor()));
        return Stream.concat(contracted, treating).distinct().sorted().toList();
    }

    // out of control before unmeasured, the iller and the longer without medicine the sooner
    private static int urgency(Control control, int rank, Adherence adherence, int gapNow) {
        int measured =
                switch (control) {
                    case NOT_CONTROLLED -> UNCONTROLLED;
                    case NOT_MEASURED -> UNMEASURED;
                    case CONTROLLED -> 0;
                };
        return measured
                + rank * RANK
                + (adherence == Adherence.NOT_ADHERENT ? UNTAKEN : 0)
                + Math.min(gapNow, LONGEST_GAP);
    }
}
