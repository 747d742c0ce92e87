package cn.yunfang.clearing;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.Optional;

/** Who may see and decide which application: an institution its own, a bureau its region's. */
final class ClearingSight {
    private ClearingSight() {}

    /** The application, CLEARING_UNKNOWN for those that are none of the caller's. */
    static Outcome<ClearingApplication> found(
            Caller caller, Optional<ClearingApplication> application) {
        return application
                .filter(one -> maySee(caller, one.institution(), one.division()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.CLEARING_UNKNOWN));
    }

    static boolean maySee(Caller caller, String institution, String division) {
        return switch (caller.role()) {
            case MEDICAL, PHARMACY -> institution.equals(caller.institution());
            case CLERK, REGULATOR -> caller.covers(division);
            case SYSTEM -> true;
            case PATIENT, REVIEWER, INTEGRATOR -> false;
        };
    }
}
