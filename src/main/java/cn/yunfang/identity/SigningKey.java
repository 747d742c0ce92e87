package cn.yunfang.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.time.Instant;

/**
 * A key of ours that signs tokens (ES256).
 *
 * @param period which stretch of time it signs in; one key for each, whoever makes it first
 */
record SigningKey(long period, ECKey key) {
    static long periodOf(Instant now, Duration keyLife) {
        return now.getEpochSecond() / keyLife.toSeconds();
    }

    static SigningKey fresh(long period) {
        try {
            return new SigningKey(
                    period, new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return key.getKeyID();
    }
}
