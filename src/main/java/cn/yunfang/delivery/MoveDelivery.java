package cn.yunfang.delivery;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.delivery.DeliveryTransitions.Row;
import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Moves an order along a row of the table, with its history, what is to be done for it and the
 * event, in one commit.
 */
@Component
class MoveDelivery {
    /**
     * What happens.
     *
     * @param words what is kept of it in the history; nothing of a person
     * @param message by which it came, empty for a step of our own
     * @param change of the order; @param also what else is written
     */
    record Step(
            Verb verb,
            Instant at,
            Report words,
            Optional<byte[]> message,
            UnaryOperator<Order.Progress> change,
            List<Sql<?>> also) {
        static Step of(Verb verb, Instant at, String words) {
            return new Step(
                    verb,
                    at,
                    Report.said(words, at),
                    Optional.empty(),
                    UnaryOperator.identity(),
                    List.of());
        }

        Step changing(UnaryOperator<Order.Progress> how) {
            return new Step(verb, at, words, message, how, also);
        }

        Step writing(List<Sql<?>> more) {
            return new Step(verb, at, words, message, change, more);
        }

        Step told(Report report, byte[] digest) {
            return new Step(verb, at, report, Optional.of(digest), change, also);
        }
    }

    private final Database database;
    private final Journal journal;

    MoveDelivery(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Reads an order and lets it move; whoever writes second decides again. */
    Outcome<Standing> move(String number, Caller by, Function<Standing, Outcome<Step>> decision) {
        return OrderNumber.parse(number)
                .map(
                        id ->
                                Journal.attempt(
                                        () ->
                                                database.read(OrderTable.find(id))
                                                        .map(one -> decide(one, by, decision))
                                                        .orElseGet(MoveDelivery::unknown)))
                .orElseGet(MoveDelivery::unknown);
    }

    private Outcome<Standing> decide(
            Standing standing, Caller by, Function<Standing, Outcome<Step>> decision) {
        return decision.apply(standing).then(step -> move(standing, step, by));
    }

    static <T> Outcome<T> unknown() {
        return Outcome.refused(Refusal.of(Reason.DELIVERY_UNKNOWN));
    }

    /** Moves one as it was read. */
    Outcome<Standing> move(Standing standing, Step step, Caller by) {
        return DeliveryTransitions.find(standing.status(), step.verb)
                .map(row -> write(standing, row, step, by))
                .orElseGet(() -> cannot(standing));
    }

    static <T> Outcome<T> cannot(Standing standing) {
        return cannot(standing.status());
    }

    /** Why nothing of the kind can be done with a parcel there. */
    static <T> Outcome<T> cannot(DeliveryStatus status) {
        return status.isClosed()
                ? Outcome.refused(Reason.DELIVERY_CLOSED, status.chinese(), status.english())
                : Outcome.refused(Reason.DELIVERY_STATE, status.chinese(), status.english());
    }

    private Outcome<Standing> write(Standing standing, Row row, Step step, Caller by) {
        var parcel = standing.parcel().moved(row, step.at);
        var progress = step.change.apply(standing.order().progress());
        var order =
                standing.order()
                        .with(row.to().isClosed() ? progress.ended(journal.now()) : progress);
        var writes = new ArrayList<Sql<?>>();
        writes.add(ParcelTable.change(parcel));
        writes.add(OrderTable.change(order));
        writes.add(
                ParcelTable.add(
                        parcel,
                        step.words.as(row.to()),
                        step.message.orElseGet(() -> own(parcel, row)),
                        journal.now()));
        writes.addAll(step.also);
        return journal.commit(
                new Standing(parcel, order), by, writes, List.of(told(standing, row, order, by)));
    }

    private Event told(Standing before, Row row, Order order, Caller by) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("hiRxno", order.hiRxno());
        facts.put("delivery", order.number());
        facts.put("pharmacy", order.institution());
        facts.put("from", before.status().name());
        facts.put("status", row.to().name());
        facts.put("why", order.progress().why());
        return journal.event(order.id(), row.event(), by, facts);
    }

    // no other step of this parcel has its version
    private static byte[] own(Parcel parcel, Row row) {
        var text = "%s|%d|%s".formatted(parcel.number(), parcel.version(), row.verb());
        return Sm3.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
