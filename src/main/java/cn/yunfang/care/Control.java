package cn.yunfang.care;

/** What a visit found (控制情况); the order is that of {@code care.visit.control}. */
public enum Control {
    NOT_JUDGED,
    CONTROLLED,
    UNCONTROLLED,
    DANGER
}
