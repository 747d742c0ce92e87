package cn.yunfang.national;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The smallest body that an operation's field rules ask for, with blanks to be filled in. */
final class MessageExample {
    private MessageExample() {}

    static Map<String, Object> of(FieldRule object) {
        return of(object, List.of());
    }

    /**
     * @param wanted members that stand there too, although they may be left out
     */
    static Map<String, Object> of(FieldRule object, List<String> wanted) {
        var members = new LinkedHashMap<String, Object>();
        for (var rule : object.children()) {
            if (rule.required() || wanted.contains(rule.name())) {
                members.put(rule.name(), member(rule));
            }
        }
        return members;
    }

    private static Object member(FieldRule rule) {
        return switch (rule.kind()) {
            case OBJECT -> of(rule);
            case ARRAY -> new ArrayList<>(List.of(of(rule)));
            case TEXTS -> new ArrayList<>(List.of(text(rule)));
            case NUM, POSITIVE, SIGNED -> "1";
            case TIME -> "<now>";
            case DATE -> "<today>";
            case BASE64 -> "<Base64 of the PDF>";
            case JSON -> new LinkedHashMap<String, Object>();
            case STR -> text(rule);
        };
    }

    private static String text(FieldRule rule) {
        return rule.codes().isEmpty()
                ? "<" + rule.name() + ">"
                : rule.codes().stream().sorted().findFirst().orElseThrow();
    }
}
