package cn.yunfang.rules;

/** The platform's rules over the drugs of the cases, for tests of other modules. */
public final class TestRules {
    private TestRules() {}

    public static Rules rules() {
        return new Rules(Cases.knowledge(), BureauRules.none(), true);
    }
}
