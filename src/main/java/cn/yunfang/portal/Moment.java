package cn.yunfang.portal;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where a page of what happened ends, as text that a client hands back.
 *
 * @param id serial number among those of the same moment
 */
record Moment(Instant at, long id) {
    private static final int PARTS = 2;

    String text() {
        return at + "~" + id;
    }

    static Moment parse(String text, Instant start) {
        if (text.isEmpty()) {
            return new Moment(start, 0);
        }
        var parts = text.split("~", -1);
        if (parts.length != PARTS) {
            throw Limits.invalid("after", "next");
        }
        try {
            return new Moment(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeException | NumberFormatException e) {
            throw Limits.invalid("after", "next");
        }
    }
}
