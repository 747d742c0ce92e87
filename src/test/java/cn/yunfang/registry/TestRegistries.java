package cn.yunfang.registry;

import cn.yunfang.shared.TestDatabases;
import java.time.Clock;

/** Registry and registrar of module tests that need no Spring. */
public final class TestRegistries {
    private static final Vault VAULT = new Vault("");

    private TestRegistries() {}

    /** A node of its own: it sees others' changes only when it polls. */
    public static Registry registry(Clock clock) {
        return new Registry(TestDatabases.database(), VAULT, clock);
    }

    public static Registrar registrar(Registry registry, Clock clock) {
        return new Registrar(TestDatabases.database(), registry, VAULT, clock);
    }
}
