package cn.yunfang.circulation;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Codes that open something by being known: Crockford base32, the first two characters carry the
 * bucket. Only their digest is stored.
 */
final class Capability {
    /** epc_qrcd: 27 characters, 125 random bits (design §4). */
    static final int QR_LENGTH = 27;

    /** epc_token 64, auth_rxno 30 characters (national-interface §3.1); they name the number. */
    static final int TOKEN_LENGTH = 64;

    static final int HANDLE_LENGTH = 30;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BUCKET_CHARACTERS = 2;
    private static final int NUMBER_CHARACTERS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Capability() {}

    static String qr(Bucket bucket) {
        return encode(bucket.value(), BUCKET_CHARACTERS) + random(QR_LENGTH - BUCKET_CHARACTERS);
    }

    /** A code of the given length that also names its prescription. */
    static String naming(PrescriptionId id, int length) {
        return encode(id.bucket().value(), BUCKET_CHARACTERS)
                + encode(id.number(), NUMBER_CHARACTERS)
                + random(length - BUCKET_CHARACTERS - NUMBER_CHARACTERS);
    }

    static Optional<Bucket> bucketOf(String code) {
        if (code.length() < QR_LENGTH) {
            return Optional.empty();
        }
        return decode(code.substring(0, BUCKET_CHARACTERS))
                .filter(value -> value < Bucket.COUNT)
                .map(value -> new Bucket(Math.toIntExact(value)));
    }

    static Optional<PrescriptionId> prescriptionOf(String code) {
        if (code.length() != TOKEN_LENGTH && code.length() != HANDLE_LENGTH) {
            return Optional.empty();
        }
        var number =
                decode(code.substring(BUCKET_CHARACTERS, BUCKET_CHARACTERS + NUMBER_CHARACTERS));
        return bucketOf(code)
                .flatMap(
                        bucket ->
                                number.filter(value -> value > 0 && value <= 99_999_999_999L)
                                        .map(value -> new PrescriptionId(bucket, value)));
    }

    static byte[] digest(String code) {
        return Sm3.digest(code.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String random(int characters) {
        var text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String encode(long value, int characters) {
        var text = new char[characters];
        long rest = value;
        for (int i = characters - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }

    private static Optional<Long> decode(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(Character.toUpperCase(text.charAt(i)));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value << 5 | digit;
        }
        return Optional.of(value);
    }
}
