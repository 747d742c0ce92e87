package cn.yunfang.shared;

import java.util.List;
import java.util.function.Function;

/** Adds up what is new in the log, behind a consumer's cursor. */
public final class EventCounts {
    private static final int BATCH = 20_000;

    private EventCounts() {}

    /**
     * Counts until nothing is left to count. Counts and cursor move in one commit: of two nodes one
     * moves it and the other reads again.
     *
     * @param add keeps the counts
     */
    public static void follow(
            Database database, String consumer, Function<List<EventLog.HourCount>, Sql<?>> add) {
        boolean more = true;
        while (more) {
            var counted = database.read(EventLog.count(consumer, BATCH));
            if (!counted.isEmpty()) {
                database.commit(EventLog.move(consumer, counted), add.apply(counted.counts()));
            }
            more = counted.total() >= BATCH;
        }
    }
}
