package cn.yunfang.quote;

import cn.yunfang.benefit.Split;
import cn.yunfang.formulary.Drug;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What the rest of a prescription would cost at one pharmacy.
 *
 * @param lines what the pharmacy has enough of
 * @param missing numbers of the lines it has not enough of, as far as it told
 * @param split who would pay what of the lines it has
 */
public record Quote(Institution pharmacy, List<Line> lines, List<Integer> missing, Split split) {
    /** Keeps what it is given as it is. */
    public Quote {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
    }

    /**
     * One line.
     *
     * @param drug the cheapest product on the shelf that may be handed over for the one prescribed
     * @param quantity in the drug's pack unit; @param price yuan per pack unit
     * @param hospitalPrice what the hospital asks for a pack unit, yuan
     * @param stock what is on the shelf; @param reportedAt when the pharmacy told
     */
    public record Line(
            int no,
            Drug drug,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal hospitalPrice,
            BigDecimal stock,
            Instant reportedAt) {
        /** An insured drug that costs more here than in the hospital (Dalian's rule forbids it). */
        public boolean aboveHospital() {
            return drug.payClass() != Drug.PayClass.C && price.compareTo(hospitalPrice) > 0;
        }
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /** What the patient pays himself, from the account and in cash. */
    public Fen own() {
        return split.totals().personal();
    }
}
