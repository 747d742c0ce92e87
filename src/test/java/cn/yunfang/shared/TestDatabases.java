package cn.yunfang.shared;

import cn.yunfang.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The database gate and the journal of module tests that need no Spring. */
public final class TestDatabases {
    private static final Database DATABASE =
            new Database(TestDatabase.dataSource(), new SimpleMeterRegistry());

    private TestDatabases() {}

    public static Database database() {
        return DATABASE;
    }

    public static Journal journal(Clock clock) {
        return new Journal(DATABASE, new IdBlocks(DATABASE), clock);
    }
}
