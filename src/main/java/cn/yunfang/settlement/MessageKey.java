package cn.yunfang.settlement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a message is known by: its msgid, unique in its institution, and the digest of what it asks.
 */
public record MessageKey(String msgid, String digest) {
    /** Of a message with the given content, in canonical form. */
    public static MessageKey of(String msgid, String content) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return new MessageKey(msgid, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
