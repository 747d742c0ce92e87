package cn.yunfang.national;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One row of {@code national/fields-*.csv}: a member of a message and what may stand in it.
 *
 * @param length most characters, or digits before and after the point together
 * @param scale digits after the point
 * @param codes values allowed, empty for any
 * @param children members of an object or of an array's items, in the order of the table
 */
record FieldRule(
        String name,
        String chinese,
        Kind kind,
        int length,
        int scale,
        boolean required,
        Set<String> codes,
        List<FieldRule> children) {

    /** How a member is written; the file has the names in lower case. */
    enum Kind {
        /** Text of at most {@code length} characters, 0 for any length. */
        STR,
        /** Number, not negative. */
        NUM,
        /** Number above zero. */
        POSITIVE,
        /** Number of either sign. */
        SIGNED,
        /** yyyy-MM-dd HH:mm:ss. */
        TIME,
        /** yyyy-MM-dd, a time of day behind it is tolerated. */
        DATE,
        /** Base64 of any length; the message's limit is its limit. */
        BASE64,
        /** A local extension: an object or text, its JSON at most {@code length} characters. */
        JSON,
        OBJECT,
        ARRAY,
        /** A list of texts; a single text counts as one. */
        TEXTS
    }

    static FieldRule root() {
        return new FieldRule("", "", Kind.OBJECT, 0, 0, true, Set.of(), new ArrayList<>());
    }

    FieldRule child(String member) {
        return children.stream()
                .filter(child -> child.name.equals(member))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row for " + member + " yet"));
    }
}
