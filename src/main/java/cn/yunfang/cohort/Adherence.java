package cn.yunfang.cohort;

/** Whether medicine was had on 80 of 100 days; the order is that of the table. */
public enum Adherence {
    /** Nothing was collected, or too short a time ago. */
    UNKNOWN,
    ADHERENT,
    NOT_ADHERENT
}
