package cn.yunfang.delivery;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a patient ordered to be brought; nothing personal in it. Its parcel says where it is, and
 * the parcel's version guards every change of it.
 *
 * @param number ours (delvNo)
 * @param division where the pharmacy lies
 * @param service kind of the delivery ({@link Services})
 * @param cold whether something in it must stay at 2 to 8 ℃
 * @param metres from the shop to the door, as the crow flies
 * @param fee the patient's own, paid to the pharmacy; no part of what is settled
 * @param late whether it was told that the promise is broken
 */
public record Order(
        PrescriptionId id,
        String institution,
        String number,
        String hiRxno,
        String division,
        String service,
        boolean cold,
        long metres,
        Fen fee,
        Instant orderedAt,
        Instant promisedUntil,
        boolean late,
        Progress progress) {
    /**
     * What changes.
     *
     * @param sales what of it was handed over at the counter, and so is in the parcel
     * @param ownRider whether the pharmacy brings it itself
     * @param temperature of the box in ℃ when the courier took it
     * @param why of the last failure
     * @param goodsBackAt when the goods were in the shop again, or known to be lost
     * @param spoilt trace codes that may not be sold again
     * @param endedAt when nothing could happen to it any more
     */
    public record Progress(
            List<Long> sales,
            boolean ownRider,
            Optional<BigDecimal> temperature,
            String why,
            Optional<Instant> goodsBackAt,
            List<String> spoilt,
            boolean lost,
            Optional<Instant> endedAt) {
        static final Progress NONE =
                new Progress(
                        List.of(),
                        false,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        List.of(),
                        false,
                        Optional.empty());

        Progress packed(List<Long> what, boolean own) {
            return new Progress(what, own, temperature, why, goodsBackAt, spoilt, lost, endedAt);
        }

        Progress handedOver(Optional<BigDecimal> degrees, boolean own) {
            return new Progress(sales, own, degrees, why, goodsBackAt, spoilt, lost, endedAt);
        }

        Progress because(String reason) {
            return new Progress(
                    sales, ownRider, temperature, reason, goodsBackAt, spoilt, lost, endedAt);
        }

        Progress back(Instant at, List<String> bad, boolean gone) {
            return new Progress(
                    sales, ownRider, temperature, why, Optional.of(at), bad, gone, endedAt);
        }

        Progress ended(Instant at) {
            return new Progress(
                    sales, ownRider, temperature, why, goodsBackAt, spoilt, lost, Optional.of(at));
        }
    }

    Order with(Progress changed) {
        return new Order(
                id,
                institution,
                number,
                hiRxno,
                division,
                service,
                cold,
                metres,
                fee,
                orderedAt,
                promisedUntil,
                late,
                changed);
    }
}
