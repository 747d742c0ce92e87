package cn.yunfang.simulation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Identity numbers of GB 11643-1999 that belong to nobody: all begin with 99, a region that GB/T
 * 2260 never assigned (its first two digits end at 82) and that the residence permits of foreigners
 * (9, then a province of GB/T 2260) cannot reach either.
 */
final class IdNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final int LENGTH = 18;
    private static final String NOWHERE = "99";
    private static final int REGIONS = 10_000;
    // sequence 001 to 998, odd for men and even for women
    private static final int PAIRS = 499;

    private IdNumber() {}

    /** The number of the {@code nth} person; different for each n whatever the birth date. */
    static String of(int nth, LocalDate born, boolean male) {
        int region = nth / PAIRS;
        if (nth < 0 || region >= REGIONS) {
            throw new IllegalArgumentException("no synthetic identity number for person " + nth);
        }
        int sequence = nth % PAIRS * 2 + (male ? 1 : 2);
        var body =
                "%s%04d%s%03d"
                        .formatted(
                                NOWHERE,
                                region,
                                born.format(DateTimeFormatter.BASIC_ISO_DATE),
                                sequence);
        return body + checkCharacter(body);
    }

    /** Whether the last character is right (ISO 7064 MOD 11-2). */
    static boolean isValid(String number) {
        return number.length() == LENGTH
                && number.substring(0, LENGTH - 1).chars().allMatch(c -> c >= '0' && c <= '9')
                && checkCharacter(number) == number.charAt(LENGTH - 1);
    }

    private static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }
}
