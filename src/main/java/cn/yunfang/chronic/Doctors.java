package cn.yunfang.chronic;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/** Whether somebody is a doctor who may sign at an institution. */
final class Doctors {
    private Doctors() {}

    /** Why not. */
    static Optional<Refusal> refusal(
            Registry registry, String code, String institution, LocalDate on, String field) {
        var doctor =
                registry.practitioner(code).filter(one -> one.kind() == Practitioner.Kind.DOCTOR);
        if (doctor.isEmpty()) {
            return Optional.of(Refusal.at(field, Reason.DOCTOR_UNKNOWN, code));
        }
        return doctor.get().mayPractise(institution, on)
                ? Optional.empty()
                : Optional.of(Refusal.at(field, Reason.DOCTOR_NOT_LICENSED));
    }
}
