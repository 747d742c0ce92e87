package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A line of another prescription of the same patient, at whichever institution: what he has at
 * home, as far as pharmacies handed it over, and what he may still fetch.
 *
 * @param institution name of the institution that prescribed it
 * @param days what {@code quantity} lasts for (medcDays)
 * @param quantity prescribed; @param dispensed handed over and not taken back
 * @param handedOver day of the last hand-over
 * @param open whether the rest may still be fetched
 */
public record InUse(
        String hiRxno,
        String institution,
        Drug drug,
        BigDecimal days,
        BigDecimal quantity,
        BigDecimal dispensed,
        Optional<LocalDate> handedOver,
        boolean open) {

    /** Days that what he has, and what he may still fetch, last from that day on; 0 when none. */
    long daysLeft(LocalDate on) {
        return atHome(on) + (open ? lasts(quantity.subtract(dispensed)) : 0);
    }

    private long atHome(LocalDate on) {
        return handedOver
                .filter(_ -> dispensed.signum() > 0)
                .map(day -> ChronoUnit.DAYS.between(on, day.plusDays(lasts(dispensed))))
                .map(left -> Math.max(left, 0))
                .orElse(0L);
    }

    private long lasts(BigDecimal part) {
        return days.multiply(part).divide(quantity, 0, RoundingMode.CEILING).longValueExact();
    }

    /** Its name and who prescribed it. */
    String label() {
        return name() + "（" + institution + "）";
    }

    String name() {
        return drug.genericName();
    }
}
