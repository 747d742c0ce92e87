package cn.yunfang.prescription;

import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of an issue whose time has come.
 *
 * @param lookAgain when to ask again at the latest, unless it opens
 * @param bridgeDays days that a bridge supply has to last
 * @param why goes with the event, "" when there is nothing to say
 * @param writes of whoever decided, for the same commit
 */
public record Release(
        Kind kind, Instant lookAgain, int bridgeDays, String why, List<Sql<?>> writes) {
    /** What can become of it. */
    public enum Kind {
        /** It opens, or its rest does. */
        OPEN,
        /** It stays closed, and that is news. */
        HOLD,
        /** It stays closed as everybody knows. */
        WAIT,
        /** A part opens so that nobody is without medicine; once for a prescription. */
        BRIDGE,
        /** Nothing of the prescription opens any more. */
        STOP
    }

    /** By date alone. */
    static final Release BY_DATE = new Release(Kind.OPEN, Instant.MAX, 0, "", List.of());
}
