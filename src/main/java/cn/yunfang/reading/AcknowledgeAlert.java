package cn.yunfang.reading;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The doctor says what he did about an alert. */
@Component
public class AcknowledgeAlert {
    private static final int LONGEST_NOTE = 500;

    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;

    AcknowledgeAlert(Database database, Journal journal, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.accessLog = accessLog;
    }

    /** Acknowledges one of the caller's own alerts; the same note again is no error. */
    public Outcome<Alert.Acknowledgement> acknowledge(Caller caller, String number, String note) {
        return Refusal.ofText("note", "处理情况", note, LONGEST_NOTE)
                .<Outcome<Alert.Acknowledgement>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Alert.Number.parse(number)
                                        .map(
                                                found ->
                                                        Journal.attempt(
                                                                () -> once(caller, found, note)))
                                        .orElseGet(
                                                () ->
                                                        Outcome.refused(
                                                                Reason.READING_ALERT_UNKNOWN)));
    }

    private Outcome<Alert.Acknowledgement> once(Caller caller, Alert.Number number, String note) {
        var found =
                database.read(AlertTable.find(number))
                        .filter(one -> one.doctor().equals(caller.actor()))
                        .filter(one -> one.institution().equals(caller.institution()));
        if (found.isEmpty()) {
            return Outcome.refused(Reason.READING_ALERT_UNKNOWN);
        }
        var before = found.get().acknowledged();
        if (before.isPresent()) {
            return before.get().note().equals(note.strip())
                    ? Outcome.done(before.get())
                    : Outcome.refused(Reason.READING_ALERT_ACKNOWLEDGED, before.get().note());
        }
        var now = journal.now();
        var done = new Alert.Acknowledgement(now, caller.actor(), note.strip());
        return journal.commit(
                done,
                caller,
                List.of(
                        AlertTable.acknowledge(number, done),
                        accessLog.look(
                                caller,
                                now,
                                "acknowledgeAlert",
                                found.get().personNo(),
                                "treatment")),
                List.of());
    }
}
