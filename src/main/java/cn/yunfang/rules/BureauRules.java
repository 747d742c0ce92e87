package cn.yunfang.rules;

import cn.yunfang.expression.Expression;
import cn.yunfang.expression.Expression.NoAnswerException;
import cn.yunfang.rules.BureauRule.Mode;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The rules that bureaus wrote, answered from memory; a new version is seen within two seconds. A
 * rule that fails only informs: it never breaks a prescription.
 */
@Component
public class BureauRules {
    private static final Logger log = LoggerFactory.getLogger(BureauRules.class);

    /** What counts and what is only watched. */
    record Found(List<Finding> counting, List<Finding> shadow) {
        static final Found NOTHING = new Found(List.of(), List.of());
    }

    /** A version ready to run; empty when a stored text can no longer be read. */
    private record Ready(BureauRule rule, Optional<Expression> expression) {
        boolean isFor(ReviewInput rx, Instant known) {
            return !rule.from().isAfter(rx.on())
                    && !rule.storedAt().isAfter(known)
                    && rx.institution().division().startsWith(rule.region());
        }
    }

    /**
     * What a rule in shadow would have done.
     *
     * @param severity less than the rule's own when it could not be evaluated
     * @param changed those of the prescriptions where nothing that counts weighed as much
     */
    public record Difference(
            String version, Verdict.Severity severity, long prescriptions, long changed) {}

    /**
     * @param examples numbers of prescriptions, newest first; empty for who may not see them
     */
    public record Shadow(String id, List<Difference> differences, List<String> examples) {}

    /** Of one region; with the steps of each it bounds what a prescription costs. */
    static final int MOST_RULES = 100;

    private record Book(long count, Map<String, List<Ready>> versions) {}

    private final Optional<Database> database;
    private volatile Book book = new Book(0, Map.of());

    @Autowired
    BureauRules(Database database) {
        this(Optional.of(database));
        refresh();
    }

    private BureauRules(Optional<Database> database) {
        this.database = database;
    }

    /** None at all, for programs without a database. */
    static BureauRules none() {
        return new BureauRules(Optional.empty());
    }

    /** Reads the rules again when their number says so; versions are only ever added. */
    @Scheduled(fixedDelayString = "${yunfang.review.interval:1000}")
    void refresh() {
        database.filter(one -> one.read(BureauRuleTable.count()) != book.count)
                .ifPresent(one -> keep(one.read(BureauRuleTable.all())));
    }

    synchronized void keep(List<BureauRule> all) {
        var versions = new LinkedHashMap<String, List<Ready>>();
        all.forEach(
                rule ->
                        versions.computeIfAbsent(rule.id(), _ -> new ArrayList<>())
                                .add(ready(rule)));
        book = new Book(all.size(), versions);
    }

    private static Ready ready(BureauRule rule) {
        return switch (rule.read()) {
            case Outcome.Done<Expression>(var expression) ->
                    new Ready(rule, Optional.of(expression));
            case Outcome.Refused<Expression>(var refusal) -> {
                log.warn("rule {} {}: {}", rule.id(), rule.version(), refusal.english());
                yield new Ready(rule, Optional.empty());
            }
        };
    }

    /** All versions that run in the bureau's region or in part of it, in order of their day. */
    public Outcome<List<BureauRule>> of(Caller caller) {
        return caller.region()
                .map(
                        region ->
                                book.versions.values().stream()
                                        .flatMap(List::stream)
                                        .map(Ready::rule)
                                        .filter(
                                                rule ->
                                                        rule.region().startsWith(region)
                                                                || region.startsWith(rule.region()))
                                        .toList());
    }

    /** Versions that count or have ended one by a day, by name and version, in their order. */
    List<String> inForce(LocalDate today) {
        return book.versions.values().stream()
                .flatMap(List::stream)
                .map(Ready::rule)
                .filter(rule -> rule.mode() != Mode.SHADOW && !rule.from().isAfter(today))
                .map(rule -> rule.id() + " " + rule.version())
                .toList();
    }

    /** Whether a region has as many rules as a prescription can bear and this were one more. */
    boolean full(String region, String id) {
        return !book.versions.containsKey(id)
                && book.versions.values().stream()
                                .map(List::getLast)
                                .map(Ready::rule)
                                .filter(rule -> rule.region().equals(region))
                                .filter(rule -> rule.mode() != Mode.ENDED)
                                .count()
                        >= MOST_RULES;
    }

    /** What a rule would have done; prescriptions of the bureau's own region alone are its own. */
    public Outcome<Shadow> shadow(Caller caller, String id) {
        return caller.region().then(region -> shadow(region, id));
    }

    private Outcome<Shadow> shadow(String region, String id) {
        if (!book.versions.containsKey(id) || !id.startsWith("B" + region)) {
            return Outcome.refused(Reason.RULE_UNKNOWN);
        }
        var trip = new RoundTrip();
        var differences = trip.add(BureauRuleTable.difference(id));
        var examples = trip.add(BureauRuleTable.examples(id));
        database.orElseThrow().send(trip);
        return Outcome.done(
                new Shadow(id, differences.get(), examples.get().stream().distinct().toList()));
    }

    /** What they say of it by the versions that were stored by then. */
    Found findings(ReviewInput rx, Instant known) {
        var running =
                book.versions.values().stream()
                        .flatMap(
                                versions ->
                                        running(
                                                versions.stream()
                                                        .filter(one -> one.isFor(rx, known))
                                                        .toList())
                                                .stream())
                        .toList();
        if (running.isEmpty()) {
            return Found.NOTHING;
        }
        var values = RuleView.of(rx);
        var counting = new ArrayList<Finding>();
        var shadow = new ArrayList<Finding>();
        running.forEach(
                one ->
                        (one.rule.mode() == Mode.SHADOW ? shadow : counting)
                                .addAll(findings(one, rx, values)));
        return new Found(List.copyOf(counting), List.copyOf(shadow));
    }

    // the newest that counts or ends, and every shadow that came after it
    private static List<Ready> running(List<Ready> inForce) {
        var all = new ArrayList<Ready>();
        for (var one : inForce) {
            switch (one.rule.mode()) {
                case ACTIVE -> {
                    all.clear();
                    all.add(one);
                }
                case ENDED -> all.clear();
                case SHADOW -> {
                    all.removeIf(before -> before.rule.mode() == Mode.SHADOW);
                    all.add(one);
                }
            }
        }
        return all;
    }

    private static List<Finding> findings(Ready one, ReviewInput rx, Map<String, Object> values) {
        if (one.expression.isEmpty()) {
            return List.of(one.rule.withoutAnswer());
        }
        var expression = one.expression.get();
        try {
            return one.rule.perLine()
                    ? ofLines(one.rule, expression, rx, values)
                    : expression.holds(values) ? List.of(one.rule.finding(0, "")) : List.of();
        } catch (NoAnswerException e) {
            log.warn("rule {} {}: {}", one.rule.id(), one.rule.version(), e.getMessage());
            return List.of(one.rule.withoutAnswer());
        }
    }

    private static List<Finding> ofLines(
            BureauRule rule, Expression expression, ReviewInput rx, Map<String, Object> values)
            throws NoAnswerException {
        var found = new ArrayList<Finding>();
        var all = new LinkedHashMap<>(values);
        for (var line : rx.lines()) {
            all.put("line", RuleView.line(line));
            if (expression.holds(all)) {
                found.add(rule.finding(line.no(), line.name()));
            }
        }
        return found;
    }
}
