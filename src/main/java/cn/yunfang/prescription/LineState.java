package cn.yunfang.prescription;

/** State of one line of one issue. */
public enum LineState {
    /** Its issue is not open yet. */
    WAITING(0, "未到取药时间", "not yet open"),
    AVAILABLE(1, "待取", "available"),
    CLAIMED(2, "药店配药中", "held by a pharmacy"),
    /** Part was handed over; the same pharmacy owes the rest. */
    OWING(3, "部分取药，药店欠药", "partly dispensed, rest owed"),
    DISPENSED(4, "已取药", "dispensed"),
    RETURNED(5, "已退药", "returned"),
    CANCELLED(6, "已取消", "cancelled");

    private final int code;
    private final String chinese;
    private final String english;

    LineState(int code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    public int code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public static LineState of(int code) {
        return values()[code];
    }

    /** Whether a pharmacy has it in its hands. */
    public boolean isHeld() {
        return this == CLAIMED || this == OWING;
    }

    /** Whether a pharmacy may take it. */
    public boolean isFree() {
        return this == AVAILABLE || this == RETURNED;
    }
}
