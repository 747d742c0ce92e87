package cn.yunfang.simulation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a patient of a simulated year behaves. All shares are made up.
 *
 * @param delivered has his medicine brought
 * @param stable well for long: six weeks at once
 * @param worseFrom the day from which he is worse for a while; after the last one for most
 * @param level what is his own in all that he measures, −6 to 6
 */
record BenchYearHabits(
        Collecting collecting,
        Device device,
        boolean delivered,
        boolean stable,
        int worseFrom,
        int level) {
    private static final int HUNDRED = 100;
    private static final int WORSE_DAYS = 75;

    /** How he takes to collecting. */
    enum Collecting {
        ON_TIME,
        LATE,
        SELDOM
    }

    /** How his readings come. */
    enum Device {
        NONE(0),
        WEEKLY(7),
        MONTHLY(28);

        private final int days;

        Device(int days) {
            this.days = days;
        }

        int days() {
            return days;
        }
    }

    /**
     * @param watched whether he has a disease for which something is measured
     */
    static BenchYearHabits draw(RandomGenerator random, boolean watched, int days) {
        var collecting = collecting(random.nextInt(HUNDRED));
        var device = device(random.nextInt(HUNDRED));
        boolean delivered = random.nextInt(HUNDRED) < 8;
        boolean stable = random.nextInt(HUNDRED) < 60;
        boolean getsWorse = random.nextInt(HUNDRED) < 20;
        int worseFrom = random.nextInt(1, days + 1);
        return new BenchYearHabits(
                collecting,
                watched ? device : Device.NONE,
                delivered,
                stable,
                getsWorse ? worseFrom : days + 1,
                random.nextInt(-6, 7));
    }

    private static Collecting collecting(int chance) {
        return chance < 75 ? Collecting.ON_TIME : chance < 94 ? Collecting.LATE : Collecting.SELDOM;
    }

    private static Device device(int chance) {
        return chance < 15 ? Device.NONE : chance < 30 ? Device.WEEKLY : Device.MONTHLY;
    }

    /** Four weeks three times, or six weeks twice: twelve in all. */
    int issues() {
        return stable ? 2 : 3;
    }

    int interval() {
        return stable ? 42 : 28;
    }

    /** How many days after an issue's date he comes; empty when he lets it pass. */
    Optional<Integer> comesAfter(RandomGenerator random) {
        return switch (collecting) {
            case ON_TIME -> Optional.of(random.nextInt(4));
            case LATE -> most(random, 92).map(_ -> random.nextInt(3, 21));
            case SELDOM -> most(random, 40).map(_ -> random.nextInt(20));
        };
    }

    private static Optional<Boolean> most(RandomGenerator random, int percent) {
        return Optional.of(random.nextInt(HUNDRED) < percent).filter(comes -> comes);
    }

    /** What he measures on a day: some noise about what is his own, more when he is worse. */
    String measures(String kind, int day, RandomGenerator random) {
        int noise = random.nextInt(-8, 9);
        boolean worse = day >= worseFrom && day < worseFrom + WORSE_DAYS;
        return switch (kind) {
            case "SYSTOLIC" -> Integer.toString(122 + level + noise + (worse ? 34 : 0));
            case "DIASTOLIC" -> Integer.toString(76 + (level + noise) / 3 + (worse ? 16 : 0));
            case "FASTING_GLUCOSE" -> decimal(580 + 7 * level + 6 * noise + (worse ? 330 : 0), 2);
            case "SPO2" -> Integer.toString(96 - Math.abs(noise) / 4 - (worse ? 5 : 0));
            case "WEIGHT" -> decimal(660 + 10 * level + noise + (worse ? 40 : 0), 1);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String decimal(int units, int scale) {
        return BigDecimal.valueOf(units, scale).toPlainString();
    }
}
