package cn.yunfang.payment;

import cn.yunfang.bank.Bank;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** A patient's own bound bank cards (绑卡). */
@Component
public class Cards {
    private static final String OWN = "own data";

    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;
    private final Persons persons;
    private final AskBank askBank;

    Cards(
            Database database,
            Journal journal,
            AccessLog accessLog,
            Persons persons,
            AskBank askBank) {
        this.database = database;
        this.journal = journal;
        this.accessLog = accessLog;
        this.persons = persons;
        this.askBank = askBank;
    }

    /** The cards of the patient who asks, in the order in which he bound them. */
    public List<Card> list(Caller patient) {
        return database.read(CardTable.ofPerson(patient.actor()));
    }

    /**
     * Binds a card once the bank says that it is his own; one that is bound already is answered as
     * it is.
     *
     * @param token what the bank gave the patient for his card
     */
    public Outcome<Card> bind(Caller patient, String token) {
        var wrong = Card.refusal("token", token);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var notHis = notHis(patient.actor(), token);
        if (notHis.isPresent()) {
            return Outcome.refused(Refusal.at("token", notHis.get()));
        }
        var person = patient.actor();
        var now = journal.now();
        var id = new Card.Id(Bucket.ofPerson(person), journal.nextId());
        var writes =
                List.of(
                        CardTable.add(new Card(id, person, token, now)),
                        accessLog.look(patient, now, "bindCard", person, OWN));
        return journal.commit(
                CardTable.ofPerson(person),
                cards -> only(cards, card -> card.token().equals(token)),
                patient,
                new Journal.Writes(List.copyOf(writes), List.of()));
    }

    private Optional<Reason> notHis(String personNo, String token) {
        if (!askBank.isConnected()) {
            return Optional.of(Reason.NO_BANK);
        }
        var person = database.read(persons.byNo(personNo)).orElseThrow();
        var holder = new Bank.Holder(person.name(), person.certType(), person.certno());
        return askBank.ask(bank -> bank.isOf(token, holder))
                .map(his -> his ? Optional.<Reason>empty() : Optional.of(Reason.CARD_OF_ANOTHER))
                .orElseGet(() -> Optional.of(Reason.BANK_SILENT));
    }

    /** Unbinds a card. Payments that it began end as they must. */
    public Outcome<Card.Id> unbind(Caller patient, String cardId) {
        var person = patient.actor();
        var now = journal.now();
        return Card.Id.parse(cardId, Bucket.ofPerson(person))
                .map(
                        id ->
                                journal.commit(
                                        id,
                                        patient,
                                        List.of(
                                                CardTable.unbind(id, person, now),
                                                accessLog.look(
                                                        patient, now, "unbindCard", person, OWN)),
                                        List.of()))
                .orElseGet(() -> Outcome.refused(Reason.CARD_UNKNOWN));
    }

    private static Card only(List<Card> cards, Predicate<Card> which) {
        return cards.stream().filter(which).findFirst().orElseThrow();
    }
}
