package cn.yunfang.rules;

import cn.yunfang.rules.ReviewInput.Line;
import cn.yunfang.rules.Rule.Hit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a line hands out against what its dose, frequency and days need, both in the same unit.
 *
 * @param perPack units in one pack: nobody can be given less than a whole one
 */
record Supply(BigDecimal given, BigDecimal needed, BigDecimal perPack) {
    private static final String FILE = "rules/frequencies.csv";
    private static final int SCALE = 4;

    /** Times a day by national code and by abbreviation, read from the file. */
    static final class Reckoner {
        private final Map<String, BigDecimal> timesADay = new TreeMap<>();

        BigDecimal timesADay(String frequency) {
            return timesADay.getOrDefault(frequency.toLowerCase(), BigDecimal.ZERO);
        }

        /** Empty when frequency, days or units do not allow it. */
        Optional<Supply> of(Line line) {
            var times = timesADay(line.frequency()).multiply(line.days());
            if (line.isPieces() || times.signum() <= 0 || line.singleDose().signum() <= 0) {
                return Optional.empty();
            }
            return PackSize.of(line.drug()).supply(line, times);
        }
    }

    static Reckoner load() {
        var reckoner = new Reckoner();
        for (var row : CsvFile.read(FILE)) {
            Function<String, BigDecimal> number =
                    name -> new BigDecimal(row.getOrDefault(name, "0"));
            var times = quotient(number.apply("times"), number.apply("days"));
            reckoner.timesADay.put(row.getOrDefault("code", ""), times);
            reckoner.timesADay.put(row.getOrDefault("abbreviation", "").toLowerCase(), times);
        }
        return reckoner;
    }

    static BigDecimal quotient(BigDecimal whole, BigDecimal part) {
        return whole.divide(part, SCALE, RoundingMode.HALF_UP);
    }

    /** More than so many times the whole packs needed. */
    boolean exceeds(BigDecimal factor) {
        var packs = quotient(needed, perPack).setScale(0, RoundingMode.CEILING);
        return given.compareTo(packs.multiply(perPack).multiply(factor)) > 0;
    }

    /** Less than this share of what is needed. */
    boolean below(BigDecimal share) {
        return given.compareTo(needed.multiply(share)) < 0;
    }

    Hit hit(Line line) {
        return Hit.of(line, line.name(), plain(given), plain(needed));
    }

    private static String plain(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
