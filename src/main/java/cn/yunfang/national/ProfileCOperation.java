package cn.yunfang.national;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An operation of profile A as a release of profile C spells it: other names, other nodes, and no
 * secret, so the caller is known as the holder by its institution.
 */
record ProfileCOperation(
        ProfileCRoutes.Route route, Operation operation, ProfileCNames names, MessageRules rules)
        implements Operation {

    @Override
    public String name() {
        return route.rules();
    }

    @Override
    public Side side() {
        return operation.side();
    }

    @Override
    public String institution(Fields body) {
        return body.text("fixmedins_code");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var members = names.camels(route.release(), ProfileCNames.HEAD, body.asMap());
        var asked = Fields.parse(Json.text(members)).orElseThrow();
        UnaryOperator<String> spelt = path -> names.saidPath(route.release(), path);
        return rules.conditions(operation.name(), name(), asked, spelt)
                .<Outcome<Map<String, Object>>>map(Outcome::refused)
                .orElseGet(() -> spelt(caller, asked, spelt));
    }

    private Outcome<Map<String, Object>> spelt(
            Caller caller, Fields asked, UnaryOperator<String> spelt) {
        return switch (operation.answer(caller.byInstitution(), asked).map(Output::present)) {
            case Outcome.Done<Map<String, Object>>(var answer) -> Outcome.done(laidOut(answer));
            case Outcome.Refused<Map<String, Object>>(var refusal) ->
                    Outcome.refused(refusal.spelt(spelt));
        };
    }

    private Map<String, Object> laidOut(Map<String, Object> answer) {
        var all = names.laidOut(route.release(), answer);
        return route.answer().isEmpty() ? flat(all) : all;
    }

    // the one answer of release 2 that is known (§3.2, 7206); no source gives values of flag
    private static Map<String, Object> flat(Map<String, Object> all) {
        var flat = new LinkedHashMap<String, Object>();
        flat.put("msg_code", "0");
        flat.put("flag", "1");
        if (all.get(ProfileCNames.HEAD) instanceof Map<?, ?> head) {
            head.forEach((name, value) -> flat.put(String.valueOf(name), value));
        }
        return flat;
    }
}
