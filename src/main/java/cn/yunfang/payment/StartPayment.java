package cn.yunfang.payment;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Begins to pay by card what a settlement leaves to the patient. A settlement is paid once; the
 * bank is asked afterwards ({@link Teller}).
 */
@Component
public class StartPayment {
    /** By which card. */
    public sealed interface By {
        /** One that the patient has bound; only he may name it. */
        record Bound(String cardId) implements By {}

        /** One that he shows at the counter: its token, from the institution alone. */
        record Shown(String token) implements By {}
    }

    private final Database database;
    private final Journal journal;
    private final Settlements settlements;
    private final AccessLog accessLog;
    private final AskBank askBank;
    private final PaymentProperties properties;

    StartPayment(
            Database database,
            Journal journal,
            Settlements settlements,
            AccessLog accessLog,
            AskBank askBank,
            PaymentProperties properties) {
        this.database = database;
        this.journal = journal;
        this.settlements = settlements;
        this.accessLog = accessLog;
        this.askBank = askBank;
        this.properties = properties;
    }

    /**
     * The patient himself, or the institution that settled; soon afterwards, since later it is paid
     * in cash.
     */
    public Outcome<Payment> start(Caller caller, String setlId, By by) {
        if (!isPossible()) {
            return Outcome.refused(Reason.NO_BANK);
        }
        return SettlementNumber.parse(setlId)
                .map(number -> Journal.attempt(() -> once(caller, number, by)))
                .orElseGet(() -> Outcome.refused(Reason.SETTLEMENT_UNKNOWN));
    }

    /** Whether there is a bank. */
    boolean isPossible() {
        return askBank.isConnected();
    }

    private Outcome<Payment> once(Caller caller, SettlementNumber number, By by) {
        var trip = new RoundTrip();
        var found = trip.add(settlements.find(number));
        var state = trip.add(settlements.state(number));
        var cards = trip.add(CardTable.ofPerson(caller.actor()));
        // last: one that began in between must be seen
        var begun = trip.add(PaymentTable.of(number));
        database.send(trip);
        var settled =
                found.get()
                        .filter(one -> one.original().isEmpty())
                        .filter(
                                one ->
                                        Payments.concerns(
                                                caller, one.person().no(), one.institution()));
        if (settled.isEmpty()) {
            return Outcome.refused(Reason.SETTLEMENT_UNKNOWN);
        }
        return refusal(settled.get(), state.get(), begun.get())
                .<Outcome<Payment>>map(reason -> refused(reason, begun.get()))
                .orElseGet(
                        () ->
                                token(caller, by, cards.get())
                                        .then(token -> write(caller, settled.get(), token)));
    }

    private Optional<Reason> refusal(
            Settled settled, Optional<Settlement.State> state, List<Payment> begun) {
        if (state.filter(one -> one == Settlement.State.SETTLED).isEmpty()) {
            return Optional.of(Reason.ALREADY_UNDONE);
        }
        if (!settled.cash().isPositive()) {
            return Optional.of(Reason.NOTHING_TO_PAY);
        }
        if (begun.stream().anyMatch(one -> isLive(one.state()))) {
            return Optional.of(Reason.ALREADY_PAYING);
        }
        return journal.now().isAfter(settled.at().plus(properties.within()))
                ? Optional.of(Reason.PAY_TOO_LATE)
                : Optional.empty();
    }

    private static boolean isLive(PaymentState state) {
        return switch (state) {
            case CREATED, PAYING, FAILED, PAID -> true;
            case REVOKING, REVERSED, REFUNDING, REFUNDED, REPAID -> false;
        };
    }

    private Outcome<Payment> refused(Reason reason, List<Payment> begun) {
        return switch (reason) {
            case ALREADY_PAYING -> Outcome.refused(reason, begun.getLast().number());
            case PAY_TOO_LATE -> Outcome.refused(reason, properties.within().toMinutes());
            default -> Outcome.refused(reason);
        };
    }

    private static Outcome<String> token(Caller caller, By by, List<Card> cards) {
        return switch (by) {
            case By.Bound(var id) when caller.role() == Caller.Role.PATIENT ->
                    cards.stream()
                            .filter(card -> card.id().toString().equals(id))
                            .findFirst()
                            .<Outcome<String>>map(card -> Outcome.done(card.token()))
                            .orElseGet(() -> Outcome.refused(Reason.CARD_UNKNOWN));
            case By.Bound(_) -> Outcome.refused(Reason.CARD_UNKNOWN);
            // what he knows of a card does not make it his
            case By.Shown(_) when caller.role() == Caller.Role.PATIENT ->
                    Outcome.refused(Refusal.at("token", Reason.CARD_UNKNOWN));
            case By.Shown(var token) ->
                    Card.refusal("token", token)
                            .<Outcome<String>>map(Outcome::refused)
                            .orElseGet(() -> Outcome.done(token));
        };
    }

    private Outcome<Payment> write(Caller caller, Settled settled, String token) {
        var payment = payment(settled, token, false);
        List<Sql<?>> writes =
                List.of(
                        settlements.stands(payment.settlement()),
                        PaymentTable.add(payment),
                        accessLog.look(
                                caller,
                                payment.createdAt(),
                                "startPayment",
                                payment.personNo(),
                                "settlement"));
        return journal.commit(payment, caller, writes, List.of());
    }

    /** The same of a settlement that is made in the commit of the payment. */
    Payment tied(Settled settled, String token) {
        return payment(settled, token, true);
    }

    private Payment payment(Settled settled, String token, boolean tied) {
        var now = journal.now();
        var settlement = settled.number().orElseThrow();
        var person = settled.person();
        var bucket = Bucket.ofPerson(person.no());
        long subject = settled.prescription() == 0 ? settlement.serial() : settled.prescription();
        return new Payment(
                new PaymentNumber(bucket, journal.nextId()),
                settlement,
                new PrescriptionId(bucket, subject),
                person.no(),
                settled.institution(),
                person.insuredDivision(),
                token,
                settled.cash(),
                tied,
                PaymentState.CREATED,
                0,
                0,
                0,
                false,
                "",
                now,
                now,
                Optional.of(now));
    }
}
