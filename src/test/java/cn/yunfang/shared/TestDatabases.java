package cn.yunfang.shared;

import cn.yunfang.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The database gate of module tests that need no Spring. */
public final class TestDatabases {
    private static final Database DATABASE =
            new Database(TestDatabase.dataSource(), new SimpleMeterRegistry());

    private TestDatabases() {}

    public static Database database() {
        return DATABASE;
    }
}
