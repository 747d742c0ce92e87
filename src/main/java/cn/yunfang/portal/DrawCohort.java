package cn.yunfang.portal;

import cn.yunfang.chronic.Disease;
import cn.yunfang.chronic.Diseases;
import cn.yunfang.cohort.AgeBand;
import cn.yunfang.cohort.Cover;
import cn.yunfang.cohort.Entry;
import cn.yunfang.cohort.Figures.Cut;
import cn.yunfang.cohort.Filter;
import cn.yunfang.cohort.Scales;
import cn.yunfang.person.Person;
import cn.yunfang.reach.Township;
import cn.yunfang.reading.Kind;
import cn.yunfang.reading.Kinds;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.ChinaTime;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts words to the registry: names of townships, diseases, grades, drug classes and doctors. */
@Component
class DrawCohort {
    private static final int HUNDRED = 100;
    private static final Words MALE = new Words("男", "male");
    private static final Words FEMALE = new Words("女", "female");
    private static final Words NO_CONTRACT = new Words("未签约（乡镇未知）", "no contract (not known)");

    private final Diseases diseases;
    private final Scales scales;
    private final Kinds kinds;
    private final Registry registry;

    DrawCohort(Diseases diseases, Scales scales, Kinds kinds, Registry registry) {
        this.diseases = diseases;
        this.scales = scales;
        this.kinds = kinds;
        this.registry = registry;
    }

    CohortView.Key key(Cut cut, String code, Map<String, Township> townships) {
        return switch (cut) {
            case TOWNSHIP -> township(code, townships);
            case BAND ->
                    plain(
                            code,
                            AgeBand.of(code)
                                    .map(band -> new Words(band.label() + " 岁", band.label()))
                                    .orElse(same(code)));
            case SEX -> plain(code, code.equals("1") ? MALE : FEMALE);
            case DISEASE -> disease(code);
            case SEVERITY -> grade(code);
            case INSTITUTION -> plain(code, institution(code));
            case DOCTOR -> plain(code, doctor(code));
            case DRUG_CLASS ->
                    plain(
                            code,
                            diseases.drugClass(code)
                                    .map(one -> new Words(one.chinese(), one.english()))
                                    .orElse(same(code)));
        };
    }

    private Words institution(String code) {
        return code.equals(Filter.NONE)
                ? NO_CONTRACT
                : same(registry.institution(code).map(Institution::name).orElse(code));
    }

    private Words doctor(String key) {
        var parts = key.split("/", -1);
        return parts[0].equals(Filter.NONE) ? NO_CONTRACT : same(name(parts[1]));
    }

    private String name(String doctor) {
        return registry.practitioner(doctor).map(Practitioner::name).orElse(doctor);
    }

    private static CohortView.Key township(String code, Map<String, Township> townships) {
        var known = Optional.ofNullable(townships.get(code));
        return new CohortView.Key(
                code.isEmpty() ? Filter.NONE : code,
                known.map(one -> same(one.name()))
                        .orElse(
                                code.isEmpty() || code.equals(Filter.NONE)
                                        ? NO_CONTRACT
                                        : same(code)),
                known.map(Township::longitude),
                known.map(Township::latitude));
    }

    private CohortView.Key disease(String code) {
        return plain(
                code,
                diseases.disease(code)
                        .map((Disease one) -> new Words(one.chinese(), one.english()))
                        .orElse(same(code)));
    }

    private CohortView.Key grade(String code) {
        return plain(
                code,
                scales.grade(code)
                        .map(one -> new Words(one.chinese(), one.english()))
                        .orElse(same(code)));
    }

    private static CohortView.Key plain(String code, Words name) {
        return new CohortView.Key(code, name, Optional.empty(), Optional.empty());
    }

    private static Words same(String text) {
        return new Words(text, text);
    }

    /** What is drawn beside a row: the person's name as the caller may see it, and townships. */
    record Beside(
            Map<String, Person> persons,
            Map<String, Township> townships,
            boolean names,
            LocalDate today) {
        private String name(String personNo) {
            var name = Optional.ofNullable(persons.get(personNo)).map(Person::name).orElse("");
            return names ? name : Draw.masked(name);
        }
    }

    CohortView.Row row(Entry one, Beside beside) {
        return new CohortView.Row(
                new PrescriptionView.Patient(one.personNo(), beside.name(one.personNo())),
                one.sex(),
                Period.between(one.birthDate(), beside.today).getYears(),
                township(one.township(), beside.townships),
                disease(one.disease()),
                grade(one.severity()),
                one.control(),
                one.measures().stream().map(this::measured).toList(),
                one.adherence(),
                days(one.cover()),
                one.generics(),
                one.allGenerics(),
                one.collectedOn(),
                one.nextIssueOn(),
                party(one.institution(), institution(one.institution()).zh()),
                party(one.doctor(), name(one.doctor())));
    }

    private static Optional<PrescriptionView.Party> party(String code, String name) {
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new PrescriptionView.Party(code, name));
    }

    private CohortView.Measured measured(Entry.Measured one) {
        var kind = kinds.of(one.kind());
        return new CohortView.Measured(
                kind.map(known -> new Words(known.chinese(), known.english()))
                        .orElse(same(one.kind())),
                kind.map(known -> one.value().setScale(known.decimals(), RoundingMode.HALF_UP))
                        .orElse(one.value()),
                kind.map(Kind::unit).orElse(""),
                one.at().atOffset(ChinaTime.ZONE),
                one.fine());
    }

    private static CohortView.Covered days(Entry.Days one) {
        return new CohortView.Covered(
                one.covered(),
                one.period(),
                one.period() == 0
                        ? 0
                        : Math.toIntExact((long) one.covered() * HUNDRED / one.period()),
                one.gapNow(),
                one.gapLongest());
    }

    List<CohortView.OneCourse> courses(Entry one) {
        return one.courses().stream().map(DrawCohort::course).toList();
    }

    private static CohortView.OneCourse course(Entry.Course one) {
        return new CohortView.OneCourse(
                one.atc(),
                new Words(one.chinese(), one.english()),
                one.generics(),
                one.adherence(),
                days(one.half()),
                days(one.year()),
                one.gaps().stream().map(DrawCohort::gap).toList());
    }

    private static CohortView.Missing gap(Cover.Gap one) {
        return new CohortView.Missing(one.from(), one.days());
    }
}
