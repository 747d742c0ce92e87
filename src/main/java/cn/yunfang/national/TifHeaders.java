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
import org.springframework.stereotype.Component;

/**
 * Headers {@code x-tif-*} (national-interface §1.8 a): SHA-256 over timestamp, token, nonce and
 * timestamp, where the application's secret is the token.
 */
@Component
class TifHeaders implements GatewayAuthentication {
    private final Registry registry;
    private final NationalProperties properties;
    private final Clock clock;

    TifHeaders(Registry registry, NationalProperties properties, Clock clock) {
        this.registry = registry;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Outcome<Application> authenticate(UnaryOperator<String> header) {
        var application = registry.application(header.apply("x-tif-paasid"));
        if (application.isEmpty()) {
            return Outcome.refused(Reason.GATEWAY_REFUSED);
        }
        if (application.get().revoked()) {
            return Outcome.refused(Reason.KEY_REVOKED);
        }
        var timestamp = header.apply("x-tif-timestamp");
        var signed =
                timestamp + application.get().appSecret() + header.apply("x-tif-nonce") + timestamp;
        var given = header.apply("x-tif-signature").toLowerCase(Locale.ROOT);
        boolean right =
                MessageDigest.isEqual(
                        sha256(signed).getBytes(StandardCharsets.US_ASCII),
                        given.getBytes(StandardCharsets.UTF_8));
        return right && isFresh(timestamp)
                ? Outcome.done(application.get())
                : Outcome.refused(Reason.GATEWAY_REFUSED);
    }

    private boolean isFresh(String seconds) {
        try {
            var age = Duration.ofSeconds(Long.parseLong(seconds)).minusMillis(clock.millis());
            return age.abs().compareTo(properties.clockWindow()) <= 0;
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
