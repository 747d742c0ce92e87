package cn.yunfang.settlement;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A settlement in one line, for lists.
 *
 * @param original what it undoes; its own amounts are negative then
 * @param prescription inner number of the prescription, 0 when none
 */
public record Settlement(
        SettlementNumber number,
        State state,
        Optional<SettlementNumber> original,
        String personNo,
        String institution,
        long prescription,
        String medType,
        Instant at,
        Fen medfee,
        Fen fund,
        Fen account,
        Fen cash) {
    /** Whether it stands; the numbers are stored. */
    public enum State {
        SETTLED,
        /** By 2103. */
        UNDONE,
        /** By 2601. */
        REVERSED
    }

    public boolean stands() {
        return state == State.SETTLED && original.isEmpty();
    }
}
