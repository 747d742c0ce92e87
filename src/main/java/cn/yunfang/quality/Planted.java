package cn.yunfang.quality;

import cn.yunfang.shared.PrescriptionId;

/**
 * A planted case on its way.
 *
 * @param open nobody has decided it and it was not taken away
 */
public record Planted(
        PrescriptionId id, String hiRxno, String caseId, Script script, boolean open) {
    /** What its page says of its version: as often as an uploaded prescription has changed. */
    public static final int VERSION = 2;
}
