package cn.yunfang.payment;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.OutwardNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outward number of a payment, ours at the bank too: P, bucket 4 digits, serial 15 digits. */
public record PaymentNumber(Bucket bucket, long serial) {
    private static final Pattern REFUND = Pattern.compile("R(\\d{19})\\d{2}");

    public static Optional<PaymentNumber> parse(String text) {
        return OutwardNumber.parse("P", text, PaymentNumber::new);
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
        return OutwardNumber.text("P", bucket, serial);
    }
}
