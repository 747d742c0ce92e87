package cn.yunfang.quality;

import cn.yunfang.review.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A case as it was planted at an institution: all that a reviewer is shown of it, and what he is
 * told afterwards. The patient is nobody.
 *
 * @param right rulings that are right
 */
public record Script(
        String kind,
        List<Ruling.Kind> right,
        String chinese,
        String english,
        String institution,
        String doctor,
        String department,
        String diagnosis,
        String personNo,
        String patient,
        Instant prescribedAt,
        List<Line> lines) {
    /** One line as the doctor would have written it. */
    public record Line(
            String drugCode,
            String name,
            String spec,
            String form,
            BigDecimal quantity,
            String unit,
            BigDecimal dose,
            String doseUnit,
            String frequency,
            BigDecimal days) {}
}
