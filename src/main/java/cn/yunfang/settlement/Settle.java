package cn.yunfang.settlement;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2102: settles a purchase. Money and the prescription's lines change in one commit together with
 * what is remembered of the message, so the same msgid again gets the same answer.
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

    public Outcome<Settled> settle(Caller caller, MessageKey key, Purchase purchase) {
        return Journal.attempt(() -> once(caller, key, purchase));
    }

    private Outcome<Settled> once(Caller caller, MessageKey key, Purchase purchase) {
        var now = journal.now();
        var trip = new RoundTrip();
        var earlier = trip.add(MessageTable.find(caller.institution(), key.msgid()));
        var known = new Circumstances(trip, sources, purchase, ChinaTime.date(now).getYear());
        database.send(trip);
        return earlier.get()
                .map(done -> answerAgain.answer(caller, key, done, MessageTable.Kind.SETTLED))
                .orElseGet(
                        () ->
                                assessment
                                        .assess(caller, purchase, known, now)
                                        .then(
                                                assessed ->
                                                        write(
                                                                caller, key, purchase, known,
                                                                assessed, now)));
    }

    private Outcome<Settled> write(
            Caller caller,
            MessageKey key,
            Purchase purchase,
            Circumstances known,
            Assessment.Assessed assessed,
            Instant now) {
        var bucket = assessed.person().bucket();
        var number = new SettlementNumber(bucket, journal.nextId());
        var settled =
                assessed.settled(Optional.of(number), key.msgid(), caller, purchase, known, now);
        var writes = new ArrayList<Sql<?>>();
        writes.add(
                MessageTable.add(
                        caller.institution(), key, MessageTable.Kind.SETTLED, settled, now));
        writes.add(PersonTable.change(known.money(), settled.split().totals().account().negated()));
        writes.addAll(
                AccumulatorTable.add(
                        settled.person().no(),
                        settled.claim().on().getYear(),
                        settled.split().used()));
        writes.addAll(SettlementTable.add(settled, known.used()));
        writes.add(Ledger.book(bucket, number.serial(), Ledger.entries(settled), now));
        known.prescription()
                .ifPresent(
                        rx ->
                                writes.addAll(
                                        sources.prescriptions()
                                                .save(
                                                        rx,
                                                        rx.settled(
                                                                settled.paidQuantities(),
                                                                caller.institution(),
                                                                number.serial()))));
        writes.add(accessLog.look(caller, now, "2102", settled.person().no(), "settlement"));
        return journal.commit(
                settled,
                caller,
                writes,
                List.of(MoneyEvents.told(journal, "PurchaseSettled", caller, settled)));
    }
}
