package cn.yunfang.care;

import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the plan of each contract once a day, and whenever a visit was made: adds the next visit
 * that each filed disease asks for, and ends contracts whose last day is over.
 */
@Component
class PlanVisits {
    private static final Logger LOG = LoggerFactory.getLogger(PlanVisits.class);
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private final Database database;
    private final Journal journal;
    private final Filings filings;
    private final CareRules rules;
    private final CareTold told;

    PlanVisits(
            Database database, Journal journal, Filings filings, CareRules rules, CareTold told) {
        this.database = database;
        this.journal = journal;
        this.filings = filings;
        this.rules = rules;
        this.told = told;
    }

    // two nodes may both try: the moment that was read lets one win
    @Scheduled(fixedDelayString = "${yunfang.care.interval:1000}")
    void run() {
        database.read(ContractTable.due(journal.now())).forEach(this::look);
    }

    // one that cannot be planned must not hold up the others
    private void look(Contract one) {
        try {
            plan(one);
        } catch (RuntimeException e) {
            LOG.error("the plan of contract {} cannot be looked at", one.number(), e);
        }
    }

    private void plan(Contract contract) {
        var now = journal.now();
        var today = ChinaTime.date(now);
        if (contract.to().isBefore(today)) {
            journal.commit(
                    contract,
                    Caller.SYSTEM,
                    AnswerContract.ending(contract, "EXPIRED", now),
                    List.of(told.of(contract, "ContractEnded", Caller.SYSTEM)));
            return;
        }
        var trip = new RoundTrip();
        var filed = trip.add(filings.of(contract.personNo()));
        var latest = trip.add(VisitTable.latest(contract.personNo()));
        database.send(trip);
        var writes = new ArrayList<Sql<?>>();
        var events = new ArrayList<Event>();
        writes.add(ContractTable.planAgain(contract, tomorrow(today)));
        for (var guideline : rules.of(contract.servicePackage())) {
            began(guideline, contract, filed.get(), today)
                    .flatMap(began -> next(contract, guideline, began, latest.get()))
                    .ifPresent(
                            visit -> {
                                writes.add(VisitTable.add(visit));
                                events.add(told.of(visit, "VisitPlanned", Caller.SYSTEM));
                            });
        }
        journal.commit(contract, Caller.SYSTEM, writes, events);
    }

    private static Instant tomorrow(LocalDate today) {
        return ChinaTime.startOf(today.plusDays(1)).plus(AFTER_MIDNIGHT);
    }

    /** Since when a disease of the guideline is both filed and under contract. */
    private static Optional<LocalDate> began(
            Guideline guideline, Contract contract, List<Filing> filed, LocalDate today) {
        return filed.stream()
                .filter(one -> guideline.diseases().contains(one.diseaseCode()))
                .filter(one -> one.inForceOn(today))
                .map(Filing::from)
                .min(LocalDate::compareTo)
                .map(from -> from.isBefore(contract.from()) ? contract.from() : from);
    }

    private Optional<Visit> next(
            Contract contract, Guideline guideline, LocalDate began, List<Visit> latest) {
        var own = latest.stream().filter(one -> one.guideline().equals(guideline.code())).toList();
        if (own.stream().anyMatch(one -> one.state() == Visit.State.DUE)) {
            return Optional.empty();
        }
        return Optional.of(
                new Visit(
                        new CareNumber(contract.number().bucket(), journal.nextId()),
                        contract.number().serial(),
                        contract.personNo(),
                        guideline.code(),
                        contract.doctor(),
                        contract.institution(),
                        guideline.due(began, own.stream().findFirst()),
                        Visit.State.DUE,
                        Control.NOT_JUDGED,
                        Optional.empty(),
                        Map.of(),
                        1));
    }
}
