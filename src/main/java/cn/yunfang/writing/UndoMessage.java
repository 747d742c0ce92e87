package cn.yunfang.writing;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The D004 message of a doctor at his desk: he says why, the registry says who he is. */
@Component
public class UndoMessage {
    private final Registry registry;
    private final Clock clock;

    UndoMessage(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** A message that names a doctor, or that no doctor sends himself, stays as it is. */
    public Fields completed(Caller caller, Fields message) {
        if (message.has("drCode")) {
            return message;
        }
        return registry.practitioner(caller.actor())
                .filter(one -> one.kind() == Practitioner.Kind.DOCTOR)
                .map(
                        doctor ->
                                message.with("fixmedinsCode", caller.institution())
                                        .with("drCode", doctor.code())
                                        .with("undoDrName", doctor.name())
                                        .with("undoDrCertType", "01")
                                        .with("undoDrCertno", doctor.certno())
                                        .with("undoTime", ChinaTime.format(clock.instant())))
                .orElse(message);
    }
}
