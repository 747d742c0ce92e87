package cn.yunfang.payment;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.OutwardNumber;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bank card that a person has bound. The platform knows the token that the bank gave for it and
 * never the card's own number.
 */
public record Card(Id id, String personNo, String token, Instant boundAt) {
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z]{16,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9 -]+");
    private static final int TAIL = 4;

    /** Outward number of a card: C, bucket 4 digits, serial 15 digits. */
    public record Id(Bucket bucket, long serial) {
        /** A card's number; empty when the text is none, or of another person's bucket. */
        public static Optional<Id> parse(String text, Bucket bucket) {
            return OutwardNumber.parse("C", text, Id::new).filter(id -> id.bucket.equals(bucket));
        }

        @Override
        public String toString() {
            return OutwardNumber.text("C", bucket, serial);
        }
    }

    /** What is wrong with a text sent as a token; says nothing of what it was. */
    public static Optional<Refusal> refusal(String field, String token) {
        if (NUMBER.matcher(token).matches()) {
            return Optional.of(Refusal.at(field, Reason.CARD_NUMBER_SENT));
        }
        return TOKEN.matcher(token).matches()
                ? Optional.empty()
                : Optional.of(Refusal.invalid(field, "卡令牌", "[0-9A-Za-z]{16,64}"));
    }

    /** The last four characters, by which people know it. */
    public String tail() {
        return tail(token);
    }

    static String tail(String token) {
        return token.substring(token.length() - TAIL);
    }
}
