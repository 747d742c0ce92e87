package cn.yunfang.person;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Bucket;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files care in another city (异地就医备案), by the person himself or by the bureau of his place of
 * insurance, and takes a filing back.
 */
@Component
public class FileAway {
    /** What is filed; see {@link AwayFiling}. */
    public record Draft(
            String personNo, String division, AwayFiling.Kind kind, LocalDate from, LocalDate to) {}

    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;

    FileAway(Database database, Journal journal, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.accessLog = accessLog;
    }

    /** All of a person, past ones too; the calculation picks what covers place and day. */
    public static Sql<List<AwayFiling>> of(String personNo) {
        return AwayFilingTable.ofPerson(personNo);
    }

    /**
     * A write that misses when the filing was taken back, and holds up whoever takes it back until
     * the commit that it belongs to: for whoever settles by it.
     */
    public static Sql<@Nullable Void> stands(AwayFiling filing) {
        return AwayFilingTable.stands(filing.id());
    }

    /** Writes one that a hospital's referral brings with it (2501), in the commit of that. */
    public static Sql<@Nullable Void> add(AwayFiling filing) {
        return AwayFilingTable.add(filing);
    }

    /** The other way (2502); changes nothing when there is none or the person ended it before. */
    public static Sql<@Nullable Void> takeBack(AwayFiling.Id id, Instant at) {
        return AwayFilingTable.takeBack(id, at);
    }

    /** Files it; it counts for settlements from now on. */
    public Outcome<AwayFiling> file(Caller caller, Draft draft) {
        return theirs(caller, draft.personNo)
                .then(
                        person ->
                                refusal(caller, person, draft)
                                        .<Outcome<AwayFiling>>map(Outcome::refused)
                                        .orElseGet(() -> add(caller, draft)));
    }

    private Optional<Refusal> refusal(Caller caller, Person person, Draft draft) {
        var today = ChinaTime.date(journal.now());
        if (!draft.division.matches("\\d{6}")) {
            return Optional.of(Refusal.invalid("division", "就医地", "6 digits"));
        }
        if (Division.sameCity(draft.division, person.insuredDivision())) {
            return Optional.of(Refusal.at("division", Reason.AWAY_AT_HOME));
        }
        if (draft.kind == AwayFiling.Kind.EMERGENCY && caller.role() == Caller.Role.PATIENT) {
            return Optional.of(Refusal.invalid("kind", "备案类型", "LONG_TERM, TEMPORARY"));
        }
        if (draft.from.isBefore(today)) {
            return Optional.of(Refusal.invalid("from", "开始日期", "≥ " + today));
        }
        return draft.to.isBefore(draft.from)
                ? Optional.of(Refusal.invalid("to", "结束日期", "≥ from"))
                : Optional.empty();
    }

    private Outcome<AwayFiling> add(Caller caller, Draft draft) {
        var now = journal.now();
        var filing =
                new AwayFiling(
                        new AwayFiling.Id(Bucket.ofPerson(draft.personNo), journal.nextId()),
                        draft.personNo,
                        draft.division,
                        draft.kind,
                        draft.from,
                        draft.to,
                        now,
                        Optional.empty());
        return journal.commit(
                filing,
                caller,
                List.of(
                        AwayFilingTable.add(filing),
                        accessLog.look(caller, now, "fileAway", draft.personNo, "filing")),
                List.of());
    }

    /** Takes a filing back; settlements made by it stand. */
    public Outcome<AwayFiling> end(Caller caller, String id) {
        return AwayFiling.Id.parse(id)
                .flatMap(one -> database.read(AwayFilingTable.find(one)))
                .filter(one -> one.endedAt().isEmpty())
                .map(one -> end(caller, one))
                .orElseGet(() -> Outcome.refused(Reason.AWAY_FILING_UNKNOWN));
    }

    private Outcome<AwayFiling> end(Caller caller, AwayFiling filing) {
        var now = journal.now();
        var person = filing.personNo();
        if (theirs(caller, person) instanceof Outcome.Refused<?>) {
            return Outcome.refused(Reason.AWAY_FILING_UNKNOWN);
        }
        return journal.commit(
                        filing.id(),
                        caller,
                        List.of(
                                AwayFilingTable.end(filing.id(), now),
                                accessLog.look(caller, now, "endAwayFiling", person, "filing")),
                        List.of())
                .map(_ -> database.read(AwayFilingTable.find(filing.id())).orElseThrow());
    }

    /** All filings of a person, ended ones too. */
    public Outcome<List<AwayFiling>> list(Caller caller, String personNo, String purpose) {
        return theirs(caller, personNo)
                .then(
                        _ -> {
                            var trip = new RoundTrip();
                            var all = trip.add(AwayFilingTable.ofPerson(personNo));
                            var now = journal.now();
                            trip.add(
                                    accessLog.look(
                                            caller, now, "listAwayFilings", personNo, purpose));
                            return database.commit(trip)
                                    .<Outcome<List<AwayFiling>>>map(Outcome::refused)
                                    .orElseGet(() -> Outcome.done(all.get()));
                        });
    }

    // a bureau's own are those insured in its division; for others there is no such person
    private Outcome<Person> theirs(Caller caller, String personNo) {
        return database.read(PersonTable.byNo(personNo))
                .filter(
                        one ->
                                caller.role() == Caller.Role.PATIENT
                                        ? caller.actor().equals(personNo)
                                        : caller.covers(one.insuredDivision()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.at("psnNo", Reason.PERSON_UNKNOWN)));
    }
}
