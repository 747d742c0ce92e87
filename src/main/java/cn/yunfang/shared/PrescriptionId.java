package cn.yunfang.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Inner key of a prescription: where it lives and its serial number. */
public record PrescriptionId(Bucket bucket, long number) {
    private static final Pattern HI_RXNO = Pattern.compile("\\d{14}(\\d{4})(\\d{11})(\\d)");
    private static final Pattern TRACE = Pattern.compile("(\\d{4})(\\d{11})\\d{5}");
    private static final long LAST = 99_999_999_999L;

    public PrescriptionId {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException("prescription number out of range: " + number);
        }
    }

    /**
     * The outward number, hiRxno (30 digits): division 6, date 8, bucket 4, serial 11, check 1 (sum
     * of the digits times their position, modulo 10).
     */
    public String hiRxno(String division, LocalDate date) {
        var body =
                "%6s%s%04d%011d"
                        .formatted(
                                division,
                                date.format(DateTimeFormatter.BASIC_ISO_DATE),
                                bucket.value(),
                                number);
        return body + checkDigit(body);
    }

    /** rxTraceCode (20 digits): bucket 4, serial 11, random 5. */
    public String traceCode(int random) {
        return "%04d%011d%05d".formatted(bucket.value(), number, random);
    }

    /** Reads a hiRxno; empty when it cannot be one of ours. */
    public static Optional<PrescriptionId> ofHiRxno(String text) {
        var match = HI_RXNO.matcher(text);
        if (!match.matches()
                || !match.group(3).equals(checkDigit(text.substring(0, text.length() - 1)))) {
            return Optional.empty();
        }
        return of(match.group(1), match.group(2));
    }

    /** Reads an rxTraceCode; empty when it cannot be one of ours. */
    public static Optional<PrescriptionId> ofTraceCode(String text) {
        var match = TRACE.matcher(text);
        return match.matches() ? of(match.group(1), match.group(2)) : Optional.empty();
    }

    private static Optional<PrescriptionId> of(String bucket, String number) {
        int where = Integer.parseInt(bucket);
        long serial = Long.parseLong(number);
        return where < Bucket.COUNT && serial > 0
                ? Optional.of(new PrescriptionId(new Bucket(where), serial))
                : Optional.empty();
    }

    private static String checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i + 1);
        }
        return Integer.toString(sum % 10);
    }
}
