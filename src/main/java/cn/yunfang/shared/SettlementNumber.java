package cn.yunfang.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/** Outward number of a settlement (setl_id): bucket 4 digits, serial 15 digits. */
public record SettlementNumber(Bucket bucket, long serial) {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(\\d{15})");

    public static Optional<SettlementNumber> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(1)) >= Bucket.COUNT) {
            return Optional.empty();
        }
        return Optional.of(
                new SettlementNumber(
                        new Bucket(Integer.parseInt(match.group(1))),
                        Long.parseLong(match.group(2))));
    }

    @Override
    public String toString() {
        return "%04d%015d".formatted(bucket.value(), serial);
    }
}
