package cn.yunfang.messaging;

import cn.yunfang.prescription.LineState;
import cn.yunfang.prescription.Prescription;
import cn.yunfang.prescription.PrescriptionState;

/** What a patient can still fetch of a prescription. */
final class ToFetch {
    private ToFetch() {}

    /** Whether anything of the open issue waits for him. */
    static boolean anything(Prescription rx) {
        return rx.state() == PrescriptionState.EFFECTIVE
                && rx.openLines().stream().anyMatch(line -> line.state() == LineState.AVAILABLE);
    }
}
