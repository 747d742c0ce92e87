package cn.yunfang.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A row that was reported as sold.
 *
 * @param sale serial of its message; @param no its position there
 * @param batchNumber fixmedins_bchno
 * @param dispensed selldrugSn of the hand-over that it tells of, "" when it was booked itself
 */
record ReportedSale(
        long sale,
        int no,
        String digest,
        String drug,
        BigDecimal quantity,
        BigDecimal returned,
        boolean split,
        List<String> codes,
        List<String> returnedCodes,
        String batchNumber,
        String personNo,
        String rxNumber,
        String setlId,
        String dispensed) {
    BigDecimal kept() {
        return quantity.subtract(returned);
    }

    List<String> codesOut() {
        return codes.stream().filter(code -> !returnedCodes.contains(code)).toList();
    }

    boolean booked() {
        return dispensed.isEmpty();
    }

    /** Whether a returned row can be of this sale: by its packs, else by its batch number. */
    boolean fits(SaleRow back) {
        var packs = back.codes();
        boolean named =
                packs.isEmpty()
                        ? batchNumber.equals(back.row().text("fixmedins_bchno"))
                        : codesOut().containsAll(packs);
        return named
                && drug.equals(back.drug())
                && says(back.setlId(), setlId)
                && says(back.personNo(), personNo)
                && back.quantity().compareTo(kept()) <= 0
                && hasItsPacks(back);
    }

    private static boolean says(String said, String stored) {
        return said.isEmpty() || said.equals(stored);
    }

    // a whole pack comes back with its code; all that is out needs none
    private boolean hasItsPacks(SaleRow back) {
        int packs = back.codes().size();
        return split
                || codes.isEmpty()
                || back.quantity().compareTo(BigDecimal.valueOf(packs)) == 0
                || packs == 0 && back.quantity().compareTo(kept()) == 0;
    }

    /** The packs that come back with a row that fits. */
    List<String> packsOf(SaleRow back) {
        boolean all = back.quantity().compareTo(kept()) == 0;
        return back.codes().isEmpty() && all ? codesOut() : back.codes();
    }

    ReportedSale takenBack(SaleRow back) {
        var gone = new ArrayList<>(returnedCodes);
        gone.addAll(packsOf(back));
        return new ReportedSale(
                sale,
                no,
                digest,
                drug,
                quantity,
                returned.add(back.quantity()),
                split,
                codes,
                List.copyOf(gone),
                batchNumber,
                personNo,
                rxNumber,
                setlId,
                dispensed);
    }
}
