package cn.yunfang.payment;

import cn.yunfang.shared.Bucket;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outward number of a payment, ours at the bank too: P, bucket 4 digits, serial 15 digits. */
public record PaymentNumber(Bucket bucket, long serial) {
    private static final Pattern FORM = Pattern.compile("P(\\d{4})(\\d{15})");
    private static final Pattern REFUND = Pattern.compile("R(\\d{19})\\d{2}");

    public static Optional<PaymentNumber> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(1)) >= Bucket.COUNT) {
            return Optional.empty();
        }
        return Optional.of(
                new PaymentNumber(
                        new Bucket(Integer.parseInt(match.group(1))),
                        Long.parseLong(match.group(2))));
    }

    /** The payment that a refund at the bank is of. */
    static Optional<PaymentNumber> ofRefund(String number) {
        var match = REFUND.matcher(number);
        return match.matches() ? parse("P" + match.group(1)) : Optional.empty();
    }

    /**
     * What a refund is called at the bank; one that was declined is asked again under the next.
     *
     * @param round from 0
     */
    String refund(int round) {
        return "R%s%02d".formatted(toString().substring(1), round);
    }

    @Override
    public String toString() {
        return "P%04d%015d".formatted(bucket.value(), serial);
    }
}
