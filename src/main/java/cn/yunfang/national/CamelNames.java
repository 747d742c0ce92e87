package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * FSI messages in camelCase for our own API: {@code psnNo} for {@code psn_no}. Who writes the
 * national names is answered in them, so nothing has to be renamed by force.
 */
final class CamelNames {
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    /** The message in national names, and whether the caller wrote others. */
    record Renamed(Fields body, boolean camel) {}

    private CamelNames() {}

    static String camel(String name) {
        return UNDERSCORE
                .matcher(name)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    static Renamed toMessage(FieldRule root, Fields body) {
        var renamed = members(root, body.asMap());
        return renamed.equals(body.asMap())
                ? new Renamed(body, false)
                : new Renamed(Fields.parse(Json.text(renamed)).orElseThrow(), true);
    }

    private static Map<String, Object> members(FieldRule parent, Map<?, ?> written) {
        var all = new LinkedHashMap<String, Object>();
        written.forEach((name, value) -> all.put(String.valueOf(name), value));
        for (var rule : parent.children()) {
            var value = all.remove(camel(rule.name()));
            if (value != null) {
                all.put(rule.name(), value(rule, value));
            } else {
                all.computeIfPresent(rule.name(), (_, own) -> value(rule, own));
            }
        }
        return all;
    }

    private static Object value(FieldRule rule, Object value) {
        return switch (value) {
            case Map<?, ?> object -> members(rule, object);
            case List<?> items -> items.stream().map(item -> value(rule, item)).toList();
            default -> value;
        };
    }

    static Map<String, Object> answer(Map<?, ?> members) {
        var all = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> all.put(camel(String.valueOf(name)), answered(value)));
        return all;
    }

    private static Object answered(Object value) {
        return switch (value) {
            case Map<?, ?> object -> answer(object);
            case List<?> items -> items.stream().map(CamelNames::answered).toList();
            default -> value;
        };
    }
}
