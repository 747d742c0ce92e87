package cn.yunfang.writing;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.LocalDate;

/** Who writes, and where: both known to the registry and fit. */
public record Desk(Practitioner doctor, Institution institution) {
    /** The caller's; refused DOCTOR_UNKNOWN, or DOCTOR_NOT_LICENSED where he may not practise. */
    public static Outcome<Desk> of(Registry registry, Caller caller, LocalDate day) {
        var doctor =
                registry.practitioner(caller.actor())
                        .filter(one -> one.kind() == Practitioner.Kind.DOCTOR);
        if (doctor.isEmpty()) {
            return Outcome.refused(Reason.DOCTOR_UNKNOWN, caller.actor());
        }
        return registry.institution(caller.institution())
                .filter(at -> doctor.get().mayPractise(at.code(), day))
                .<Outcome<Desk>>map(at -> Outcome.done(new Desk(doctor.get(), at)))
                .orElseGet(() -> Outcome.refused(Reason.DOCTOR_NOT_LICENSED));
    }
}
