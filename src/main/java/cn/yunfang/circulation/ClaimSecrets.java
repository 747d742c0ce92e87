package cn.yunfang.circulation;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The 256-bit secret of each claim, derived by HMAC-SHA-256 from a key that never leaves the
 * database and this process: nothing to steal beside the claim, nothing to lose for its holder.
 */
@Component
class ClaimSecrets {
    private static final String KEY = "select key from circulation.secret_key";

    private final SecretKeySpec key;

    ClaimSecrets(Database database) {
        var bytes =
                database.read(Sql.first(KEY, Map.of(), row -> row.getBytes("key"))).orElseThrow();
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    String of(long claim) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(mac.doFinal(ByteBuffer.allocate(8).putLong(claim).array()));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
        }
    }

    boolean matches(long claim, String secret) {
        return MessageDigest.isEqual(
                of(claim).getBytes(StandardCharsets.US_ASCII),
                secret.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
