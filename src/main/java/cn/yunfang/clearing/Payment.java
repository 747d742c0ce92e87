package cn.yunfang.clearing;

import cn.yunfang.shared.Fen;
import java.time.Instant;

/**
 * An order to the bank: pay an institution what was decided, or a prepayment (周转金). Also a
 * prepayment that waits for its release.
 *
 * @param application 0 for a prepayment
 * @param amount negative when the institution pays
 */
public record Payment(
        long id,
        String institution,
        String division,
        long application,
        Fen amount,
        String chinese,
        String english,
        Instant at,
        String by) {
    /** The order that a draft becomes when somebody releases it. */
    Payment ordered(Instant when, String who) {
        return new Payment(
                id, institution, division, application, amount, chinese, english, when, who);
    }
}
