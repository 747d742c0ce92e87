package cn.yunfang.payment;

import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.PreSettle;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 6201: keeps the fees of an order and says who would pay what. */
@Component
public class PlaceOrder {
    private static final String OPERATION = "6201";
    private static final int TOKEN_BYTES = 16;

    private final Database database;
    private final Journal journal;
    private final PreSettle preSettle;
    private final SecureRandom random = new SecureRandom();

    PlaceOrder(Database database, Journal journal, PreSettle preSettle) {
        this.database = database;
        this.journal = journal;
        this.preSettle = preSettle;
    }

    /**
     * Once for each number of the institution: the same fees again get the same order.
     *
     * @param ownNumber medOrgOrd
     */
    public Outcome<MobileOrder> place(Caller caller, String ownNumber, Purchase purchase) {
        var asked = MessageKey.of(ownNumber, Json.text(purchase));
        return Journal.attempt(() -> once(caller, asked, purchase));
    }

    private Outcome<MobileOrder> once(Caller caller, MessageKey asked, Purchase purchase) {
        return database.read(MobileOrderTable.find(caller.institution(), asked.msgid()))
                .map(
                        before ->
                                before.digest().equals(asked.digest())
                                        ? Outcome.done(before)
                                        : Outcome.<MobileOrder>refused(Reason.ORDER_REUSED))
                .orElseGet(() -> quote(caller, asked, purchase));
    }

    private Outcome<MobileOrder> quote(Caller caller, MessageKey asked, Purchase purchase) {
        return preSettle
                .preSettle(caller, asked.msgid(), Bill.of(OPERATION, purchase))
                .then(quoted -> keep(caller, asked, purchase, MobileOrder.Figures.of(quoted)));
    }

    private Outcome<MobileOrder> keep(
            Caller caller, MessageKey asked, Purchase purchase, MobileOrder.Figures figures) {
        var token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        var order =
                new MobileOrder(
                        new MobileOrder.Id(Bucket.ofPerson(purchase.personNo()), journal.nextId()),
                        caller.institution(),
                        asked.msgid(),
                        asked.digest(),
                        HexFormat.of().formatHex(token),
                        purchase,
                        figures,
                        Optional.empty(),
                        false,
                        journal.now());
        return journal.commit(order, caller, List.of(MobileOrderTable.add(order)), List.of());
    }
}
