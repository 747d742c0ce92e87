package cn.yunfang.chronic;

import cn.yunfang.chronic.Attachment.Content;
import cn.yunfang.chronic.FilingApplication.Number;
import cn.yunfang.chronic.FilingApplication.Whole;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Applications as their people see them; each look at one person's is logged. */
@Component
public class Applications {
    /** Of one list. */
    public static final int MOST = 200;

    /**
     * Which to list.
     *
     * @param personNo of one person, whom the bureau asks about; "" for a work list
     * @param made those that the caller's institution made, not those that it determines
     */
    public record Wanted(String personNo, boolean made, Set<ApplicationState> states) {}

    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;
    private final Persons persons;

    Applications(Database database, Journal journal, AccessLog accessLog, Persons persons) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.accessLog = accessLog;
    }

    /**
     * A patient's own, newest first; else a work list, the longest waiting first, at most {@link
     * #MOST}.
     */
    public Outcome<List<FilingApplication>> list(Caller caller, Wanted wanted, String purpose) {
        var trip = new RoundTrip();
        var all = trip.add(asked(caller, wanted));
        trip.add(
                accessLog.look(
                        caller,
                        journal.now(),
                        "listApplications",
                        subject(caller, wanted),
                        purpose));
        return database.commit(trip)
                .<Outcome<List<FilingApplication>>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(seen(caller, wanted, all.get())));
    }

    private static Sql<List<FilingApplication>> asked(Caller caller, Wanted wanted) {
        if (caller.role() == Caller.Role.PATIENT) {
            return ApplicationTable.ofPerson(caller.actor(), MOST);
        }
        if (!wanted.personNo.isEmpty()) {
            return ApplicationTable.ofPerson(wanted.personNo, MOST);
        }
        if (caller.role() == Caller.Role.CLERK) {
            return ApplicationTable.inRegion(caller.institution(), wanted.states, MOST);
        }
        return wanted.made
                ? ApplicationTable.madeAt(caller.institution(), wanted.states, MOST)
                : ApplicationTable.toDetermineAt(caller.institution(), wanted.states, MOST);
    }

    // a work list is about nobody in particular
    private static String subject(Caller caller, Wanted wanted) {
        return caller.role() == Caller.Role.PATIENT ? caller.actor() : wanted.personNo;
    }

    private static List<FilingApplication> seen(
            Caller caller, Wanted wanted, List<FilingApplication> all) {
        return all.stream()
                .filter(one -> one.seenBy(caller))
                .filter(one -> wanted.states.contains(one.state()))
                .toList();
    }

    /** One with all that was said of it, and whose it is. */
    public Outcome<Whole> one(Caller caller, String id, String purpose) {
        var number = Number.parse(id);
        if (number.isEmpty()) {
            return Outcome.refused(Reason.APPLICATION_UNKNOWN);
        }
        var trip = new RoundTrip();
        var found = trip.add(ApplicationTable.find(number.get()));
        var steps = trip.add(ApplicationStepTable.of(number.get()));
        var files = trip.add(AttachmentTable.of(number.get()));
        database.send(trip);
        return found.get()
                .filter(one -> one.seenBy(caller))
                .map(one -> looked(caller, one, "getApplication", purpose))
                .map(
                        person ->
                                new Whole(
                                        found.get().orElseThrow(),
                                        person,
                                        steps.get(),
                                        files.get()))
                .<Outcome<Whole>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.APPLICATION_UNKNOWN));
    }

    /** What is in a file that goes with it. */
    public Outcome<Content> attachment(Caller caller, String id, int no, String purpose) {
        var number = Number.parse(id);
        if (number.isEmpty()) {
            return Outcome.refused(Reason.APPLICATION_UNKNOWN);
        }
        var trip = new RoundTrip();
        var found = trip.add(ApplicationTable.find(number.get()));
        var content = trip.add(AttachmentTable.content(number.get(), no));
        database.send(trip);
        var one = found.get().filter(application -> application.seenBy(caller));
        if (one.isEmpty()) {
            return Outcome.refused(Reason.APPLICATION_UNKNOWN);
        }
        looked(caller, one.get(), "getAttachment", purpose);
        return content.get()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.ATTACHMENT_UNKNOWN));
    }

    // nothing is given away before the look is written down
    private Person looked(Caller caller, FilingApplication one, String operation, String purpose) {
        var trip = new RoundTrip();
        trip.add(accessLog.look(caller, journal.now(), operation, one.personNo(), purpose));
        var person = trip.add(persons.byNo(one.personNo()));
        database.commit(trip);
        return person.get().orElseThrow();
    }

    /** Why somebody does something to an application, for the access log. */
    static String purpose(Caller caller) {
        return switch (caller.role()) {
            case PATIENT -> "own data";
            case MEDICAL -> "treatment";
            default -> "filing";
        };
    }
}
