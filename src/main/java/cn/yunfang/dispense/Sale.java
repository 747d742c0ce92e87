package cn.yunfang.dispense;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A hand-over by one pharmacy under one claim.
 *
 * @param settlement the settlement that paid for it, 0 when the patient paid himself
 * @param items what was handed over; their returned quantities tell what came back
 */
public record Sale(
        PrescriptionId id,
        long saleId,
        String number,
        long claim,
        String institution,
        long settlement,
        byte[] digest,
        Instant soldAt,
        List<Item> items) {
    /**
     * One row of selinfo.
     *
     * @param line prescription line it serves
     * @param quantity in the line's unit; @param price yuan per unit
     */
    public record Item(
            int line,
            String drugCode,
            BigDecimal quantity,
            BigDecimal returned,
            BigDecimal price,
            boolean split,
            List<String> traceCodes,
            Fields details) {
        Item takenBack(BigDecimal more) {
            return new Item(
                    line,
                    drugCode,
                    quantity,
                    returned.add(more),
                    price,
                    split,
                    traceCodes,
                    details);
        }

        BigDecimal kept() {
            return quantity.subtract(returned);
        }
    }
}
