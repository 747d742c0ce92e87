package cn.yunfang.chronic;

/** Where an application for a filing stands; the numbers are stored. */
public enum ApplicationState {
    APPLIED("待认定", "waits for the determination"),
    MORE_ASKED("待补充材料", "more evidence was asked for"),
    DETERMINED("已认定", "determined; the filing is made"),
    REFUSED("未通过", "refused; may be appealed"),
    APPEALED("申诉中", "the refusal was appealed"),
    REFUSED_FINALLY("申诉未通过", "the appeal was refused"),
    WITHDRAWN("已撤回", "withdrawn");

    private final String chinese;
    private final String english;

    ApplicationState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** Whether somebody still has to do something; one person has one such for a disease. */
    public boolean isOpen() {
        return this == APPLIED || this == MORE_ASKED || this == APPEALED;
    }

    /** Whether it waits for whoever determines, and for nobody else. */
    public boolean isToBeDetermined() {
        return this == APPLIED || this == APPEALED;
    }

    /** As stored. */
    int code() {
        return ordinal();
    }

    static ApplicationState of(int code) {
        return values()[code];
    }
}
