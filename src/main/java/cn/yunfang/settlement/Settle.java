package cn.yunfang.settlement;

import cn.yunfang.benefit.Away;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2102, 2207: settles a purchase. Money and the prescription's lines change in one commit together
 * with what is remembered of the message, so the same msgid again gets the same answer.
 */
@Component
public class Settle {
    private final Database database;
    private final Journal journal;
    private final Circumstances.Sources sources;
    private final Assessment assessment;
    private final AnswerAgain answerAgain;
    private final AccessLog accessLog;

    Settle(
            Database database,
            Journal journal,
            Circumstances.Sources sources,
            Assessment assessment,
            AnswerAgain answerAgain,
            AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.sources = sources;
        this.assessment = assessment;
        this.answerAgain = answerAgain;
        this.accessLog = accessLog;
    }

    /** Settles a bill; the same msgid again gets the same answer. */
    public Outcome<Settled> settle(Caller caller, MessageKey key, Bill bill) {
        return Journal.attempt(() -> once(caller, key, bill));
    }

    private Outcome<Settled> once(Caller caller, MessageKey key, Bill bill) {
        var now = journal.now();
        var trip = new RoundTrip();
        var known = new Circumstances(trip, sources, bill.head(), ChinaTime.date(now));
        // The reads of a trip are not one moment. What is billed comes after the money: somebody
        // else who settled it in between is seen, not taken for a change of the figures. The
        // message comes last: a copy that was carried out in between must not be told that its
        // lines are settled already.
        trip.addAll(bill.reads());
        var earlier = trip.add(MessageTable.find(caller.institution(), key.msgid()));
        database.send(trip);
        return earlier.get()
                .map(done -> answerAgain.answer(caller, key, done, MessageTable.Kind.SETTLED))
                .orElseGet(
                        () ->
                                bill.rows()
                                        .get()
                                        .then(
                                                purchase ->
                                                        decide(
                                                                new Assessment.Asked(
                                                                        caller,
                                                                        key,
                                                                        purchase,
                                                                        known.of(
                                                                                purchase, database,
                                                                                sources),
                                                                        now),
                                                                bill)));
    }

    private Outcome<Settled> decide(Assessment.Asked asked, Bill bill) {
        return assessment
                .assess(asked)
                .then(assessed -> decide(asked, numbered(asked, assessed), bill));
    }

    private Settled numbered(Assessment.Asked asked, Assessment.Assessed assessed) {
        var number = new SettlementNumber(assessed.person().bucket(), journal.nextId());
        return assessed.settled(Optional.of(number), asked);
    }

    private Outcome<Settled> decide(Assessment.Asked asked, Settled settled, Bill bill) {
        var prescription = asked.known().prescription();
        return bill.alsoWrite()
                .apply(settled)
                .then(
                        also ->
                                prescription.isEmpty()
                                        ? write(asked, settled, Optional.empty(), also)
                                        : PrescribedLines.pay(prescription.get(), settled)
                                                .then(
                                                        step ->
                                                                write(
                                                                        asked,
                                                                        settled,
                                                                        Optional.of(step),
                                                                        also)));
    }

    private Outcome<Settled> write(
            Assessment.Asked asked,
            Settled settled,
            Optional<Prescription.Step> step,
            List<Sql<?>> also) {
        var caller = asked.caller();
        var known = asked.known();
        var number = settled.number().orElseThrow();
        var person = settled.person().no();
        var writes = new ArrayList<Sql<?>>();
        writes.add(
                MessageTable.add(
                        caller.institution(),
                        asked.key(),
                        MessageTable.Kind.SETTLED,
                        settled,
                        asked.at()));
        writes.addAll(also);
        writes.addAll(filed(asked, settled));
        writes.addAll(known.family().take(known.money(), settled));
        writes.addAll(
                AccumulatorTable.add(
                        person, settled.claim().on().getYear(), settled.split().used()));
        writes.addAll(SettlementTable.add(settled, known.used()));
        writes.add(Ledger.book(number.bucket(), number.serial(), settled.entries(), asked.at()));
        var events = new ArrayList<Event>();
        events.add(settled.told(journal, "PurchaseSettled", caller));
        step.ifPresent(
                paid -> {
                    writes.addAll(sources.prescriptions().save(paid.before(), paid.after()));
                    events.addAll(
                            sources.prescriptions()
                                    .told(paid, caller, Map.of("setlId", number.toString())));
                });
        writes.add(
                accessLog.look(
                        caller, asked.at(), settled.purchase().operation(), person, "settlement"));
        return journal.commit(settled, caller, writes, events);
    }

    // what a benefit is granted for must not be withdrawn before this is committed
    private List<Sql<?>> filed(Assessment.Asked asked, Settled settled) {
        var purchase = asked.purchase();
        var today = ChinaTime.date(asked.at());
        var writes = new ArrayList<Sql<?>>();
        if (Eligibility.isChronic(purchase.medType())) {
            writes.add(sources.filings().stands(purchase.personNo(), purchase.disease(), today));
        }
        settled.claim()
                .away()
                .map(Away::division)
                .flatMap(care -> AwayFiling.counting(asked.known().away(), care, today))
                .ifPresent(filing -> writes.add(FileAway.stands(filing)));
        return writes;
    }
}
