package cn.yunfang.payment;

import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.settlement.UndoSettlement;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Turns the settlement behind a payment round, so that no fund's money stands for a purchase that
 * was not paid; {@link FollowUndoing} moves the payment in that commit.
 */
@Component
class TurnRound {
    private static final String WHO = "payment";

    private final Database database;
    private final Settlements settlements;
    private final UndoSettlement undo;

    TurnRound(Database database, Settlements settlements, UndoSettlement undo) {
        this.database = database;
        this.settlements = settlements;
        this.undo = undo;
    }

    /** Why it cannot be turned round now; empty when it is. */
    Optional<Refusal> turn(Payment payment) {
        return turn(payment, WHO);
    }

    /**
     * @param actor who wants it: a person, or an operator of the institution
     */
    Optional<Refusal> turn(Payment payment, String actor) {
        var settled = database.read(settlements.find(payment.settlement())).orElseThrow();
        var which =
                new UndoSettlement.Which(
                        payment.settlement().toString(),
                        payment.personNo(),
                        settled.purchase().visit());
        var institution =
                new Caller(Caller.Role.SYSTEM, payment.institution(), actor, Optional.empty());
        // one msgid for ever: whoever asks a second time gets the first one's answer
        var key = MessageKey.of("U" + payment.number(), WHO);
        return undo.undo(institution, key, which) instanceof Outcome.Refused<?>(var refusal)
                        && refusal.reason() != Reason.ALREADY_UNDONE
                ? Optional.of(refusal)
                : Optional.empty();
    }
}
