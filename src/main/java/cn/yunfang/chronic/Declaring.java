package cn.yunfang.chronic;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all declarations and their withdrawals do alike. */
@Component
class Declaring {
    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final AccessLog accessLog;

    Declaring(Database database, Journal journal, Persons persons, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.accessLog = accessLog;
    }

    /**
     * A kind of declaration.
     *
     * @param operation infno; @param event that tells of it
     */
    interface Kind {
        String operation();

        String event();

        /** What is wrong with it whoever it is declared of. */
        Optional<Refusal> wrong();

        /** All of a person's that may matter. */
        Sql<List<Declaration>> of(String personNo);

        /** Why it may not be declared of this person beside what there is. */
        Optional<Refusal> refusal(Person person, List<Declaration> known);

        /** As it would be written under this number. */
        Declaration declared(Declaration.Number number);

        List<Sql<?>> writes(Person person, Declaration declaration);

        /** Where the fields stand in the message. */
        default String node() {
            return "data";
        }
    }

    /** A withdrawal: of what, and what the commit holds it against. */
    record Withdrawal(
            String operation,
            String event,
            Sql<Optional<Declaration>> find,
            Function<Declaration, List<Sql<?>>> writes) {}

    /** Answers trt_dcla_detl_sn; the same declaration again is the same one. */
    Outcome<String> declare(Caller caller, String personNo, Kind kind) {
        return kind.wrong()
                .<Outcome<String>>map(Outcome::refused)
                .orElseGet(() -> Journal.attempt(() -> once(caller, personNo, kind)));
    }

    private Outcome<String> once(Caller caller, String personNo, Kind kind) {
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var version = trip.add(VersionTable.find(personNo));
        var known = trip.add(kind.of(personNo));
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Refusal.at(kind.node() + ".psn_no", Reason.PERSON_UNKNOWN));
        }
        var number = new Declaration.Number(person.get().get().bucket(), journal.nextId());
        var wanted = kind.declared(number);
        var before =
                known.get().stream()
                        .filter(one -> !one.withdrawn() && one.sameAs(wanted))
                        .findFirst();
        if (before.isPresent()) {
            return Outcome.done(before.get().number().toString());
        }
        var refusal = kind.refusal(person.get().get(), known.get());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var writes = new ArrayList<Sql<?>>();
        writes.add(VersionTable.step(personNo, version.get()));
        writes.addAll(kind.writes(person.get().get(), wanted));
        writes.add(look(caller, kind.operation(), personNo));
        return journal.commit(
                number.toString(),
                caller,
                writes,
                List.of(Told.declared(journal, wanted, kind.event(), caller)));
    }

    /** Answers trt_dcla_detl_sn; withdrawing again changes nothing. */
    Outcome<String> withdraw(Caller caller, Fields data, Withdrawal withdrawal) {
        return Journal.attempt(() -> withdrawOnce(caller, data, withdrawal));
    }

    private Outcome<String> withdrawOnce(Caller caller, Fields data, Withdrawal withdrawal) {
        var personNo = data.text("psn_no");
        var trip = new RoundTrip();
        var version = trip.add(VersionTable.find(personNo));
        var found = trip.add(withdrawal.find);
        database.send(trip);
        var own =
                found.get()
                        .filter(one -> one.institution().equals(caller.institution()))
                        .filter(one -> one.personNo().equals(personNo));
        if (own.isEmpty()) {
            return Outcome.refused(Refusal.at("data.trt_dcla_detl_sn", Reason.FILING_UNKNOWN));
        }
        var number = own.get().number();
        if (own.get().withdrawn()) {
            return Outcome.done(number.toString());
        }
        var writes = new ArrayList<Sql<?>>();
        writes.add(VersionTable.step(personNo, version.get()));
        writes.addAll(withdrawal.writes.apply(own.get()));
        writes.add(look(caller, withdrawal.operation, personNo));
        return journal.commit(
                        number.toString(),
                        caller,
                        writes,
                        List.of(Told.declared(journal, own.get(), withdrawal.event, caller)))
                .about(reason -> reason == Reason.FILING_USED ? "data.trt_dcla_detl_sn" : "");
    }

    private Sql<@Nullable Void> look(Caller caller, String operation, String personNo) {
        return accessLog.look(caller, journal.now(), operation, personNo, "settlement");
    }
}
