package cn.yunfang.rules;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The platform's rules over the drugs of the cases, for tests of other modules. */
public final class TestRules {
    private TestRules() {}

    public static Rules rules() {
        return new Rules(Cases.knowledge(), BureauRules.none(), new SimpleMeterRegistry(), true);
    }
}
