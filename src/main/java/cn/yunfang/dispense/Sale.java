package cn.yunfang.dispense;

import cn.yunfang.circulation.Claim;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A hand-over by one pharmacy under one claim.
 *
 * @param issue the issue of the prescription it served
 * @param settlement the settlement that paid for it, 0 when the patient paid himself
 * @param items what was handed over; their returned quantities tell what came back
 */
public record Sale(
        PrescriptionId id,
        long saleId,
        String number,
        long claim,
        int issue,
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
     * @param traceCodes its packs; @param returnedCodes those of them that came back
     * @param details the row as the pharmacy sent it
     */
    public record Item(
            int line,
            String drugCode,
            BigDecimal quantity,
            BigDecimal returned,
            BigDecimal price,
            boolean split,
            List<String> traceCodes,
            List<String> returnedCodes,
            Fields details) {

        /** What the patient still has of it. */
        public BigDecimal kept() {
            return quantity.subtract(returned);
        }

        /** Its packs that did not come back. */
        public List<String> codesOut() {
            return traceCodes.stream().filter(code -> !returnedCodes.contains(code)).toList();
        }

        /** Of this item only what comes back now. */
        Item only(BigDecimal less, List<String> codes) {
            return new Item(
                    line, drugCode, quantity, less, price, split, traceCodes, codes, details);
        }

        Item takenBack(BigDecimal more, List<String> codes) {
            var back = new ArrayList<>(returnedCodes);
            back.addAll(codes);
            return new Item(
                    line,
                    drugCode,
                    quantity,
                    returned.add(more),
                    price,
                    split,
                    traceCodes,
                    List.copyOf(back),
                    details);
        }
    }

    /** The audit it was handed over after (rxChkBizSn). */
    String auditNumber() {
        return Claim.auditNumber(id, claim);
    }

    boolean isOf(String pharmacy, byte[] message) {
        return institution.equals(pharmacy) && Arrays.equals(digest, message);
    }

    /** Whether the patient has nothing of it any more. */
    public boolean isAllBack() {
        return items.stream().allMatch(item -> item.kept().signum() == 0);
    }

    Sale withItems(List<Item> changed) {
        return new Sale(
                id, saleId, number, claim, issue, institution, settlement, digest, soldAt, changed);
    }
}
