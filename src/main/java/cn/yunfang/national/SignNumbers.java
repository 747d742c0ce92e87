package cn.yunfang.national;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * sign_no of 9001 (签到编号, 30 characters): the day and a code only the platform can make for the
 * institution, so every node knows it without a table. It is good for its day.
 */
@Component
class SignNumbers {
    private static final String SIGN_IN = "9001";
    private static final int CODE_CHARACTERS = 22;

    private final Registry registry;
    private final FsiProperties properties;
    private final Clock clock;

    SignNumbers(Registry registry, FsiProperties properties, Clock clock) {
        this.registry = registry;
        this.properties = properties;
        this.clock = clock;
    }

    /** The caller's sign number of today. */
    String today(Caller caller) {
        return of(caller, ChinaTime.today(clock));
    }

    private String of(Caller caller, LocalDate day) {
        var date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        var secret =
                registry.application(caller.actor()).map(one -> one.appSecret()).orElse("unknown");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            ("sign-in" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var code = mac.doFinal((caller.institution() + date).getBytes(StandardCharsets.UTF_8));
            return date + HexFormat.of().formatHex(code).substring(0, CODE_CHARACTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }

    /** Refuses a message without today's number where it is demanded. */
    Optional<Refusal> refusal(Caller caller, Fields envelope) {
        return !properties.signInRequired()
                        || envelope.text("infno").equals(SIGN_IN)
                        || envelope.text("sign_no").equals(today(caller))
                ? Optional.empty()
                : Optional.of(Refusal.at("sign_no", Reason.NOT_SIGNED_IN));
    }
}
