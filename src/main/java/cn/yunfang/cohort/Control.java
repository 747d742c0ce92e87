package cn.yunfang.cohort;

/** Whether a disease is under control by what was measured; the order is that of the table. */
public enum Control {
    /** Nothing fresh was measured that speaks of the disease. */
    NOT_MEASURED,
    /** Every fresh value lies within the person's target. */
    CONTROLLED,
    NOT_CONTROLLED
}
