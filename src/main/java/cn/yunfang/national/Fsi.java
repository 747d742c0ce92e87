package cn.yunfang.national;

import cn.yunfang.registry.Application;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * The FSI envelope (national-interface §4.1). The operation is the bean named by {@code infno}; its
 * body is {@code input} with {@code msgid}, {@code mdtrtarea_admvs} and {@code insuplc_admdvs}
 * added. Profile C travels in the same envelope under its own numbers.
 */
@Component
class Fsi {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final long SERIALS = 10_000_000_000L;
    private static final int LONGEST_MESSAGE = 200;

    private final GatewayAuthentication gateway;
    private final Dispatcher dispatcher;
    private final MessageRules rules;
    private final Clock clock;
    private final AtomicLong serial;

    Fsi(GatewayAuthentication gateway, Dispatcher dispatcher, MessageRules rules, Clock clock) {
        this.gateway = gateway;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.clock = clock;
        this.serial = new AtomicLong(clock.millis());
    }

    /** Whether an operation's name is an infno. */
    static boolean isNumber(String name) {
        return !name.isEmpty() && Character.isDigit(name.charAt(0));
    }

    byte[] answer(UnaryOperator<String> header, byte[] message) {
        var received = clock.instant();
        var envelope = Fields.parse(message);
        if (envelope.isEmpty()) {
            return refused(Refusal.of(Reason.MALFORMED));
        }
        var outcome =
                gateway.authenticate(header)
                        .then(application -> checked(envelope.get(), application))
                        .then(application -> asked(envelope.get(), application));
        return written(envelope.get(), received, outcome);
    }

    private Outcome<Application> checked(Fields envelope, Application application) {
        var wrong = rules.check("fsi", envelope);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        if (!envelope.text("fixmedins_code").equals(application.institution())) {
            return Outcome.refused(Refusal.at("fixmedins_code", Reason.INSTITUTION_MISMATCH));
        }
        return envelope.text("msgid").startsWith(application.institution())
                ? Outcome.done(application)
                : Outcome.refused(
                        Refusal.at(
                                "msgid",
                                Reason.FIELD_INVALID,
                                "msgid",
                                "发送方报文ID",
                                "fixmedins_code + yyyyMMddHHmmss + 4"));
    }

    private Outcome<Map<String, Object>> asked(Fields envelope, Application application) {
        var infno = envelope.text("infno");
        var operation = dispatcher.find(infno).filter(_ -> isNumber(infno));
        if (operation.isEmpty()) {
            return Outcome.refused(Refusal.at("infno", Reason.UNKNOWN_OPERATION, infno));
        }
        var body =
                envelope.object("input")
                        .with("msgid", envelope.text("msgid"))
                        .with("mdtrtarea_admvs", envelope.text("mdtrtarea_admvs"))
                        .with("insuplc_admdvs", envelope.text("insuplc_admdvs"));
        return dispatcher
                .caller(application, Optional.empty())
                .map(caller -> caller.actingAs(envelope.text("opter")))
                .then(caller -> dispatcher.run(operation.get(), caller, body));
    }

    /** The answer to a message that was not even read. */
    byte[] refused(Refusal refusal) {
        return written(Fields.none(), clock.instant(), Outcome.refused(refusal));
    }

    private byte[] written(
            Fields envelope, Instant received, Outcome<Map<String, Object>> outcome) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("infcode", outcome instanceof Outcome.Done<?> ? 0 : -1);
        answer.put("inf_refmsgid", reference(envelope));
        answer.put("refmsg_time", format(MILLIS, received));
        answer.put("respond_time", format(MILLIS, clock.instant()));
        switch (outcome) {
            case Outcome.Done<Map<String, Object>>(var output) -> {
                answer.put("err_msg", "");
                answer.put("output", output);
            }
            case Outcome.Refused<Map<String, Object>>(var refusal) -> {
                answer.put("err_msg", shortened(refusal));
                answer.put("output", Map.of());
            }
        }
        return Json.mapper().writeValueAsBytes(answer);
    }

    // division 6, time 14, serial 10
    private String reference(Fields envelope) {
        var division = envelope.text("mdtrtarea_admvs");
        return (division.length() == 6 ? division : "000000")
                + format(SECONDS, clock.instant())
                + "%010d".formatted(serial.incrementAndGet() % SERIALS);
    }

    private static String format(DateTimeFormatter form, Instant instant) {
        return LocalDateTime.ofInstant(instant, ChinaTime.ZONE).format(form);
    }

    // err_msg is str200; the code stands first, as there is no member for it
    private static String shortened(Refusal refusal) {
        var text = refusal.reason().code() + " " + refusal.message();
        return text.length() <= LONGEST_MESSAGE
                ? text
                : text.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
