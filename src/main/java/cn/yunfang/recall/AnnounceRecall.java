package cn.yunfang.recall;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * A bureau calls a drug back in its region, and lifts a recall of its own. From then on the drug is
 * neither prescribed nor handed over; open prescriptions are looked at again.
 */
@Component
public class AnnounceRecall {
    /** What a bureau says. */
    public record Notice(
            String id,
            String drug,
            List<String> batches,
            int grade,
            LocalDate from,
            String chinese,
            String english,
            String source) {}

    private static final Pattern ID = Pattern.compile("[0-9A-Z][0-9A-Z-]{0,39}");
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_BATCH = 40;
    private static final int MOST_BATCHES = 200;
    private static final int LOWEST_GRADE = 3;

    private final Journal journal;
    private final Formulary formulary;
    private final Recalls recalls;

    AnnounceRecall(Journal journal, Formulary formulary, Recalls recalls) {
        this.journal = journal;
        this.formulary = formulary;
        this.recalls = recalls;
    }

    /** Checks and stores it; here at once, on other nodes in two seconds. */
    public Outcome<Recall> announce(Caller caller, Notice notice) {
        return caller.region()
                .then(region -> checked(notice).map(sound -> recall(caller, region, sound)))
                .then(one -> journal.commit(one, caller, List.of(RecallTable.add(one)), List.of()))
                .map(this::known);
    }

    /** Lifts a recall of the caller's own region. */
    public Outcome<Recall> lift(Caller caller, String id) {
        return caller.region()
                .then(
                        region ->
                                recalls.in(region).stream()
                                        .filter(one -> one.id().equals(id))
                                        .filter(one -> one.region().equals(region))
                                        .findFirst()
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(Reason.RECALL_UNKNOWN)))
                .then(one -> lift(caller, one));
    }

    /** All of the caller's region, above it and in parts of it, the newest first. */
    public Outcome<List<Recall>> list(Caller caller) {
        return caller.region().map(recalls::in);
    }

    private Outcome<Recall> lift(Caller caller, Recall one) {
        var now = journal.now();
        return journal.commit(
                        one,
                        caller,
                        List.of(RecallTable.lift(one.id(), caller.actor(), now)),
                        List.of())
                .map(this::known);
    }

    private Recall known(Recall recall) {
        recalls.refresh();
        return recalls.of(recall.drug()).stream()
                .filter(one -> one.id().equals(recall.id()))
                .findFirst()
                .orElse(recall);
    }

    private Recall recall(Caller caller, String region, Notice notice) {
        return new Recall(
                notice.id(),
                region,
                notice.drug(),
                notice.batches().stream().map(String::strip).distinct().toList(),
                notice.grade(),
                notice.from(),
                notice.chinese(),
                notice.english(),
                notice.source(),
                caller.actor(),
                journal.now(),
                Optional.empty());
    }

    private Outcome<Notice> checked(Notice notice) {
        var today = ChinaTime.date(journal.now());
        return wrong(notice, today)
                .or(() -> Refusal.ofText("chinese", "召回原因", notice.chinese(), LONGEST_TEXT))
                .or(() -> Refusal.ofText("english", "英文说明", notice.english(), LONGEST_TEXT))
                .or(() -> Refusal.ofText("source", "依据", notice.source(), LONGEST_TEXT))
                .<Outcome<Notice>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(notice));
    }

    private Optional<Refusal> wrong(Notice notice, LocalDate today) {
        if (!ID.matcher(notice.id()).matches()) {
            return invalid("id", "召回编号", ID.pattern());
        }
        if (formulary.drug(notice.drug(), today).isEmpty()) {
            return invalid("drug", "药品编码", "GET /api/v1/drugs");
        }
        if (notice.grade() < 1 || notice.grade() > LOWEST_GRADE) {
            return invalid("grade", "召回级别", "1, 2, 3");
        }
        // what was done before stands: a recall does not reach back
        if (notice.from().isBefore(today)) {
            return invalid("from", "生效日期", "≥ " + today);
        }
        boolean wrongBatch =
                notice.batches().size() > MOST_BATCHES
                        || notice.batches().stream()
                                .anyMatch(one -> one.isBlank() || one.length() > LONGEST_BATCH);
        return wrongBatch
                ? invalid("batches", "批号", "≤ " + MOST_BATCHES + " × 1–" + LONGEST_BATCH)
                : Optional.empty();
    }

    private static Optional<Refusal> invalid(String field, String name, String right) {
        return Optional.of(Refusal.invalid(field, name, right));
    }
}
