package cn.yunfang.trial;

import cn.yunfang.benefit.Policies;
import cn.yunfang.benefit.PolicyDraft;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.Settlements.Past;
import cn.yunfang.settlement.Settlements.PastPage;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Calculates the standing settlements of a region's insured again by a policy file that is not in
 * force. Reads page by page and keeps sums only.
 */
@Component
public class SimulatePolicy {
    private static final int PAGE = 200;
    private static final long MOST_DAYS = 366;
    private static final Pattern ZEROS = Pattern.compile("(00)+$");

    private final Database database;
    private final Settlements settlements;
    private final Policies policies;
    private final AccessLog accessLog;
    private final Journal journal;

    SimulatePolicy(
            Database database,
            Settlements settlements,
            Policies policies,
            AccessLog accessLog,
            Journal journal) {
        this.database = database;
        this.settlements = settlements;
        this.policies = policies;
        this.accessLog = accessLog;
        this.journal = journal;
    }

    /**
     * What is tried.
     *
     * @param policy the file as it would be loaded (docs/money.md)
     * @param from first day of settlement; @param to last day, a year at most
     */
    public record Question(String policy, LocalDate from, LocalDate to) {}

    /** Refused when the file is not sound, or not for a place of the caller's division. */
    public Outcome<Trial> simulate(Caller caller, Question question, String purpose) {
        var days = ChronoUnit.DAYS.between(question.from, question.to);
        if (days < 0 || days >= MOST_DAYS) {
            return Outcome.refused(Refusal.invalid("to", "结束日期", "≥ from, ≤ " + MOST_DAYS + " d"));
        }
        return PolicyDraft.of(question.policy, policies)
                .then(draft -> within(caller, draft))
                .then(draft -> run(caller, draft, question, purpose));
    }

    private static Outcome<PolicyDraft> within(Caller caller, PolicyDraft draft) {
        return caller.covers(draft.region())
                ? Outcome.done(draft)
                : Outcome.refused(
                        Refusal.at("policy.region", Reason.TRIAL_OTHER_REGION, draft.region()));
    }

    private Outcome<Trial> run(
            Caller caller, PolicyDraft draft, Question question, String purpose) {
        var subject = "policy:" + draft.region() + "@" + draft.version();
        var look = accessLog.look(caller, journal.now(), "simulatePolicy", subject, purpose);
        return database.commit(List.of(look))
                .<Outcome<Trial>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(trial(draft, question)));
    }

    private Trial trial(PolicyDraft draft, Question question) {
        var tally = new Tally();
        var region = ZEROS.matcher(draft.region()).replaceFirst("");
        var from = ChinaTime.startOf(question.from);
        var to = ChinaTime.startOf(question.to.plusDays(1));
        var person = new PersonTrial();
        var last = Optional.<Past>empty();
        List<Past> page;
        do {
            page = database.read(settlements.past(new PastPage(region, from, to, last, PAGE)));
            for (var past : page) {
                if (!last.map(Past::personNo).equals(Optional.of(past.personNo()))) {
                    person = new PersonTrial();
                }
                again(draft, past, person, tally);
                last = Optional.of(past);
            }
        } while (page.size() == PAGE);
        return new Trial(
                draft.region(),
                draft.version(),
                question.from,
                question.to,
                tally.total(),
                tally.groups(),
                tally.largest(),
                tally.skipped());
    }

    private static void again(PolicyDraft draft, Past past, PersonTrial person, Tally tally) {
        var settled = past.settled();
        var usedBefore = past.usedBefore();
        if (settled.isEmpty() || usedBefore.isEmpty()) {
            tally.skip(Trial.Skipped.UNREADABLE);
            return;
        }
        draft.find(settled.get().claim())
                .ifPresentOrElse(
                        policy -> tally.add(person.again(settled.get(), usedBefore.get(), policy)),
                        () -> tally.skip(Trial.Skipped.NO_POLICY));
    }
}
