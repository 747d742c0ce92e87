package cn.yunfang.supervision;

import cn.yunfang.evidence.DecisionLog;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.prescription.Prescriptions.Open;
import cn.yunfang.prescription.Prescriptions.Place;
import cn.yunfang.recall.Recalls;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.rules.InUse;
import cn.yunfang.rules.Rules;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When another rule or recall counts than before (written, released, come into force, lifted),
 * every open prescription is looked at again. What would now be warned of or refused is kept as an
 * alert and told as an event; the prescription itself stays as it is, its hospital decides.
 */
@Component
class Recheck {
    private static final Logger LOG = LoggerFactory.getLogger(Recheck.class);

    /**
     * Nodes learn of a rule within two seconds; what is uploaded after that needs no second look.
     */
    private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(5);

    // three statements each in one trip, and room for what is found of them in one commit
    private static final int BATCH = 40;

    /** One open prescription with what a second look needs. */
    private record Looked(
            Open rx,
            Supplier<Optional<DecisionLog.Decision>> decided,
            Supplier<List<InUse>> taking,
            Supplier<List<Alert>> alerts) {}

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final Prescriptions prescriptions;
    private final Rules rules;
    private final Recalls recalls;

    Recheck(
            Database database,
            Journal journal,
            Registry registry,
            Prescriptions prescriptions,
            Rules rules,
            Recalls recalls) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.prescriptions = prescriptions;
        this.rules = rules;
        this.recalls = recalls;
    }

    // a batch, its alerts and the cursor are one commit: of two nodes one moves it, a crash loses
    // nothing and tells nothing twice
    @Scheduled(fixedDelayString = "${yunfang.review.interval:1000}")
    void run() {
        var edition = Edition.of(rules, recalls, journal.now());
        var digest = edition.digest();
        var trip = new RoundTrip();
        var known = trip.add(RecheckTable.of(digest));
        var before = trip.add(RecheckTable.finished());
        database.send(trip);
        if (known.get().isEmpty()) {
            database.commit(RecheckTable.open(opened(edition, before.get())));
            return;
        }
        var run = known.get().get();
        while (!run.isOver() && !run.startsAt().isAfter(journal.now())) {
            var next = look(run);
            if (next.isEmpty()) {
                return;
            }
            run = next.get();
        }
    }

    private RecheckRun opened(Edition edition, Optional<RecheckRun> before) {
        var now = journal.now();
        var added =
                RecheckRun.added(edition.parts(), before.map(RecheckRun::parts).orElse(List.of()));
        // what only ended, a recall that was lifted, finds nothing new
        return new RecheckRun(
                edition.digest(),
                edition.parts(),
                added,
                now,
                now.plus(UNTIL_ALL_KNOW),
                Place.of(now),
                0,
                0,
                added.isEmpty() ? Optional.of(now) : Optional.empty());
    }

    /** The run after one batch; empty when another node was faster. */
    private Optional<RecheckRun> look(RecheckRun run) {
        var now = journal.now();
        var batch = read(database.read(prescriptions.openAfter(run.cursor(), BATCH)));
        var alerts = batch.stream().map(one -> found(one, run, now)).toList();
        var writes = new ArrayList<Sql<?>>();
        var events = new ArrayList<Event>();
        for (var found : alerts) {
            found.forEach(one -> writes.add(AlertTable.add(one)));
            found.stream().findFirst().ifPresent(one -> events.add(told(one, found)));
        }
        var to =
                new RecheckRun(
                        run.edition(),
                        run.parts(),
                        run.added(),
                        run.createdAt(),
                        run.startsAt(),
                        batch.isEmpty() ? run.cursor() : batch.getLast().rx.place(),
                        run.seen() + batch.size(),
                        run.alerted() + events.size(),
                        batch.size() < BATCH ? Optional.of(now) : Optional.empty());
        writes.add(RecheckTable.move(run, to));
        return switch (journal.commit(to, Caller.SYSTEM, writes, events)) {
            case Outcome.Done<RecheckRun>(var moved) -> Optional.of(moved);
            case Outcome.Refused<RecheckRun> _ -> Optional.empty();
        };
    }

    private List<Looked> read(List<Open> open) {
        var trip = new RoundTrip();
        var looked =
                open.stream()
                        .map(
                                rx ->
                                        new Looked(
                                                rx,
                                                trip.add(DecisionLog.of(rx.id())),
                                                trip.add(prescriptions.beside(rx.id())),
                                                trip.add(AlertTable.of(rx.id()))))
                        .toList();
        database.send(trip);
        return looked;
    }

    // one that cannot be looked at, whatever the reason, must not hold up all that come after it
    private List<Alert> found(Looked one, RecheckRun run, Instant now) {
        try {
            return alerts(one, run, now);
        } catch (RuntimeException e) {
            LOG.error("{} cannot be looked at again", one.rx.hiRxno(), e);
            return List.of();
        }
    }

    private List<Alert> alerts(Looked one, RecheckRun run, Instant now) {
        var known = keys(one.alerts.get().stream().map(Alert::finding).toList());
        return prescriptions.news(one.decided.get(), one.taking.get()).stream()
                .filter(finding -> finding.severity() != Severity.INFORM)
                .filter(finding -> Rules.comesFrom(run.added(), finding))
                .filter(finding -> !known.contains(key(finding)))
                .map(finding -> alert(one.rx, finding, now))
                .toList();
    }

    private Alert alert(Open rx, Finding finding, Instant now) {
        var division = registry.institution(rx.institution()).map(Institution::division).orElse("");
        return new Alert(0, rx.id(), rx.hiRxno(), rx.institution(), division, finding, now);
    }

    private Event told(Alert first, List<Alert> all) {
        return journal.event(
                first.id(),
                "PrescriptionAlerted",
                Caller.SYSTEM,
                Map.of(
                        "hiRxno",
                        first.hiRxno(),
                        "rules",
                        all.stream().map(one -> one.finding().rule()).distinct().toList()));
    }

    private static Set<String> keys(List<Finding> findings) {
        var keys = new HashSet<String>();
        findings.forEach(finding -> keys.add(key(finding)));
        return keys;
    }

    private static String key(Finding finding) {
        return finding.version() + " " + Rules.gist(finding);
    }
}
