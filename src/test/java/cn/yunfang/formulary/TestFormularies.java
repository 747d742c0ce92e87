package cn.yunfang.formulary;

import cn.yunfang.shared.TestDatabases;
import java.time.Clock;

/** The real reference data for module tests that need no Spring; loaded once. */
public final class TestFormularies {
    private static final Formulary FORMULARY =
            new Formulary(TestDatabases.database(), Clock.systemUTC());

    private TestFormularies() {}

    public static Formulary formulary() {
        return FORMULARY;
    }
}
