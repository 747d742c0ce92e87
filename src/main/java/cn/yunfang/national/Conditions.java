package cn.yunfang.national;

import cn.yunfang.shared.Fields;

/**
 * What the fields of one operation demand of each other; asked only when each of them is right on
 * its own, so numbers and times can be read without care.
 */
interface Conditions {
    /** The operation, as {@link Operation#name()}. */
    String operation();

    void check(Fields body, Findings findings);
}
