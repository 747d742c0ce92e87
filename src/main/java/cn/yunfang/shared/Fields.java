package cn.yunfang.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A message body in the canonical form that is also what gets signed (national-interface §1.4):
 * every scalar a text as it was sent, members sorted by code unit, null, "" and [] dropped. A body
 * therefore reads the same whether a client sent 3 or "3".
 */
public final class Fields {
    private static final int DATE = "yyyy-MM-dd".length();
    private static final int MAX_DEPTH = 32;
    private static final Fields NONE = new Fields(new TreeMap<>());

    private final TreeMap<String, Object> members;

    private Fields(TreeMap<String, Object> members) {
        this.members = members;
    }

    public static Fields none() {
        return NONE;
    }

    /** Parses a JSON object; empty when the text is anything else. */
    public static Optional<Fields> parse(String json) {
        return parse(() -> Json.mapper().createParser(json));
    }

    /** The same from UTF-8 bytes. */
    public static Optional<Fields> parse(byte[] json) {
        return parse(() -> Json.mapper().createParser(json));
    }

    private static Optional<Fields> parse(Supplier<JsonParser> open) {
        try (var parser = open.get()) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var fields = new Fields(object(parser, 0));
            return parser.nextToken() == null ? Optional.of(fields) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static TreeMap<String, Object> object(JsonParser parser, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deep");
        }
        var members = new TreeMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            value(parser, depth).ifPresent(value -> members.put(name, value));
        }
        return members;
    }

    private static Optional<Object> value(JsonParser parser, int depth) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Optional.of(object(parser, depth + 1));
            case START_ARRAY -> {
                var items = new ArrayList<Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, depth + 1).ifPresent(items::add);
                }
                yield items.isEmpty() ? Optional.empty() : Optional.of(items);
            }
            case VALUE_NULL -> Optional.empty();
            default -> {
                var text = parser.getString();
                yield text.isEmpty() ? Optional.empty() : Optional.of(text);
            }
        };
    }

    /** The same members and one more text; "" leaves it out. */
    public Fields with(String name, String value) {
        var more = new TreeMap<>(members);
        if (value.isEmpty()) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new Fields(more);
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** The member as text; "" when absent or not a scalar. */
    public String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    public Optional<String> optional(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /** The member as a number; throws on text that is none, so check the field first. */
    public BigDecimal number(String name) {
        return new BigDecimal(text(name));
    }

    public Optional<BigDecimal> optionalNumber(String name) {
        return optional(name).map(BigDecimal::new);
    }

    public int integer(String name) {
        return number(name).intValueExact();
    }

    /** The member as a China-time instant. */
    public Instant time(String name) {
        return ChinaTime.parse(text(name));
    }

    /** The member as a date; a time of day behind it is tolerated. */
    public LocalDate date(String name) {
        return LocalDate.parse(text(name).substring(0, DATE));
    }

    /** "1" and "true" say yes. */
    public boolean flag(String name) {
        var text = text(name);
        return text.equals("1") || text.equals("true");
    }

    /** A nested object; empty fields when absent. */
    public Fields object(String name) {
        return members.get(name) instanceof TreeMap<?, ?> map ? of(map) : none();
    }

    /** A nested array of objects; a single object counts as one (national-interface §1.6.4). */
    public List<Fields> list(String name) {
        return switch (members.get(name)) {
            case TreeMap<?, ?> map -> List.of(of(map));
            case List<?> items ->
                    items.stream()
                            .filter(TreeMap.class::isInstance)
                            .map(item -> of((TreeMap<?, ?>) item))
                            .toList();
            case null, default -> List.of();
        };
    }

    /** A nested array of scalars; a single scalar counts as one. */
    public List<String> texts(String name) {
        return switch (members.get(name)) {
            case String text -> List.of(text);
            case List<?> items ->
                    items.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .toList();
            case null, default -> List.of();
        };
    }

    /** The members as plain maps, lists and texts. */
    public Map<String, Object> asMap() {
        return members;
    }

    /** Canonical compact JSON: the text that is signed and digested. */
    public String canonical() {
        return Json.text(members);
    }

    @SuppressWarnings("unchecked")
    private static Fields of(TreeMap<?, ?> map) {
        return new Fields((TreeMap<String, Object>) map);
    }
}
