package cn.yunfang.quote;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a patient was quoted and wants held.
 *
 * @param code what he shows at the counter (QR code, epcToken, authRxno), "" when he asks himself
 */
public record Wish(String hiRxno, String pharmacy, List<Line> lines, String code) {
    /**
     * @param drugCode the product quoted
     * @param price yuan per pack unit he was quoted; whatever it is now when he does not say
     */
    public record Line(int no, String drugCode, Optional<BigDecimal> price) {}

    List<String> drugs() {
        return lines.stream().map(Line::drugCode).distinct().toList();
    }
}
