package cn.yunfang.chronic;

import cn.yunfang.chronic.ApplicationTransitions.Verb;
import cn.yunfang.chronic.FilingApplication.Asked;
import cn.yunfang.chronic.FilingApplication.Number;
import cn.yunfang.chronic.FilingApplication.Statement;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Applies for a filing (认定申请), by the person himself or by an institution for him. One person has
 * one open application for a disease; while a filing of it holds, the next one begins behind it and
 * may be applied for in its last ninety days.
 */
@Component
public class ApplyForFiling {
    /** How long before a filing ends the next one may be applied for. */
    static final int RENEWAL_DAYS = 90;

    /**
     * What is applied for.
     *
     * @param determiner institution that is asked to determine, "" for the bureau
     * @param signatory the doctor who applies, "" when the person does himself
     * @param words whatever else is to be said
     */
    public record Draft(
            String personNo,
            String diseaseCode,
            String determiner,
            String signatory,
            String words,
            List<Statement> statements) {}

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Registry registry;
    private final Diseases diseases;
    private final AccessLog accessLog;

    ApplyForFiling(
            Database database,
            Journal journal,
            Persons persons,
            Registry registry,
            Diseases diseases,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.registry = registry;
        this.diseases = diseases;
        this.accessLog = accessLog;
    }

    /** Answers the application as it stands. */
    public Outcome<FilingApplication> apply(Caller caller, Draft draft) {
        var disease = diseases.disease(draft.diseaseCode);
        if (disease.isEmpty()) {
            return Outcome.refused(Refusal.invalid("diseaseCode", "门慢门特病种目录代码", "1309"));
        }
        return wrong(caller, draft, disease.get())
                .<Outcome<FilingApplication>>map(Outcome::refused)
                .orElseGet(() -> Journal.attempt(() -> once(caller, draft, disease.get())));
    }

    private Optional<Refusal> wrong(Caller caller, Draft draft, Disease disease) {
        return Evidence.wrong(disease, draft.words, draft.statements, today())
                .or(() -> Evidence.lacking(disease, draft.statements))
                .or(() -> determinerRefusal(draft.determiner, disease))
                .or(() -> signatoryRefusal(caller, draft.signatory));
    }

    private Optional<Refusal> determinerRefusal(String code, Disease disease) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        var institution = registry.institution(code);
        if (institution.isEmpty()) {
            return Optional.of(Refusal.at("determiner", Reason.INSTITUTION_UNKNOWN, code));
        }
        return disease.mayBeDeterminedAt(institution.get(), today())
                ? Optional.empty()
                : Optional.of(Refusal.at("determiner", Reason.NO_DETERMINER));
    }

    private Optional<Refusal> signatoryRefusal(Caller caller, String doctor) {
        return caller.role() == Caller.Role.MEDICAL
                ? Doctors.refusal(registry, doctor, caller.institution(), today(), "signatory")
                : Optional.empty();
    }

    private Outcome<FilingApplication> once(Caller caller, Draft draft, Disease disease) {
        var personNo = draft.personNo;
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var version = trip.add(VersionTable.find(personNo));
        var filings = trip.add(FilingTable.declarations(personNo));
        var before = trip.add(ApplicationTable.ofPerson(personNo, Applications.MOST));
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Refusal.at("psnNo", Reason.PERSON_UNKNOWN));
        }
        var from = begin(filings.get(), disease.code());
        var refusal = refusal(person.get().get(), draft, before.get());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var overlap =
                Declaration.overlap(
                        filings.get(), List.of(disease.code()), from, from, "diseaseCode");
        if (overlap.isPresent()) {
            return Outcome.refused(overlap.get());
        }
        return written(
                caller, draft, application(caller, draft, person.get().get(), from), version.get());
    }

    /** The day after the last filing that holds still, when it is time to renew; else today. */
    private LocalDate begin(List<Declaration> filings, String disease) {
        var today = today();
        return filings.stream()
                .filter(one -> !one.withdrawn() && one.about().equals(List.of(disease)))
                .map(Declaration::to)
                .filter(to -> !to.isBefore(today) && !to.isAfter(today.plusDays(RENEWAL_DAYS)))
                .max(LocalDate::compareTo)
                .map(to -> to.plusDays(1))
                .orElse(today);
    }

    private Optional<Refusal> refusal(Person person, Draft draft, List<FilingApplication> before) {
        if (!person.active()) {
            return Optional.of(Refusal.at("psnNo", Reason.NOT_INSURED));
        }
        var open =
                before.stream()
                        .filter(one -> one.diseaseCode().equals(draft.diseaseCode))
                        .anyMatch(one -> one.state().isOpen());
        if (open) {
            return Optional.of(Refusal.at("diseaseCode", Reason.APPLICATION_OPEN));
        }
        boolean elsewhere =
                registry.institution(draft.determiner)
                        .filter(one -> !Division.sameCity(one.division(), person.insuredDivision()))
                        .isPresent();
        return elsewhere
                ? Optional.of(Refusal.at("determiner", Reason.NO_DETERMINER))
                : Optional.empty();
    }

    private FilingApplication application(
            Caller caller, Draft draft, Person person, LocalDate from) {
        var now = journal.now();
        boolean byHimself = caller.role() == Caller.Role.PATIENT;
        return new FilingApplication(
                new Number(person.bucket(), journal.nextId()),
                person.no(),
                person.insuredDivision(),
                draft.diseaseCode,
                new Asked(
                        from,
                        draft.determiner,
                        byHimself ? "" : caller.institution(),
                        byHimself ? "" : draft.signatory),
                ApplicationState.APPLIED,
                1,
                now,
                now,
                "",
                Optional.empty());
    }

    private Outcome<FilingApplication> written(
            Caller caller, Draft draft, FilingApplication one, int version) {
        var step =
                new FilingApplication.Step(
                        one.version(),
                        Verb.APPLY,
                        one.appliedAt(),
                        caller.role(),
                        caller.institution(),
                        caller.actor(),
                        draft.words,
                        draft.words,
                        draft.statements,
                        List.of());
        return journal.commit(
                one,
                caller,
                List.<Sql<?>>of(
                        VersionTable.step(one.personNo(), version),
                        ApplicationTable.add(one),
                        ApplicationStepTable.add(one.number(), step),
                        accessLog.look(
                                caller,
                                one.appliedAt(),
                                "applyForFiling",
                                one.personNo(),
                                Applications.purpose(caller))),
                List.of(Told.of(journal, one, ApplicationTransitions.APPLIED_FOR, caller)));
    }

    private LocalDate today() {
        return ChinaTime.date(journal.now());
    }
}
