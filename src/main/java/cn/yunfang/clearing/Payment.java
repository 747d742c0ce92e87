package cn.yunfang.clearing;

import cn.yunfang.shared.Fen;
import java.time.Instant;

/**
 * An order to the bank: pay an institution what was decided, or a prepayment (周转金). Also a
 * prepayment that waits for its release.
 *
 * @param application 0 for a prepayment
 * @param amount negative when the institution pays
 * @param card of it, out of the accounts at which the cards' money lies and not the bureau's
 */
public record Payment(
        long id,
        String institution,
        String division,
        long application,
        Fen amount,
        Fen card,
        String chinese,
        String english,
        Instant at,
        String by) {
    /** Whether the bank has to do anything: what two banks hold of cards may also cancel out. */
    boolean movesMoney() {
        return !amount.equals(Fen.ZERO) || !card.equals(Fen.ZERO);
    }

    /** The order that a draft becomes when somebody releases it. */
    Payment ordered(Instant when, String who) {
        return new Payment(
                id, institution, division, application, amount, card, chinese, english, when, who);
    }
}
