package cn.yunfang.national;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * The plain FSI envelope (national-interface §4.1): settlement, and {@link ProfileC}. An operation
 * joins by being a bean of {@link Operation} whose name is its infno, with its fields in a {@code
 * national/fields-*.csv}; paths there begin below {@code input}. Its body is {@code input} with the
 * envelope's {@code msgid} and {@code opter} added as members.
 */
@Component
class Fsi {
    private static final String ENVELOPE = "callService";

    /** May be as large as a whole message. */
    private static final String FILE_UPLOAD = "9101";

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
    private static final long SERIALS = 10_000_000_000L;
    private static final int LONGEST_MESSAGE = 200;

    private final GatewayAuthentication gateway;
    private final Dispatcher dispatcher;
    private final ProfileC profileC;
    private final MessageRules rules;
    private final SignNumbers signNumbers;
    private final FsiProperties properties;
    private final Clock clock;

    Fsi(
            GatewayAuthentication gateway,
            Dispatcher dispatcher,
            ProfileC profileC,
            MessageRules rules,
            SignNumbers signNumbers,
            FsiProperties properties,
            Clock clock) {
        this.gateway = gateway;
        this.dispatcher = dispatcher;
        this.profileC = profileC;
        this.rules = rules;
        this.signNumbers = signNumbers;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param header value of an HTTP header by its name, "" when absent
     */
    byte[] answer(UnaryOperator<String> header, byte[] message) {
        var received = clock.instant();
        var envelope = Fields.parse(message);
        if (envelope.isEmpty()) {
            return answer(Fields.none(), received, Outcome.refused(Reason.MALFORMED));
        }
        var outcome =
                gateway.authenticate(header)
                        .then(application -> dispatcher.caller(application, Optional.empty()))
                        .then(caller -> run(caller, envelope.get()));
        return answer(envelope.get(), received, outcome);
    }

    byte[] tooLarge() {
        return answer(
                Fields.none(),
                clock.instant(),
                Outcome.refused(Reason.TOO_LARGE, FsiProperties.MEGABYTES));
    }

    private Outcome<Map<String, Object>> run(Caller caller, Fields envelope) {
        var wrong = rules.check(ENVELOPE, envelope).or(() -> refusal(caller, envelope));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var infno = envelope.text("infno");
        if (profileC.knows(infno)) {
            return profileC.read(caller, envelope)
                    .then(
                            message ->
                                    dispatcher.run(message.operation(), caller, message.members()));
        }
        return dispatcher
                .find(infno)
                .map(found -> dispatcher.run(found, caller, body(envelope)))
                .orElseGet(() -> Outcome.refused(Reason.UNKNOWN_OPERATION, infno));
    }

    private Optional<Refusal> refusal(Caller caller, Fields envelope) {
        var institution = envelope.text("fixmedins_code");
        if (!institution.equals(caller.institution())) {
            return Optional.of(Refusal.at("fixmedins_code", Reason.INSTITUTION_MISMATCH));
        }
        if (!envelope.text("msgid").matches(institution + "\\d{18}")) {
            return invalid("msgid", "发送方报文ID", "fixmedins_code + yyyyMMddHHmmss + 4");
        }
        if (!envelope.has("insuplc_admdvs") && namesPerson(envelope.object("input"))) {
            return Optional.of(Refusal.missing("insuplc_admdvs", "参保地医保区划"));
        }
        if (!envelope.text("infno").equals(FILE_UPLOAD)
                && envelope.object("input").canonical().length() > properties.inputCharacters()) {
            return Optional.of(Refusal.tooLong("input", "交易输入", properties.inputCharacters()));
        }
        return signNumbers.refusal(caller, envelope);
    }

    private static boolean namesPerson(Fields input) {
        return input.asMap().keySet().stream().anyMatch(node -> input.object(node).has("psn_no"));
    }

    private static Optional<Refusal> invalid(String field, String name, String right) {
        return Optional.of(Refusal.invalid(field, name, right));
    }

    private static Fields body(Fields envelope) {
        var members = new TreeMap<>(envelope.object("input").asMap());
        members.put("msgid", envelope.text("msgid"));
        members.put("opter", envelope.text("opter"));
        return Fields.parse(Json.text(members)).orElse(Fields.none());
    }

    private byte[] answer(Fields envelope, Instant received, Outcome<Map<String, Object>> outcome) {
        var head = new LinkedHashMap<String, Object>();
        head.put("infcode", outcome instanceof Outcome.Done<?> ? 0 : -1);
        head.put("inf_refmsgid", reference(envelope, received));
        head.put("refmsg_time", MILLIS.format(received.atOffset(ChinaTime.ZONE)));
        head.put("respond_time", MILLIS.format(clock.instant().atOffset(ChinaTime.ZONE)));
        switch (outcome) {
            case Outcome.Done<Map<String, Object>>(var output) -> {
                head.put("err_msg", "");
                head.put("output", output);
            }
            case Outcome.Refused<Map<String, Object>>(var refusal) -> {
                head.put("err_msg", said(refusal));
                head.put("output", Map.of());
            }
        }
        return Json.mapper().writeValueAsBytes(head);
    }

    /** Division 6, time 14, serial 10. */
    private static String reference(Fields envelope, Instant received) {
        var division = envelope.text("mdtrtarea_admvs");
        return (division.matches("\\d{6}") ? division : "000000")
                + SECONDS.format(received.atOffset(ChinaTime.ZONE))
                + "%010d".formatted(ThreadLocalRandom.current().nextLong(SERIALS));
    }

    /** The stable code first, since infcode has only one for all refusals. */
    private static String said(Refusal refusal) {
        var text = refusal.reason().code() + " " + refusal.message();
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
    }
}
