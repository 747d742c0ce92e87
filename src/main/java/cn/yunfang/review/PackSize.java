package cn.yunfang.review;

import cn.yunfang.review.ReviewInput.Line;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A specification such as {@code 0.25g*12粒*2板} read: how strong one unit is and how many units a
 * pack holds.
 *
 * @param strength of one unit, in mg or ml, 0 when not said
 * @param measure mg, ml or "" when not said
 * @param count units in a pack, 0 when not said
 */
record PackSize(BigDecimal strength, String measure, BigDecimal count) {
    private static final Pattern STRENGTH =
            Pattern.compile(
                    "(\\d+(?:\\.\\d+)?)\\s*(kg|mg|μg|µg|ug|mcg|g|ml|l|克|毫克|微克|毫升|升)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT =
            Pattern.compile("[*×xX]\\s*(\\d+)(?![\\d.])(?!\\s*[mμgk])");
    private static final Set<String> PIECES =
            Set.of("片", "粒", "丸", "袋", "支", "贴", "枚", "颗", "瓶", "揿", "滴", "包", "板");
    private static final Set<String> PACKS = Set.of("盒", "箱", "大盒", "中盒");
    private static final Map<String, BigDecimal> IN_MILLI =
            Map.ofEntries(
                    Map.entry("kg", new BigDecimal("1000000")),
                    Map.entry("g", new BigDecimal("1000")),
                    Map.entry("克", new BigDecimal("1000")),
                    Map.entry("mg", BigDecimal.ONE),
                    Map.entry("毫克", BigDecimal.ONE),
                    Map.entry("μg", new BigDecimal("0.001")),
                    Map.entry("µg", new BigDecimal("0.001")),
                    Map.entry("ug", new BigDecimal("0.001")),
                    Map.entry("mcg", new BigDecimal("0.001")),
                    Map.entry("微克", new BigDecimal("0.001")),
                    Map.entry("l", new BigDecimal("1000")),
                    Map.entry("升", new BigDecimal("1000")),
                    Map.entry("ml", BigDecimal.ONE),
                    Map.entry("毫升", BigDecimal.ONE));

    static PackSize of(String spec) {
        var strength = STRENGTH.matcher(spec);
        boolean strong = strength.find();
        var count = BigDecimal.ZERO;
        var counts = COUNT.matcher(spec);
        while (counts.find()) {
            var more = new BigDecimal(counts.group(1));
            count = count.signum() == 0 ? more : count.multiply(more);
        }
        return strong
                ? new PackSize(
                        new BigDecimal(strength.group(1)).multiply(milli(strength.group(2))),
                        measure(strength.group(2)),
                        count)
                : new PackSize(BigDecimal.ZERO, "", count);
    }

    private static BigDecimal milli(String unit) {
        return IN_MILLI.getOrDefault(unit.toLowerCase(), BigDecimal.ZERO);
    }

    private static String measure(String unit) {
        return Set.of("l", "升", "ml", "毫升").contains(unit.toLowerCase()) ? "ml" : "mg";
    }

    /** Given and needed in units of this pack; empty when the units do not meet. */
    Optional<Supply> supply(Line line, BigDecimal doses) {
        if (line.unit().equals(line.doseUnit())) {
            return Optional.of(
                    new Supply(line.quantity(), line.singleDose().multiply(doses), BigDecimal.ONE));
        }
        var perPack = unitsIn(line.unit());
        var perDose = unitsOf(line.singleDose(), line.doseUnit());
        return perPack.signum() == 0 || perDose.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        new Supply(
                                line.quantity().multiply(perPack),
                                perDose.multiply(doses),
                                perPack));
    }

    // a carton holds what the specification counts; without a count a single unit is its own pack
    private BigDecimal unitsIn(String unit) {
        if (count.signum() > 0) {
            return PACKS.contains(unit) || unit.equals("瓶") ? count : BigDecimal.ONE;
        }
        return PIECES.contains(unit) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private BigDecimal unitsOf(BigDecimal dose, String unit) {
        if (IN_MILLI.containsKey(unit.toLowerCase())) {
            return strength.signum() > 0 && measure.equals(measure(unit))
                    ? Supply.quotient(dose.multiply(milli(unit)), strength)
                    : BigDecimal.ZERO;
        }
        return PIECES.contains(unit) ? dose : BigDecimal.ZERO;
    }
}
