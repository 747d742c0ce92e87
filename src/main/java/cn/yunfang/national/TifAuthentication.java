package cn.yunfang.national;

import cn.yunfang.registry.Application;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Headers {@code x-tif-paasid}, {@code -timestamp} (seconds), {@code -nonce} and {@code -signature}
 * = SHA-256 hex of timestamp + token + nonce + timestamp, the application's secret being the token.
 * Nonces are not remembered: a message that comes again is known by its msgid, and a client that
 * repeats one after a timeout may repeat its headers too.
 */
final class TifAuthentication implements GatewayAuthentication {
    /** The header that names the application. */
    static final String APPLICATION = "x-tif-paasid";

    private final Registry registry;
    private final FsiProperties properties;
    private final Clock clock;

    TifAuthentication(Registry registry, FsiProperties properties, Clock clock) {
        this.registry = registry;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Outcome<Application> authenticate(UnaryOperator<String> header) {
        var appId = header.apply(APPLICATION);
        var timestamp = header.apply("x-tif-timestamp");
        var nonce = header.apply("x-tif-nonce");
        var signature = header.apply("x-tif-signature");
        if (appId.isEmpty() || timestamp.isEmpty() || nonce.isEmpty() || signature.isEmpty()) {
            return Outcome.refused(Reason.GATEWAY_REFUSED);
        }
        var application = registry.application(appId);
        if (application.isEmpty()) {
            return Outcome.refused(Reason.UNKNOWN_APP, ProfileA.shortened(appId));
        }
        if (application.get().revoked()) {
            return Outcome.refused(Reason.KEY_REVOKED);
        }
        var expected = signature(timestamp, application.get().appSecret(), nonce);
        return isFresh(timestamp) && same(expected, signature)
                ? Outcome.done(application.get())
                : Outcome.refused(Reason.GATEWAY_REFUSED);
    }

    private boolean isFresh(String timestamp) {
        try {
            long age =
                    Math.subtractExact(clock.instant().getEpochSecond(), Long.parseLong(timestamp));
            return Duration.ofSeconds(age).abs().compareTo(properties.clockWindow()) <= 0;
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean same(String expected, String signature) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    static String signature(String timestamp, String token, String nonce) {
        try {
            var text = timestamp + token + nonce + timestamp;
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
