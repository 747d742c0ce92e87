package cn.yunfang.clearing;

import cn.yunfang.shared.Fen;
import java.time.Instant;

/**
 * An order to the bank: pay an institution what was decided, or a prepayment (周转金).
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
        String by) {}
