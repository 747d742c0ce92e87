package cn.yunfang.reading;

/** How a value stands to its range. */
public enum Level {
    FINE,
    /** Out of range: the doctor should look. */
    ATTENTION,
    /** So far out that somebody must act at once. */
    URGENT
}
