package cn.yunfang.payment;

import cn.yunfang.payment.MobileOrder.Figures;
import cn.yunfang.payment.MobileOrder.Standing;
import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.Settle;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 6202, 6301, 6401 and 6203: settles an order and pays it by the patient's card in one commit,
 * tells how it stands, takes it back before it is paid, and gives all of it back afterwards.
 */
@Component
public class MobileOrders {
    private static final String PAY = "6202";

    private final Database database;
    private final Journal journal;
    private final Settle settle;
    private final Settlements settlements;
    private final StartPayment start;
    private final TurnRound turnRound;

    MobileOrders(
            Database database,
            Journal journal,
            Settle settle,
            Settlements settlements,
            StartPayment start,
            TurnRound turnRound) {
        this.database = database;
        this.journal = journal;
        this.settle = settle;
        this.settlements = settlements;
        this.start = start;
        this.turnRound = turnRound;
    }

    /** What an institution says to name an order; the token is asked for where money moves. */
    public record Named(String payOrdId, Optional<String> payToken) {}

    /** How an order of this institution stands. */
    public Outcome<Standing> find(Caller caller, Named named) {
        var order =
                MobileOrder.Id.parse(named.payOrdId)
                        .flatMap(id -> database.read(MobileOrderTable.find(id)))
                        .filter(one -> one.institution().equals(caller.institution()))
                        .filter(one -> named.payToken.map(one.payToken()::equals).orElse(true));
        return order.<Outcome<Standing>>map(one -> Outcome.done(standing(one)))
                .orElseGet(() -> Outcome.refused(Refusal.at("payOrdId", Reason.ORDER_UNKNOWN)));
    }

    private Standing standing(MobileOrder order) {
        if (order.settlement().isEmpty()) {
            return new Standing(order, Optional.empty(), Optional.empty());
        }
        var number = order.settlement().get();
        var trip = new RoundTrip();
        var state = trip.add(settlements.state(number));
        var payments = trip.add(PaymentTable.of(number));
        database.send(trip);
        return new Standing(order, state.get(), payments.get().stream().findFirst());
    }

    /** Settles and begins to pay; asked again it answers how the order stands. */
    public Outcome<Standing> pay(Caller caller, Named named) {
        return Journal.attempt(() -> find(caller, named).then(found -> payOnce(caller, found)))
                .then(_ -> find(caller, named));
    }

    private Outcome<Standing> payOnce(Caller caller, Standing found) {
        return switch (found.stage()) {
            case PLACED -> settle(caller, found);
            case PAYING, PAID -> Outcome.done(found);
            case GOING_BACK, REVOKED, REFUNDED, FAILED -> wrongState(found);
        };
    }

    private static Outcome<Standing> wrongState(Standing found) {
        return Outcome.refused(Reason.PAYMENT_STATE, found.stage().chinese(), found.stage().name());
    }

    private Outcome<Standing> settle(Caller caller, Standing found) {
        var order = found.order();
        // the one that he bound last
        var card =
                database.read(CardTable.ofPerson(order.purchase().personNo())).stream()
                        .reduce((_, later) -> later);
        if (order.figures().cash().isPositive() && !start.isPossible()) {
            return Outcome.refused(Reason.NO_BANK);
        }
        if (order.figures().cash().isPositive() && card.isEmpty()) {
            return Outcome.refused(Refusal.at("payOrdId", Reason.CARD_UNKNOWN));
        }
        var plain = Bill.of(PAY, order.purchase());
        var bill =
                new Bill(
                        plain.operation(),
                        plain.head(),
                        plain.reads(),
                        plain.rows(),
                        settled -> alsoWrite(order, card, settled));
        return settle.settle(caller, MessageKey.of(order.id().toString(), order.digest()), bill)
                .map(_ -> found);
    }

    // what the patient was told is what is taken, or nothing is
    private Outcome<List<Sql<?>>> alsoWrite(
            MobileOrder order, Optional<Card> card, Settled settled) {
        var now = Figures.of(settled);
        if (!now.equals(order.figures())) {
            return Outcome.refused(
                    Reason.AMOUNT_DIFFERS, "ownPayAmt", order.figures().cash(), now.cash());
        }
        var writes = new ArrayList<Sql<?>>();
        writes.add(MobileOrderTable.settle(order.id(), settled.number().orElseThrow()));
        if (now.cash().isPositive()) {
            writes.add(PaymentTable.add(start.tied(settled, card.orElseThrow().token())));
        }
        return Outcome.done(List.copyOf(writes));
    }

    /** Takes an order back that is not paid yet. */
    public Outcome<Standing> revoke(Caller caller, Named named) {
        return Journal.attempt(
                        () ->
                                find(caller, named)
                                        .then(
                                                found ->
                                                        switch (found.stage()) {
                                                            case PLACED, PAYING ->
                                                                    takeBack(caller, found);
                                                            case GOING_BACK, REVOKED ->
                                                                    Outcome.done(found);
                                                            case PAID, REFUNDED, FAILED ->
                                                                    wrongState(found);
                                                        }))
                .then(_ -> find(caller, named));
    }

    /** Gives a paid order back, as a whole: the amounts must be those that were paid. */
    public Outcome<Standing> refund(Caller caller, Named named, Figures amounts) {
        return Journal.attempt(
                        () -> find(caller, named).then(found -> refundOnce(caller, found, amounts)))
                .then(_ -> find(caller, named));
    }

    private Outcome<Standing> refundOnce(Caller caller, Standing found, Figures amounts) {
        var paid = found.order().figures();
        var wrong =
                differs("totlRefdAmt", amounts.fee(), paid.fee())
                        .or(() -> differs("cashRefdAmt", amounts.cash(), paid.cash()))
                        .or(() -> differs("psnAcctRefdAmt", amounts.account(), paid.account()))
                        .or(() -> differs("fundRefdAmt", amounts.fund(), paid.fund()));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        return switch (found.stage()) {
            case PAID -> takeBack(caller, found);
            case GOING_BACK, REFUNDED, REVOKED -> Outcome.done(found);
            case PLACED, PAYING, FAILED -> wrongState(found);
        };
    }

    private static Optional<Refusal> differs(String field, Fen said, Fen paid) {
        return said.equals(paid)
                ? Optional.empty()
                : Optional.of(Refusal.at(field, Reason.AMOUNT_DIFFERS, field, said, paid));
    }

    private Outcome<Standing> takeBack(Caller caller, Standing found) {
        var order = found.order();
        var refused =
                order.settlement()
                        .flatMap(
                                number ->
                                        turnRound.turn(
                                                new TurnRound.Sale(
                                                        number,
                                                        order.purchase().personNo(),
                                                        order.institution(),
                                                        "U" + order.id()),
                                                caller.actor()));
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        return journal.commit(found, caller, List.of(MobileOrderTable.revoke(order)), List.of());
    }
}
