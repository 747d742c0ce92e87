package cn.yunfang.shared;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a fault may be called outside: above all whether something may have been written. */
public final class Faults {
    /** SQLSTATE classes (PostgreSQL, Appendix A). */
    private static final String INSUFFICIENT_RESOURCES = "53";

    private static final String CONNECTION = "08";
    private static final String OPERATOR_INTERVENTION = "57P";

    private Faults() {}

    public static Reason reason(Throwable fault) {
        return Stream.<@Nullable Throwable>iterate(
                        fault, one -> one == null ? null : one.getCause())
                .takeWhile(one -> one != null)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .map(Faults::reason)
                .orElse(Reason.INTERNAL);
    }

    private static Reason reason(SQLException fault) {
        if (fault instanceof SQLTransientConnectionException) {
            return Reason.DATABASE_UNAVAILABLE; // no connection, so nothing was sent
        }
        var state = String.valueOf(fault.getSQLState());
        if (state.startsWith(INSUFFICIENT_RESOURCES)) {
            return Reason.STORAGE_EXHAUSTED;
        }
        // the line broke: the commit may have been carried out and only its answer be lost
        return state.startsWith(CONNECTION) || state.startsWith(OPERATOR_INTERVENTION)
                ? Reason.OUTCOME_UNKNOWN
                : Reason.INTERNAL;
    }
}
