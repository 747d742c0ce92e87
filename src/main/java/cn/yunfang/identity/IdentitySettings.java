package cn.yunfang.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are made and read.
 *
 * @param issuer our own name in tokens ({@code iss})
 * @param tokenLife how long a token holds; short, because it cannot be called back
 * @param keyLife how long one signing key signs
 * @param claims names of the claims in tokens of an outside issuer
 * @param browsers how long people stay signed in
 * @param limits how often anybody may try
 */
@ConfigurationProperties("yunfang.identity")
record IdentitySettings(
        @DefaultValue("yunfang") String issuer,
        @DefaultValue("PT15M") Duration tokenLife,
        @DefaultValue("P30D") Duration keyLife,
        @DefaultValue Claims claims,
        @DefaultValue Browsers browsers,
        @DefaultValue RateLimit limits) {

    /**
     * @param role one of the role names of {@code Caller.Role}, in any case
     * @param institution institution code; @param actor doctor, pharmacist or person number
     */
    record Claims(
            @DefaultValue("role") String role,
            @DefaultValue("institution") String institution,
            @DefaultValue("actor") String actor) {}

    /**
     * @param idle after which a session that nobody uses ends
     * @param life after which every session ends
     */
    record Browsers(@DefaultValue("PT30M") Duration idle, @DefaultValue("PT12H") Duration life) {}

    /**
     * All in a minute, at each node.
     *
     * @param logInsByAddress of all log-ins from one address, or network of IPv6
     * @param failuresByAccount of those of one account that failed
     * @param requestsBySession of what the pages of one browser ask
     */
    record RateLimit(
            @DefaultValue("300") int logInsByAddress,
            @DefaultValue("10") int failuresByAccount,
            @DefaultValue("1200") int requestsBySession) {}
}
