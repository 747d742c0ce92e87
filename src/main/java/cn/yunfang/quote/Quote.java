package cn.yunfang.quote;

import cn.yunfang.benefit.Split;
import cn.yunfang.formulary.Drug;
import cn.yunfang.registry.DeliveryTerms;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the rest of a prescription would cost at one pharmacy.
 *
 * @param lines what the pharmacy has enough of
 * @param missing numbers of the lines it has not enough of, as far as it told
 * @param untold those of them of which it never told anything
 * @param split who would pay what of the lines it has
 */
public record Quote(
        Candidate at, List<Line> lines, List<Integer> missing, List<Integer> untold, Split split) {
    /** Keeps what it is given as it is. */
    public Quote {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
        untold = List.copyOf(untold);
    }

    /** What the patient looks at first; those that have most of the prescription come before. */
    public enum Order {
        CHEAPEST,
        NEAREST,
        /** Open now or soonest; one that never told its hours comes last. */
        SOONEST;

        Comparator<Quote> at(Instant now) {
            var complete = Comparator.comparingInt((Quote one) -> one.missing().size());
            var near = Comparator.comparingLong((Quote one) -> one.at().metres());
            return switch (this) {
                case CHEAPEST -> complete.thenComparing(Quote::own).thenComparing(near);
                case NEAREST -> complete.thenComparing(near).thenComparing(Quote::own);
                case SOONEST ->
                        complete.thenComparing((Quote one) -> one.opensFrom(now))
                                .thenComparing(near)
                                .thenComparing(Quote::own);
            };
        }
    }

    /**
     * One line.
     *
     * @param drug the cheapest product on the shelf that may be handed over for the one prescribed
     * @param quantity in the drug's pack unit; @param price yuan per pack unit
     * @param hospitalPrice what the hospital asks for a pack unit, yuan
     * @param stock that nobody else holds; @param reportedAt when the pharmacy told
     * @param heldUntil how long the patient holds it there at this price, if he does
     */
    public record Line(
            int no,
            Drug drug,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal hospitalPrice,
            BigDecimal stock,
            Instant reportedAt,
            Optional<Instant> heldUntil) {
        /** An insured drug that costs more here than in the hospital (Dalian's rule forbids it). */
        public boolean aboveHospital() {
            return above(drug, price, hospitalPrice);
        }
    }

    /** Whether an insured drug is dearer than in the hospital. */
    public static boolean above(Drug drug, BigDecimal price, BigDecimal hospitalPrice) {
        return drug.payClass() != Drug.PayClass.C && price.compareTo(hospitalPrice) > 0;
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /** What the patient pays himself, from the account and in cash. */
    public Fen own() {
        return split.totals().personal();
    }

    /** Whether these goods can be brought to the patient; empty when the pharmacy never told. */
    public Optional<DeliveryTerms.Reach> reach() {
        return at.shop()
                .flatMap(shop -> shop.delivery())
                .map(terms -> terms.reach(at.metres(), split.totals().medfee()));
    }

    private Instant opensFrom(Instant now) {
        return at.shop().map(shop -> shop.hours().opensFrom(now)).orElse(Instant.MAX);
    }
}
