package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.rules.ReviewInput.Line;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A specification such as {@code 2ml:100mg*5支} read: how strong one unit is and how many units a
 * pack holds.
 *
 * @param strengths of one unit by measure, in mg, ml and IU; none that is told twice (5mg:10mg)
 * @param count units in a pack, 0 when not said
 */
record PackSize(Map<Measure, BigDecimal> strengths, BigDecimal count) {
    /** What can be converted into each other. */
    enum Measure {
        MASS,
        VOLUME,
        ACTIVITY
    }

    private record Unit(Measure measure, BigDecimal factor) {
        static Unit of(Measure measure, String factor) {
            return new Unit(measure, new BigDecimal(factor));
        }
    }

    private static final Map<String, Unit> UNITS = units();
    private static final Map<String, PackSize> READ = new ConcurrentHashMap<>();
    private static final Pattern STRENGTH =
            Pattern.compile(
                    "(\\d+(?:\\.\\d+)?)\\s*"
                            + "(kg|mg|μg|µg|ug|mcg|g|ml|l|万iu|万u|万单位|iu|u|克|毫克|微克|毫升|升|单位)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TIMES = Pattern.compile("[*×xX]\\s*(\\d+)");
    private static final Set<String> SINGLE =
            Set.of("片", "粒", "丸", "袋", "支", "贴", "枚", "颗", "瓶", "揿", "包", "板");

    private static Map<String, Unit> units() {
        var units = new HashMap<String, Unit>();
        Map.of("kg", "1000000", "g", "1000", "克", "1000", "mg", "1", "毫克", "1")
                .forEach((name, factor) -> units.put(name, Unit.of(Measure.MASS, factor)));
        for (var name : Set.of("μg", "µg", "ug", "mcg", "微克")) {
            units.put(name, Unit.of(Measure.MASS, "0.001"));
        }
        Map.of("l", "1000", "升", "1000", "ml", "1", "毫升", "1")
                .forEach((name, factor) -> units.put(name, Unit.of(Measure.VOLUME, factor)));
        // twenty drops of a dropper are a millilitre
        units.put("滴", Unit.of(Measure.VOLUME, "0.05"));
        Map.of("iu", "1", "u", "1", "单位", "1", "万iu", "10000", "万u", "10000", "万单位", "10000")
                .forEach((name, factor) -> units.put(name, Unit.of(Measure.ACTIVITY, factor)));
        return Map.copyOf(units);
    }

    private static Optional<Unit> unit(String name) {
        return Optional.ofNullable(UNITS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What the catalogue says of a drug; its count of units where it has one. */
    static PackSize of(Drug drug) {
        var size = of(drug.spec());
        return drug.details().minimumUnit().isEmpty()
                ? size
                : new PackSize(size.strengths, BigDecimal.valueOf(drug.details().unitsPerPack()));
    }

    static PackSize of(String spec) {
        var known = READ.get(spec);
        return known != null ? known : READ.computeIfAbsent(spec, PackSize::read);
    }

    private static PackSize read(String spec) {
        var times = TIMES.matcher(spec);
        var count = BigDecimal.ZERO;
        int end = spec.length();
        while (times.find()) {
            var more = new BigDecimal(times.group(1));
            end = Math.min(end, times.start());
            count = count.signum() == 0 ? more : count.multiply(more);
        }
        return new PackSize(strengths(spec.substring(0, end)), count);
    }

    private static Map<Measure, BigDecimal> strengths(String text) {
        var told = new HashMap<Measure, BigDecimal>();
        var twice = new HashSet<Measure>();
        var strength = STRENGTH.matcher(text);
        while (strength.find()) {
            var unit = unit(strength.group(2)).orElseThrow();
            var amount = new BigDecimal(strength.group(1)).multiply(unit.factor());
            if (told.put(unit.measure(), amount) != null) {
                twice.add(unit.measure());
            }
        }
        told.keySet().removeAll(twice);
        return Map.copyOf(told);
    }

    /** Given and needed in units of this pack; empty when the units do not meet. */
    Optional<Supply> supply(Line line, BigDecimal doses) {
        if (line.unit().equals(line.doseUnit())) {
            return Optional.of(
                    new Supply(line.quantity(), line.singleDose().multiply(doses), BigDecimal.ONE));
        }
        var perPack = unitsIn(line);
        var perDose = unitsOf(line.singleDose(), line.doseUnit());
        return perPack.signum() == 0 || perDose.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        new Supply(
                                line.quantity().multiply(perPack),
                                perDose.multiply(doses),
                                perPack));
    }

    /**
     * A dose in milligrams; empty when its unit is no mass and what one unit or millilitre holds is
     * not told.
     */
    Optional<BigDecimal> milligrams(BigDecimal dose, String name) {
        var unit = unit(name);
        if (unit.isPresent()) {
            var amount = dose.multiply(unit.get().factor());
            return switch (unit.get().measure()) {
                case MASS -> Optional.of(amount);
                case VOLUME -> dissolved(amount);
                case ACTIVITY -> Optional.empty();
            };
        }
        return Optional.ofNullable(strengths.get(Measure.MASS))
                .filter(_ -> SINGLE.contains(name))
                .map(dose::multiply);
    }

    // of 100ml:2g every millilitre holds 20mg
    private Optional<BigDecimal> dissolved(BigDecimal millilitres) {
        return Optional.ofNullable(strengths.get(Measure.MASS))
                .flatMap(
                        mass ->
                                Optional.ofNullable(strengths.get(Measure.VOLUME))
                                        .map(volume -> Supply.quotient(mass, volume)))
                .map(millilitres::multiply);
    }

    // a pack holds what the specification counts; a single unit is its own pack
    private BigDecimal unitsIn(Line line) {
        if (line.unit().equals(line.drug().packUnit()) && count.signum() > 0) {
            return count;
        }
        return SINGLE.contains(line.unit()) ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private BigDecimal unitsOf(BigDecimal dose, String name) {
        var unit = unit(name);
        if (unit.isEmpty()) {
            return SINGLE.contains(name) ? dose : BigDecimal.ZERO;
        }
        var strength = strengths.getOrDefault(unit.get().measure(), BigDecimal.ZERO);
        return strength.signum() == 0
                ? BigDecimal.ZERO
                : Supply.quotient(dose.multiply(unit.get().factor()), strength);
    }
}
