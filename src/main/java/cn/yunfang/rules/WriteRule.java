package cn.yunfang.rules;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * A bureau adds a version of a rule. The rule's id carries the bureau's division, so that nobody
 * writes for another region; a stored version never changes.
 */
@Component
public class WriteRule {
    private static final Pattern NAME = Pattern.compile("-[A-Z0-9][A-Z0-9-]{0,23}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.]{1,20}");
    private static final int LONGEST_TEXT = 300;

    private final Journal journal;
    private final BureauRules rules;

    WriteRule(Journal journal, BureauRules rules) {
        this.journal = journal;
        this.rules = rules;
    }

    /** Checks and stores it; from its first day on it runs, here at once, elsewhere in seconds. */
    public Outcome<BureauRule> write(Caller caller, BureauRule rule) {
        return caller.region()
                .then(region -> checked(region, stamped(caller, rule)))
                .then(
                        one ->
                                journal.commit(
                                        one, caller, List.of(BureauRuleTable.add(one)), List.of()))
                .map(this::known);
    }

    private BureauRule known(BureauRule rule) {
        rules.refresh();
        return rule;
    }

    private BureauRule stamped(Caller caller, BureauRule rule) {
        return new BureauRule(
                rule.id(),
                rule.version(),
                rule.from(),
                rule.mode(),
                rule.severity(),
                rule.perLine(),
                rule.twoPersons(),
                rule.expression(),
                rule.chinese(),
                rule.english(),
                rule.source(),
                caller.actor(),
                journal.now());
    }

    private Outcome<BureauRule> checked(String region, BureauRule rule) {
        var wrong =
                wrongId(region, rule.id())
                        .or(() -> wrongVersion(rule))
                        .or(() -> Refusal.ofText("chinese", "中文说明", rule.chinese(), LONGEST_TEXT))
                        .or(() -> Refusal.ofText("english", "英文说明", rule.english(), LONGEST_TEXT))
                        .or(() -> Refusal.ofText("source", "依据", rule.source(), LONGEST_TEXT));
        if (wrong.isEmpty() && rules.full(region, rule.id())) {
            return Outcome.refused(Reason.TOO_MANY_RULES, BureauRules.MOST_RULES);
        }
        return wrong.<Outcome<BureauRule>>map(Outcome::refused)
                .orElseGet(() -> rule.read().map(_ -> rule));
    }

    private static Optional<Refusal> wrongId(String region, String id) {
        var head = "B" + region;
        return id.startsWith(head) && NAME.matcher(id.substring(head.length())).matches()
                ? Optional.empty()
                : invalid("id", "规则编号", head + "-[A-Z0-9-]");
    }

    // decisions already taken stand: a rule does not reach back
    private Optional<Refusal> wrongVersion(BureauRule rule) {
        if (!VERSION.matcher(rule.version()).matches()) {
            return invalid("version", "版本", "[0-9A-Za-z.]{1,20}");
        }
        var today = ChinaTime.date(journal.now());
        return rule.from().isBefore(today)
                ? invalid("from", "生效日期", "≥ " + today)
                : Optional.empty();
    }

    private static Optional<Refusal> invalid(String field, String name, String right) {
        return Optional.of(Refusal.invalid(field, name, right));
    }
}
