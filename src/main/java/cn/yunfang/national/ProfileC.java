package cn.yunfang.national;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Profile C (national-interface §3): the pharmacy's operations by number in the plain FSI envelope.
 * It decides nothing: it finds the operation that a number means and hands over the message.
 */
@Component
class ProfileC {
    /** The operation that a message asks for, and its members without their nodes. */
    record Message(Operation operation, Fields members) {}

    private final ProfileCRoutes routes = new ProfileCRoutes();
    private final ProfileCNames names;
    private final Dispatcher dispatcher;
    private final MessageRules rules;
    private final Registry registry;
    private final FsiProperties properties;

    ProfileC(
            ProfileCNames names,
            Dispatcher dispatcher,
            MessageRules rules,
            Registry registry,
            FsiProperties properties) {
        this.names = names;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.registry = registry;
        this.properties = properties;
    }

    boolean knows(String infno) {
        return routes.knows(infno);
    }

    /** All that can be asked for, each by the name that {@link ProfileCRoutes.Route#known} is. */
    Stream<Envelopes.Known> known() {
        return routes.all().stream()
                .map(
                        route -> {
                            var side = dispatcher.find(route.operation()).orElseThrow().side();
                            return new Envelopes.Known(
                                    route.known(),
                                    route.release().name(),
                                    route.operation(),
                                    side != Operation.Side.PHARMACY,
                                    side != Operation.Side.MEDICAL);
                        });
    }

    /**
     * The smallest input that an operation asks for, and what tells it from the other release's.
     *
     * @param known such as {@code C1 7202}
     */
    Optional<Map<String, Object>> example(String known) {
        return routes.find(known)
                .map(
                        route -> {
                            var root = rules.rules(route.rules()).orElseThrow();
                            var head = MessageExample.of(root, route.marks());
                            var input = new LinkedHashMap<String, Object>();
                            input.put(route.node(), head);
                            for (var list : rules.lists(route.rules())) {
                                Optional.ofNullable(head.remove(list))
                                        .ifPresent(items -> input.put(list, items));
                            }
                            return input;
                        });
    }

    /**
     * All that is wrong with an input, empty when it is none of profile C's.
     *
     * @param known such as {@code C1 7202}
     */
    Optional<List<Refusal>> findings(String known, Fields input) {
        return routes.find(known)
                .map(
                        route -> {
                            var lists = rules.lists(route.rules());
                            var members = Fields.parse(Json.text(members(route, input)));
                            return rules.findings(route.rules(), members.orElseThrow()).stream()
                                    .map(one -> one.spelt(path -> inNode(route, lists, path)))
                                    .toList();
                        });
    }

    private static String inNode(ProfileCRoutes.Route route, List<String> lists, String path) {
        return lists.stream().anyMatch(path::startsWith) ? path : route.node() + "." + path;
    }

    /** What the message means for this sender, or why it cannot be read. */
    Outcome<Message> read(Caller caller, Fields envelope) {
        var spoken =
                registry.application(caller.actor()).map(one -> one.profiles()).orElse(Set.of());
        return routes.meaning(spoken, properties.releases(), envelope)
                .map(route -> message(route, envelope.object("input")));
    }

    private Message message(ProfileCRoutes.Route route, Fields input) {
        var operation = dispatcher.find(route.operation()).orElseThrow();
        return new Message(
                new ProfileCOperation(route, operation, names, rules),
                Fields.parse(Json.text(members(route, input))).orElseThrow());
    }

    /**
     * Members of the head and the lists beside it, each spelt as in the tables. The names of few
     * nodes are public, so a single object is the head whatever it is called, and members without
     * any node are taken too.
     */
    private Map<String, Object> members(ProfileCRoutes.Route route, Fields input) {
        var lists = rules.lists(route.rules());
        var all = new LinkedHashMap<String, Object>();
        input.asMap()
                .forEach(
                        (name, value) -> {
                            if (!(value instanceof Map<?, ?>) || lists.contains(name)) {
                                put(route, all, name, value);
                            }
                        });
        head(route, input, lists)
                .ifPresent(
                        head ->
                                head.asMap()
                                        .forEach((name, value) -> put(route, all, name, value)));
        return all;
    }

    private void put(
            ProfileCRoutes.Route route, Map<String, Object> all, String name, Object value) {
        var camel = names.camel(route.release(), ProfileCNames.HEAD, name);
        all.put(names.said(route.release(), ProfileCNames.HEAD, camel), value);
    }

    private static Optional<Fields> head(
            ProfileCRoutes.Route route, Fields input, List<String> lists) {
        if (input.has(route.node())) {
            return Optional.of(input.object(route.node()));
        }
        var objects =
                input.asMap().entrySet().stream()
                        .filter(member -> member.getValue() instanceof Map<?, ?>)
                        .map(Map.Entry::getKey)
                        .filter(name -> !lists.contains(name))
                        .toList();
        return objects.size() == 1
                ? Optional.of(input.object(objects.getFirst()))
                : Optional.empty();
    }
}
