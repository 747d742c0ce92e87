package cn.yunfang.formulary;

import cn.yunfang.shared.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Imports over the tests' database, for tests of other modules. */
public final class TestImports {
    private final Imports imports = new Imports(TestDatabases.database(), Clock.systemUTC());

    public Imports imports() {
        return imports;
    }

    /** Imports a file as {@code ./yunfang import} does. */
    public void store(String name, String csv) {
        switch (ImportFile.read(csv.getBytes(StandardCharsets.UTF_8))) {
            case ImportFile.Sound sound -> imports.store(sound, name);
            case ImportFile.Refused(var faults) -> throw new IllegalArgumentException("" + faults);
        }
    }
}
