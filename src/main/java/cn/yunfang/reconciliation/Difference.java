package cn.yunfang.reconciliation;

import java.util.Optional;

/**
 * A row on which institution and platform do not agree.
 *
 * @param own what the platform has; @param theirs what the institution sent
 * @param msgid by which the platform got it, "" when it did not
 * @param chinese what differs, in words; @param english likewise
 */
public record Difference(
        Cause cause,
        Optional<DetailRow> own,
        Optional<DetailRow> theirs,
        String msgid,
        String chinese,
        String english) {
    /** The row that says which one it is: the institution's where it has one. */
    public DetailRow row() {
        return theirs.or(() -> own).orElseThrow();
    }
}
