package cn.yunfang.national;

import cn.yunfang.national.MessageWatch.Exchange;
import cn.yunfang.national.MessageWatch.Sides;
import cn.yunfang.shared.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Where FSI messages come in, from outside and from the sandbox; shows them to its watch. */
@Component
class FsiDoor {
    private static final Pattern CODE = Pattern.compile("(\\d{6}) .*", Pattern.DOTALL);

    private final Fsi fsi;
    private final Optional<MessageWatch> watch;
    private final Clock clock;

    FsiDoor(Fsi fsi, Optional<MessageWatch> watch, Clock clock) {
        this.fsi = fsi;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * @param header value of an HTTP header by its name, "" when absent
     */
    byte[] answer(UnaryOperator<String> header, byte[] message) {
        var received = clock.instant();
        var answer = fsi.answer(header, message);
        var appId = header.apply(TifAuthentication.APPLICATION);
        watch.filter(one -> one.watches(appId))
                .ifPresent(
                        one -> {
                            var took = Duration.between(received, clock.instant());
                            var sent = Fields.parse(message).orElse(Fields.none());
                            var said = Fields.parse(answer).orElse(Fields.none());
                            one.saw(
                                    new Exchange(
                                            appId,
                                            "FSI",
                                            sent.text("infno"),
                                            received,
                                            took,
                                            code(said),
                                            new Sides(
                                                    text(message),
                                                    sent.object("input").canonical(),
                                                    text(answer),
                                                    said.object("output").canonical())));
                        });
        return answer;
    }

    byte[] tooLarge() {
        return fsi.tooLarge();
    }

    // infcode knows one code for all refusals; the stable one stands first in what is said
    private static int code(Fields answer) {
        var said = CODE.matcher(answer.text("err_msg"));
        return said.matches() ? Integer.parseInt(said.group(1)) : answer.integer("infcode");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
