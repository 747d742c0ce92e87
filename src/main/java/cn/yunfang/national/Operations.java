package cn.yunfang.national;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The operations without the envelope, for our own API: the same field checks, the same use cases,
 * the same refusals. The caller is already proven.
 */
@Component
public class Operations {
    private final Dispatcher dispatcher;
    private final ProfileC profileC;
    private final MessageRules rules;
    private final Registry registry;
    private final Clock clock;

    Operations(
            Dispatcher dispatcher,
            ProfileC profileC,
            MessageRules rules,
            Registry registry,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.profileC = profileC;
        this.rules = rules;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * @param name last path segment of profile A ({@code uploadChk}) or infno of FSI ({@code 2102})
     */
    public Outcome<Map<String, Object>> perform(String name, Caller caller, Fields body) {
        var operation = dispatcher.find(name);
        if (operation.isEmpty()) {
            return Outcome.refused(Reason.UNKNOWN_OPERATION, name);
        }
        return designationRefusal(caller)
                .<Outcome<Map<String, Object>>>map(Outcome::refused)
                .orElseGet(() -> dispatcher.run(operation.get(), caller, body));
    }

    /**
     * An FSI operation without its envelope, in camelCase; national names are taken too and
     * answered in kind.
     *
     * @param msgid what makes the message known again (§4.1), unique in its institution
     */
    public Outcome<Map<String, Object>> performFsi(
            String infno, Caller caller, String msgid, Fields body) {
        var root = rules.rules(infno);
        if (root.isEmpty()) {
            return Outcome.refused(Reason.UNKNOWN_OPERATION, infno);
        }
        var message = CamelNames.toMessage(root.get(), body);
        var outcome = perform(infno, caller, message.body().with("msgid", msgid));
        if (!message.camel()) {
            return outcome;
        }
        return switch (outcome) {
            case Outcome.Done<Map<String, Object>>(var answer) ->
                    Outcome.done(CamelNames.answer(answer));
            case Outcome.Refused<Map<String, Object>>(var refusal) ->
                    Outcome.refused(refusal.spelt(CamelNames::camel));
        };
    }

    /** Why the body would be refused before the operation is asked; empty when it would not. */
    public Optional<Refusal> refusal(String name, Caller caller, Fields body) {
        return designationRefusal(caller).or(() -> rules.check(name, body));
    }

    /** JSON schema of an operation's message, from the same tables that check it. */
    public Map<String, Object> schema(String name) {
        return rules.rules(name).map(MessageSchema::of).orElseGet(() -> Map.of("type", "object"));
    }

    /** The smallest body that an operation takes, JSON with blanks in angle brackets. */
    public String example(String name) {
        return profileC.example(name)
                .or(() -> rules.rules(name).map(MessageExample::of))
                .map(
                        body ->
                                Json.mapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(body))
                .orElse("{}");
    }

    private Optional<Refusal> designationRefusal(Caller caller) {
        var institution = registry.institution(caller.institution());
        if (institution.isEmpty()) {
            return Optional.of(Refusal.of(Reason.INSTITUTION_UNKNOWN, caller.institution()));
        }
        return institution.get().designatedOn(ChinaTime.today(clock))
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.DESIGNATION_EXPIRED));
    }
}
