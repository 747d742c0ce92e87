package cn.yunfang.chronic;

import cn.yunfang.chronic.ApplicationTransitions.Row;
import cn.yunfang.chronic.ApplicationTransitions.Verb;
import cn.yunfang.chronic.FilingApplication.Number;
import cn.yunfang.chronic.FilingApplication.Statement;
import cn.yunfang.chronic.FilingApplication.Step;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What all steps of an application do alike: find it, hold it against the table, write. */
@Component
class MoveApplication {
    /**
     * What somebody says with a step.
     *
     * @param criteria those found met, of a determination
     */
    record Said(
            String chinese, String english, List<Statement> statements, List<Integer> criteria) {}

    /**
     * What a step writes besides.
     *
     * @param filing serial of the filing that is made; @param refusedBy kept with the application
     */
    record Besides(
            List<Sql<?>> writes, List<Event> events, Optional<Long> filing, String refusedBy) {
        static Besides nothing(FilingApplication one) {
            return new Besides(List.of(), List.of(), Optional.empty(), one.refusedBy());
        }
    }

    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;

    MoveApplication(Database database, Journal journal, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.accessLog = accessLog;
    }

    /**
     * Finds what the caller may see and the table allows, and lets the step decide; decides again
     * when somebody else was faster. Answers the application after it.
     */
    Outcome<FilingApplication> move(
            Caller caller,
            String id,
            Verb verb,
            BiFunction<FilingApplication, Row, Outcome<FilingApplication>> step) {
        return Number.parse(id)
                .map(number -> Journal.attempt(() -> once(caller, number, verb, step)))
                .orElseGet(() -> Outcome.refused(Reason.APPLICATION_UNKNOWN));
    }

    private Outcome<FilingApplication> once(
            Caller caller,
            Number number,
            Verb verb,
            BiFunction<FilingApplication, Row, Outcome<FilingApplication>> step) {
        var found = database.read(ApplicationTable.find(number)).filter(one -> one.seenBy(caller));
        if (found.isEmpty()) {
            return Outcome.refused(Reason.APPLICATION_UNKNOWN);
        }
        var one = found.get();
        return ApplicationTransitions.find(one.state(), verb)
                .map(row -> step.apply(one, row))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        Reason.APPLICATION_STATE,
                                        one.state().chinese(),
                                        one.state().english()));
    }

    /** Commits the step with its event and the look at the person. */
    Outcome<FilingApplication> commit(
            Caller caller, FilingApplication read, Row row, Said said, Besides besides) {
        var now = journal.now();
        var since = row.to().isToBeDetermined() ? now : read.waitingSince();
        var writes = new ArrayList<Sql<?>>();
        writes.add(ApplicationTable.move(read, row, since, besides.refusedBy, besides.filing));
        writes.add(
                ApplicationStepTable.add(
                        read.number(),
                        new Step(
                                read.version() + 1,
                                row.verb(),
                                now,
                                caller.role(),
                                caller.institution(),
                                caller.actor(),
                                said.chinese,
                                said.english,
                                said.statements,
                                said.criteria)));
        writes.addAll(besides.writes);
        writes.add(
                accessLog.look(
                        caller,
                        now,
                        row.verb().name().toLowerCase(Locale.ROOT) + "Application",
                        read.personNo(),
                        Applications.purpose(caller)));
        var events = new ArrayList<>(besides.events);
        events.add(Told.of(journal, read, row.event(), caller));
        var after =
                new FilingApplication(
                        read.number(),
                        read.personNo(),
                        read.division(),
                        read.diseaseCode(),
                        read.asked(),
                        row.to(),
                        read.version() + 1,
                        read.appliedAt(),
                        since,
                        besides.refusedBy,
                        besides.filing.map(
                                serial ->
                                        new Declaration.Number(read.number().bucket(), serial)
                                                .toString()));
        return journal.commit(after, caller, writes, events);
    }
}
