package cn.yunfang.shared;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The form of all outward numbers: letters of their kind, bucket 4 digits, serial 15 digits; or
 * bare, without letters, bucket 4 digits, serial 11 digits.
 */
public final class OutwardNumber {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(\\d{15})");
    private static final Pattern BARE = Pattern.compile("(\\d{4})(\\d{11})");

    private OutwardNumber() {}

    /** A number of a kind; empty when the text is none. */
    public static <T> Optional<T> parse(
            String letters, String text, BiFunction<Bucket, Long, T> make) {
        return text.startsWith(letters)
                ? parse(FORM, text.substring(letters.length()), make)
                : Optional.empty();
    }

    /** A bare number; empty when the text is none. */
    public static <T> Optional<T> parseBare(String text, BiFunction<Bucket, Long, T> make) {
        return parse(BARE, text, make);
    }

    private static <T> Optional<T> parse(
            Pattern form, String text, BiFunction<Bucket, Long, T> make) {
        var match = form.matcher(text);
        return match.matches() && Integer.parseInt(match.group(1)) < Bucket.COUNT
                ? Optional.of(
                        make.apply(
                                new Bucket(Integer.parseInt(match.group(1))),
                                Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    public static String text(String letters, Bucket bucket, long serial) {
        return "%s%04d%015d".formatted(letters, bucket.value(), serial);
    }

    public static String bare(Bucket bucket, long serial) {
        return "%04d%011d".formatted(bucket.value(), serial);
    }
}
