package cn.yunfang.rules;

import cn.yunfang.formulary.TestFormularies;
import cn.yunfang.recall.TestRecalls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The platform's rules over the drugs of the cases, for tests of other modules. */
public final class TestRules {
    private TestRules() {}

    /** The platform's rules over the real reference data. */
    public static Rules overTheCatalogue() {
        return new Rules(
                Knowledge.of(TestFormularies.formulary(), TestRecalls.recalls()),
                BureauRules.none(),
                ImportedTables.of(Imported.NOTHING),
                new SimpleMeterRegistry(),
                true);
    }

    public static Rules rules() {
        return new Rules(
                Cases.knowledge(),
                BureauRules.none(),
                ImportedTables.of(Imported.NOTHING),
                new SimpleMeterRegistry(),
                true);
    }
}
