package cn.yunfang.chronic;

import cn.yunfang.chronic.ApplicationTransitions.Row;
import cn.yunfang.chronic.ApplicationTransitions.Verb;
import cn.yunfang.chronic.FilingApplication.Statement;
import cn.yunfang.chronic.FilingApplication.Step;
import cn.yunfang.chronic.MoveApplication.Besides;
import cn.yunfang.chronic.MoveApplication.Said;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What whoever applied does afterwards: supply what was asked for, appeal, withdraw. */
@Component
public class PursueApplication {
    /** Within which time a refusal may be appealed, as an administrative decision may. */
    static final Duration APPEAL = Duration.ofDays(60);

    private final MoveApplication move;
    private final Database database;
    private final Journal journal;
    private final Diseases diseases;

    PursueApplication(MoveApplication move, Database database, Journal journal, Diseases diseases) {
        this.move = move;
        this.database = database;
        this.journal = journal;
        this.diseases = diseases;
    }

    /** Answers what was asked for. */
    public Outcome<FilingApplication> supply(
            Caller caller, String id, String words, List<Statement> statements) {
        return own(caller, id, Verb.SUPPLY, words, statements);
    }

    /** Asks the bureau to decide once more; within sixty days of the refusal. */
    public Outcome<FilingApplication> appeal(
            Caller caller, String id, String words, List<Statement> statements) {
        return Refusal.ofText("words", "申诉理由", words, Evidence.LONGEST_TEXT)
                .<Outcome<FilingApplication>>map(Outcome::refused)
                .orElseGet(() -> own(caller, id, Verb.APPEAL, words, statements));
    }

    /** Takes it back. */
    public Outcome<FilingApplication> withdraw(Caller caller, String id) {
        return own(caller, id, Verb.WITHDRAW, "", List.of());
    }

    private Outcome<FilingApplication> own(
            Caller caller, String id, Verb verb, String words, List<Statement> statements) {
        return move.move(
                caller,
                id,
                verb,
                (one, row) ->
                        refusal(caller, one, row, words, statements)
                                .<Outcome<FilingApplication>>map(Outcome::refused)
                                .orElseGet(
                                        () ->
                                                move.commit(
                                                        caller,
                                                        one,
                                                        row,
                                                        new Said(
                                                                words,
                                                                words,
                                                                statements,
                                                                List.of()),
                                                        Besides.nothing(one))));
    }

    private Optional<Refusal> refusal(
            Caller caller,
            FilingApplication one,
            Row row,
            String words,
            List<Statement> statements) {
        if (!one.isOf(caller)) {
            return Optional.of(Refusal.of(Reason.NOT_ALLOWED));
        }
        if (row.verb() == Verb.APPEAL && journal.now().isAfter(refusedAt(one).plus(APPEAL))) {
            return Optional.of(Refusal.of(Reason.APPEAL_TOO_LATE, APPEAL.toDays()));
        }
        if (row.verb() == Verb.SUPPLY && words.isBlank() && statements.isEmpty()) {
            return Optional.of(Refusal.missing("words", "补充说明"));
        }
        var disease = diseases.disease(one.diseaseCode()).orElseThrow();
        return Evidence.wrong(disease, words, statements, ChinaTime.date(journal.now()));
    }

    private Instant refusedAt(FilingApplication one) {
        return database.read(ApplicationStepTable.of(one.number())).stream()
                .filter(step -> step.verb() == Verb.REFUSE)
                .map(Step::at)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
