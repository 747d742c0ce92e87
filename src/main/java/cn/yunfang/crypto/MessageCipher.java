package cn.yunfang.crypto;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** encData of one application: its key follows from appId and appSecret (§1.3). */
public final class MessageCipher {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int KEY_CHARACTERS = 16;

    private final byte[] key;

    private MessageCipher(byte[] key) {
        this.key = key;
    }

    /** Both must have at least 16 characters. */
    public static MessageCipher of(String appId, String appSecret) {
        var outer = appId.substring(0, KEY_CHARACTERS).getBytes(StandardCharsets.UTF_8);
        var sealed = Sm4.encrypt(outer, appSecret.getBytes(StandardCharsets.UTF_8));
        return new MessageCipher(
                HEX.formatHex(sealed)
                        .substring(0, KEY_CHARACTERS)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Upper-case hex of the encrypted UTF-8 text. */
    public String encrypt(String text) {
        return HEX.formatHex(Sm4.encrypt(key, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Accepts hex of either case; empty when it is not this application's text. */
    public Optional<String> decrypt(String hex) {
        try {
            return Sm4.decrypt(key, HEX.parseHex(hex))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
