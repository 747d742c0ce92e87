package cn.yunfang.recall;

import cn.yunfang.shared.TestDatabases;

/** The recalls of the tests' database. */
public final class TestRecalls {
    private TestRecalls() {}

    public static Recalls recalls() {
        return new Recalls(TestDatabases.database());
    }
}
