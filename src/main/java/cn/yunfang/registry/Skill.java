package cn.yunfang.registry;

/** What a pharmacist may be good at, and a prescription may ask of him. */
public enum Skill {
    /** Western drugs (西药师); patent medicines need neither this nor {@link #PIECES}. */
    WESTERN("西药"),
    /** Decoction pieces (中药师). */
    PIECES("中药饮片"),
    /** Prescriptions for children. */
    CHILDREN("儿童用药"),
    /** Narcotic, psychotropic and toxic drugs. */
    CONTROLLED("特殊管理药品");

    private final String chinese;

    Skill(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
