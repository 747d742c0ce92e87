package cn.yunfang.cohort;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Ages in completed years, as figures are shown by. */
public enum AgeBand {
    CHILD("0–17", 0),
    YOUNG("18–44", 18),
    MIDDLE("45–59", 45),
    SIXTIES("60–69", 60),
    SEVENTIES("70–79", 70),
    OLD("80+", 80);

    private static final int OLDEST = 150;

    private final String label;
    private final int from;

    AgeBand(String label, int from) {
        this.label = label;
        this.from = from;
    }

    /** In figures, the same in every language. */
    public String label() {
        return label;
    }

    /** By its name. */
    public static Optional<AgeBand> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    static AgeBand of(LocalDate born, LocalDate today) {
        return Arrays.stream(values())
                .filter(one -> !born.isBefore(one.bornFrom(today)))
                .findFirst()
                .orElse(OLD);
    }

    /** The first birthday of those who are in it today. */
    LocalDate bornFrom(LocalDate today) {
        return this == OLD
                ? today.minusYears(OLDEST)
                : today.minusYears(values()[ordinal() + 1].from).plusDays(1);
    }

    /** The last one. */
    LocalDate bornTo(LocalDate today) {
        return today.minusYears(from);
    }

    /** First birthdays of all but the oldest, ascending. */
    static LocalDate[] bounds(LocalDate today) {
        return Arrays.stream(values())
                .filter(one -> one != OLD)
                .map(one -> one.bornFrom(today))
                .sorted()
                .toArray(LocalDate[]::new);
    }

    /** The band of the bucket between those bounds that a birthday falls into, from 0. */
    static AgeBand ofBucket(int bucket) {
        return values()[values().length - 1 - bucket];
    }
}
