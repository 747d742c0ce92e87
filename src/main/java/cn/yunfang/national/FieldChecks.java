package cn.yunfang.national;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a message's members against their rules; each member on its own. */
final class FieldChecks {
    /** No message of the interface has longer lists; more would only cost time. */
    private static final int MOST_ITEMS = 500;

    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 19;
    private static final String TIME_FORM = "yyyy-MM-dd HH:mm:ss";
    private static final String DATE_FORM = "yyyy-MM-dd";

    private FieldChecks() {}

    static void members(FieldRule parent, Map<?, ?> members, String prefix, Findings findings) {
        for (var rule : parent.children()) {
            if (findings.isFull()) {
                return;
            }
            member(rule, members.get(rule.name()), prefix + rule.name(), findings);
        }
    }

    private static void member(
            FieldRule rule, @Nullable Object value, String path, Findings findings) {
        if (value == null) {
            if (rule.required()) {
                findings.missing(path);
            }
            return;
        }
        switch (rule.kind()) {
            case OBJECT -> object(rule, value, path, findings);
            case ARRAY -> array(rule, value, path, findings);
            case TEXTS -> texts(rule, value, path, findings);
            case JSON -> {
                if (Json.text(value).length() > rule.length()) {
                    findings.add(path, Reason.FIELD_TOO_LONG, rule.length());
                }
            }
            default -> {
                if (value instanceof String text) {
                    scalar(rule, text, path, findings);
                } else {
                    findings.invalid(path, "text / number");
                }
            }
        }
    }

    private static void object(FieldRule rule, Object value, String path, Findings findings) {
        if (value instanceof Map<?, ?> members) {
            members(rule, members, path + ".", findings);
        } else {
            findings.invalid(path, "{…}");
        }
    }

    // a single object counts as one item (national-interface §1.6.4)
    private static void array(FieldRule rule, Object value, String path, Findings findings) {
        var items = value instanceof List<?> list ? list : List.of(value);
        if (items.size() > MOST_ITEMS) {
            findings.invalid(path, "≤ " + MOST_ITEMS);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            object(rule, items.get(i), path + "[" + i + "]", findings);
        }
    }

    private static void texts(FieldRule rule, Object value, String path, Findings findings) {
        var items = value instanceof List<?> list ? list : List.of(value);
        for (int i = 0; i < items.size() && !findings.isFull(); i++) {
            if (items.get(i) instanceof String text) {
                text(rule, text, path + "[" + i + "]", findings);
            } else {
                findings.invalid(path + "[" + i + "]", "text / number");
            }
        }
    }

    private static void scalar(FieldRule rule, String text, String path, Findings findings) {
        switch (rule.kind()) {
            case NUM, POSITIVE, SIGNED -> number(rule, text, path, findings);
            case TIME -> {
                if (!isTime(text)) {
                    findings.add(path, Reason.FIELD_NOT_TIME, TIME_FORM);
                }
            }
            case DATE -> {
                if (!isDate(text) && !isTime(text)) {
                    findings.add(path, Reason.FIELD_NOT_TIME, DATE_FORM);
                }
            }
            case BASE64 -> {
                if (!isBase64(text)) {
                    findings.invalid(path, "Base64");
                }
            }
            default -> text(rule, text, path, findings);
        }
    }

    private static void text(FieldRule rule, String text, String path, Findings findings) {
        if (rule.length() > 0 && text.codePointCount(0, text.length()) > rule.length()) {
            findings.add(path, Reason.FIELD_TOO_LONG, rule.length());
        } else if (!isPlain(text)) {
            findings.invalid(path, "UTF-8, no control characters");
        } else if (!rule.codes().isEmpty() && !rule.codes().contains(text)) {
            findings.add(path, Reason.FIELD_NOT_CODE, listed(rule.codes()));
        }
    }

    private static String listed(Set<String> codes) {
        return String.join(" ", codes.stream().sorted().toList());
    }

    /** Whether the database can keep it: no control characters, no half of a surrogate pair. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static void number(FieldRule rule, String text, String path, Findings findings) {
        boolean negative = text.charAt(0) == '-';
        if (!fits(text, negative ? 1 : 0, rule.length() - rule.scale(), rule.scale())) {
            int before = rule.length() - rule.scale();
            findings.add(path, Reason.FIELD_NOT_NUMBER, before + "," + rule.scale());
        } else if (negative && rule.kind() != FieldRule.Kind.SIGNED) {
            findings.invalid(path, "≥ 0");
        } else if (rule.kind() == FieldRule.Kind.POSITIVE && isZero(text)) {
            findings.invalid(path, "> 0");
        }
    }

    // zeros in front and at the end carry no value, so they count for nothing
    private static boolean fits(String text, int from, int most, int scale) {
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        if (end == from || end == text.length() - 1) {
            return false;
        }
        int first = from;
        while (first < end - 1 && text.charAt(first) == '0') {
            first++;
        }
        int last = text.length();
        while (last > end + 1 && text.charAt(last - 1) == '0') {
            last--;
        }
        return end - first <= Math.max(most, 1)
                && last - end - 1 <= scale
                && isDigits(text, from, end)
                && (point < 0 || isDigits(text, point + 1, text.length()));
    }

    private static boolean isZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static boolean isTime(String text) {
        if (text.length() != TIME_LENGTH || !isDigits(text, 0, 4)) {
            return false;
        }
        try {
            ChinaTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean isDate(String text) {
        if (text.length() != DATE_LENGTH || !isDigits(text, 0, 4)) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    // alphabet only: whoever reads the bytes decodes them and says what else is wrong
    private static boolean isBase64(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            boolean other = c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
            if (!letter && !other && c != '\r' && c != '\n') {
                return false;
            }
        }
        return true;
    }
}
