package cn.yunfang.national;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Field rules as JSON schema: what the checks demand, in the words of the tables. */
final class MessageSchema {
    private MessageSchema() {}

    static Map<String, Object> of(FieldRule object) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var member : object.children()) {
            var name = CamelNames.camel(member.name());
            properties.put(name, member(member));
            if (member.required()) {
                required.add(name);
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        if (!object.chinese().isEmpty()) {
            schema.put("description", object.chinese());
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> member(FieldRule rule) {
        return switch (rule.kind()) {
            case OBJECT -> of(rule);
            case ARRAY -> array(rule, of(rule));
            case TEXTS -> array(rule, text(rule));
            case STR -> described(rule, text(rule));
            case NUM, POSITIVE, SIGNED -> number(rule);
            case TIME -> time(rule, "yyyy-MM-dd HH:mm:ss", "2026-11-24 09:30:00");
            case DATE -> time(rule, "yyyy-MM-dd", "2026-11-24");
            case BASE64 -> {
                var schema = type("string");
                schema.put("contentEncoding", "base64");
                yield described(rule, schema);
            }
            case JSON -> described(rule, new LinkedHashMap<>());
        };
    }

    private static Map<String, Object> text(FieldRule rule) {
        var schema = type("string");
        if (rule.length() > 0) {
            schema.put("maxLength", rule.length());
        }
        if (!rule.codes().isEmpty()) {
            schema.put("enum", rule.codes().stream().sorted().toList());
        }
        return schema;
    }

    private static Map<String, Object> number(FieldRule rule) {
        var schema = type("number");
        switch (rule.kind()) {
            case POSITIVE -> schema.put("exclusiveMinimum", 0);
            case NUM -> schema.put("minimum", 0);
            default -> {}
        }
        int before = rule.length() - rule.scale();
        schema.put("description", rule.chinese() + " (" + before + "," + rule.scale() + ")");
        return schema;
    }

    private static Map<String, Object> time(FieldRule rule, String form, String example) {
        var schema = type("string");
        schema.put("description", rule.chinese() + " " + form);
        schema.put("example", example);
        return schema;
    }

    private static Map<String, Object> array(FieldRule rule, Map<String, Object> items) {
        var schema = type("array");
        items.remove("description");
        schema.put("items", items);
        return described(rule, schema);
    }

    private static Map<String, Object> described(FieldRule rule, Map<String, Object> schema) {
        if (!rule.chinese().isEmpty()) {
            schema.put("description", rule.chinese());
        }
        return schema;
    }

    private static Map<String, Object> type(String name) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", name);
        return schema;
    }
}
