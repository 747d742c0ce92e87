package cn.yunfang.stock;

import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * One stop in the life of a pack: who sold it, for which prescription, when.
 *
 * @param to the prescription; for a sale that an inventory system reported (3505) the report
 * @param split when only a part of the pack was sold (trdn_flag)
 * @param returnedAt when the patient brought it back
 */
public record PackSale(
        String traceCode,
        String drugCode,
        String pharmacy,
        PrescriptionId to,
        long sale,
        boolean split,
        Instant soldAt,
        Optional<Instant> returnedAt) {}
