package cn.yunfang.reconciliation;

/** Why a row of an institution and the platform's do not agree. */
public enum Cause {
    PLATFORM_ONLY("101", "中心有、机构无", "only the platform has it"),
    INSTITUTION_ONLY("102", "机构有、中心无", "only the institution has it"),
    AMOUNT_DIFFERS("103", "金额不一致", "amounts differ"),
    PERSON_DIFFERS("103", "人员编号不一致", "another person"),
    /** By 2601: it never was. */
    REVERSED("102", "中心已冲正", "reversed on the platform"),
    /** The institution lacks the undoing, or has what it undid no more. */
    UNDONE("101", "中心已撤销", "undone on the platform"),
    NOT_UNDONE("102", "机构报退费、中心未撤销", "not undone on the platform"),
    OTHER_PERIOD("102", "属于其他期间", "of another period"),
    OTHER_AGENCY("102", "属于其他经办机构或险种", "of another agency or insurance");

    private final String code;
    private final String chinese;
    private final String english;

    Cause(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    /** stmt_rslt of the row: 101 the platform has more, 102 the institution, 103 they differ. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
