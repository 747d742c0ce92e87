package cn.yunfang.chronic;

import cn.yunfang.chronic.ApplicationTransitions.Row;
import cn.yunfang.chronic.ApplicationTransitions.Verb;
import cn.yunfang.chronic.MoveApplication.Besides;
import cn.yunfang.chronic.MoveApplication.Said;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * Determines an application (认定): a doctor of the institution that was asked, where the disease
 * allows it, or the bureau of the place of insurance; never who applied for it, nor the patient
 * himself. Granting makes the filing in the same commit, as 2503 does, so that it counts at once.
 * Appeals are the bureau's, and never of the person who refused.
 */
@Component
public class DetermineApplication {
    /** How far ahead a filing may begin. */
    static final int FURTHEST_DAYS = 90;

    /**
     * What is decided.
     *
     * @param criteria those found met, when it is granted
     * @param from first day; as applied for, but not before today, when nothing is said
     * @param to last day; as long as the disease's filings hold when nothing is said
     * @param version of the application that was looked at, 0 for whichever it is
     */
    public record Decision(
            boolean granted,
            List<Integer> criteria,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String chinese,
            String english,
            int version) {}

    private final MoveApplication move;
    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Registry registry;
    private final Diseases diseases;

    DetermineApplication(
            MoveApplication move,
            Database database,
            Journal journal,
            Persons persons,
            Registry registry,
            Diseases diseases) {
        this.move = move;
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.registry = registry;
        this.diseases = diseases;
    }

    /** Asks for more evidence; the clock stands until it comes. */
    public Outcome<FilingApplication> ask(
            Caller caller, String id, String chinese, String english) {
        return words(chinese, english)
                .<Outcome<FilingApplication>>map(Outcome::refused)
                .orElseGet(() -> move.move(caller, id, Verb.ASK, asking(caller, chinese, english)));
    }

    private BiFunction<FilingApplication, Row, Outcome<FilingApplication>> asking(
            Caller caller, String chinese, String english) {
        return (one, row) -> {
            var refusal = notTheirs(caller, one);
            return refusal.isPresent()
                    ? Outcome.refused(refusal.get())
                    : move.commit(
                            caller,
                            one,
                            row,
                            new Said(chinese, english, List.of(), List.of()),
                            Besides.nothing(one));
        };
    }

    /** Grants or refuses it; what an appeal is about too. */
    public Outcome<FilingApplication> determine(Caller caller, String id, Decision decision) {
        var verb = decision.granted ? Verb.GRANT : Verb.REFUSE;
        return words(decision.chinese, decision.english)
                .<Outcome<FilingApplication>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                move.move(
                                        caller,
                                        id,
                                        verb,
                                        (one, row) -> decide(caller, one, row, decision)));
    }

    private static Optional<Refusal> words(String chinese, String english) {
        return Refusal.ofText("chinese", "意见", chinese, Evidence.LONGEST_TEXT)
                .or(() -> Refusal.ofText("english", "英文意见", english, Evidence.LONGEST_TEXT));
    }

    private Outcome<FilingApplication> decide(
            Caller caller, FilingApplication one, Row row, Decision decision) {
        var disease = diseases.disease(one.diseaseCode()).orElseThrow();
        var refusal =
                notTheirs(caller, one)
                        .or(() -> changed(one, decision))
                        .or(
                                () ->
                                        decision.granted
                                                ? Evidence.lacking(
                                                        disease, decision.criteria, "criteria")
                                                : Optional.empty());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return decision.granted
                ? grant(caller, one, row, decision, disease)
                : move.commit(
                        caller,
                        one,
                        row,
                        new Said(decision.chinese, decision.english, List.of(), List.of()),
                        new Besides(
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                FilingApplication.who(caller)));
    }

    private Optional<Refusal> notTheirs(Caller caller, FilingApplication one) {
        if (!one.isFor(caller)) {
            return Optional.of(Refusal.of(Reason.NOT_ALLOWED));
        }
        if (caller.role() == Caller.Role.MEDICAL) {
            var today = ChinaTime.date(journal.now());
            var doctor = Doctors.refusal(registry, caller.actor(), caller.institution(), today, "");
            if (doctor.isPresent()) {
                return doctor;
            }
        }
        boolean applied =
                caller.role() == Caller.Role.MEDICAL
                        && caller.actor().equals(one.asked().signatory());
        boolean refused = FilingApplication.who(caller).equals(one.refusedBy());
        return applied || refused
                ? Optional.of(Refusal.of(Reason.APPLICATION_SAME_PERSON))
                : Optional.empty();
    }

    private static Optional<Refusal> changed(FilingApplication one, Decision decision) {
        return decision.version == 0 || decision.version == one.version()
                ? Optional.empty()
                : Optional.of(Refusal.at("version", Reason.APPLICATION_CHANGED));
    }

    private Outcome<FilingApplication> grant(
            Caller caller, FilingApplication one, Row row, Decision decision, Disease disease) {
        var now = journal.now();
        var today = ChinaTime.date(now);
        var from = decision.from.orElse(later(one.asked().from(), today));
        var to = decision.to.orElse(disease.lastDay(from));
        if (from.isBefore(one.asked().from()) || from.isAfter(today.plusDays(FURTHEST_DAYS))) {
            var right = one.asked().from() + " – " + today.plusDays(FURTHEST_DAYS);
            return Outcome.refused(Refusal.invalid("from", "开始日期", right));
        }
        if (to.isBefore(from) || to.isAfter(disease.lastDay(from))) {
            var right = from + " – " + disease.lastDay(from);
            return Outcome.refused(Refusal.invalid("to", "结束日期", right));
        }
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(one.personNo()));
        var version = trip.add(VersionTable.find(one.personNo()));
        var filings = trip.add(FilingTable.declarations(one.personNo()));
        database.send(trip);
        var about = List.of(disease.code());
        var refusal =
                personRefusal(caller, person.get().orElseThrow())
                        .or(() -> Declaration.overlap(filings.get(), about, from, to, "from"));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var number = new Declaration.Number(one.number().bucket(), journal.nextId());
        var filing =
                new Declaration(
                        number, one.personNo(), about, from, to, caller.institution(), false);
        return move.commit(
                caller,
                one,
                row,
                new Said(decision.chinese, decision.english, List.of(), decision.criteria),
                new Besides(
                        List.of(
                                VersionTable.step(one.personNo(), version.get()),
                                FilingTable.declare(filing, disease.chinese(), now)),
                        List.of(Told.declared(journal, filing, Told.FILED, caller)),
                        Optional.of(number.serial()),
                        one.refusedBy()));
    }

    private Optional<Refusal> personRefusal(Caller caller, Person person) {
        boolean himself =
                caller.role() == Caller.Role.MEDICAL
                        && registry.practitioner(caller.actor())
                                .filter(one -> one.certno().equals(person.certno()))
                                .isPresent();
        if (himself) {
            return Optional.of(Refusal.of(Reason.APPLICATION_SAME_PERSON));
        }
        return person.active() ? Optional.empty() : Optional.of(Refusal.of(Reason.NOT_INSURED));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
