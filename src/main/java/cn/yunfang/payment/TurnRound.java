package cn.yunfang.payment;

import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.SettlementNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Turns the settlement behind a payment round, so that no fund's money stands for a purchase that
 * was not paid; {@link FollowUndoing} moves the payment in that commit.
 */
@Component
class TurnRound {
    private static final String WHO = "payment";

    /**
     * What is turned round.
     *
     * @param msgid one for ever: whoever asks a second time gets the first one's answer
     */
    record Sale(SettlementNumber settlement, String personNo, String institution, String msgid) {
        static Sale of(Payment payment) {
            return new Sale(
                    payment.settlement(),
                    payment.personNo(),
                    payment.institution(),
                    "U" + payment.number());
        }
    }

    private final Database database;
    private final Settlements settlements;
    private final UndoSettlement undo;

    TurnRound(Database database, Settlements settlements, UndoSettlement undo) {
        this.database = database;
        this.settlements = settlements;
        this.undo = undo;
    }

    /**
     * Whether goods that are out would be seen, so that nobody need ask the institution: a patient
     * who holds them could else undo what he bought.
     */
    boolean seesTheGoods(Payment payment) {
        return settled(payment.settlement()).goodsAreCounted();
    }

    /** Whether the sale falls with its payment, by itself. */
    boolean fallsWith(Payment payment) {
        return payment.tied() || seesTheGoods(payment);
    }

    /** Why it cannot be turned round now; empty when it is. */
    Optional<Refusal> turn(Payment payment) {
        return turn(Sale.of(payment), WHO);
    }

    private Settled settled(SettlementNumber number) {
        return database.read(settlements.find(number)).orElseThrow();
    }

    /**
     * @param actor who wants it: a person, or an operator of the institution
     */
    Optional<Refusal> turn(Sale sale, String actor) {
        var settled = settled(sale.settlement());
        var which =
                new UndoSettlement.Which(
                        sale.settlement().toString(), sale.personNo(), settled.purchase().visit());
        var institution =
                new Caller(Caller.Role.SYSTEM, sale.institution(), actor, Optional.empty());
        var key = MessageKey.of(sale.msgid(), WHO);
        return undo.undo(institution, key, which) instanceof Outcome.Refused<?>(var refusal)
                        && refusal.reason() != Reason.ALREADY_UNDONE
                ? Optional.of(refusal)
                : Optional.empty();
    }
}
