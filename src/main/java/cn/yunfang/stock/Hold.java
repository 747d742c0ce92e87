package cn.yunfang.stock;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Goods that a pharmacy keeps for one line of a prescription, and the price it promised.
 *
 * @param hold a number that lines chosen together share
 * @param quantity in the drug's pack unit; @param price yuan per pack unit, the most it may ask
 * @param hospitalPrice what the hospital asks for a pack unit, yuan
 * @param dueAt when it frees itself
 */
public record Hold(
        PrescriptionId id,
        int line,
        long hold,
        String hiRxno,
        String pharmacy,
        String drugCode,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal hospitalPrice,
        Instant heldAt,
        Instant dueAt) {
    /** Whether it still binds the pharmacy. */
    public boolean stands(Instant now) {
        return now.isBefore(dueAt);
    }

    /** Why this price cannot be asked while the hold stands; the field is where it was asked. */
    public Optional<Refusal> priceRefusal(String field, BigDecimal asked) {
        return asked.compareTo(price) <= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.at(
                                field,
                                Reason.PRICE_ABOVE_HELD,
                                line,
                                plain(price),
                                ChinaTime.format(dueAt),
                                plain(asked)));
    }

    private static String plain(BigDecimal yuan) {
        return yuan.stripTrailingZeros().toPlainString();
    }

    public boolean isAt(String code) {
        return pharmacy.equals(code);
    }
}
