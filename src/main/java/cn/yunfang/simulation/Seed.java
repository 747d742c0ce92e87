package cn.yunfang.simulation;

import cn.yunfang.crypto.Sm3;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chance that falls the same way every time: each draw depends on the seed and on what it is for,
 * never on what was drawn before, so a bigger city contains the smaller one.
 */
record Seed(String text) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    RandomGenerator random(String purpose, int nth) {
        return new SplittableRandom(ByteBuffer.wrap(bytes(purpose, nth)).getLong());
    }

    /** 32 bytes. */
    byte[] bytes(String purpose, int nth) {
        return Sm3.digest((text + "|" + purpose + "|" + nth).getBytes(StandardCharsets.UTF_8));
    }

    /** Upper-case hex, up to 64 characters. */
    String hex(String purpose, int nth, int length) {
        return HEX.formatHex(bytes(purpose, nth)).substring(0, length);
    }
}
