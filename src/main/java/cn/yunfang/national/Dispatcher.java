package cn.yunfang.national;

import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Faults;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RequestSeen;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What all envelopes of the national interface share once the sender is proven: may this
 * institution ask this now, is the body right, and what does the operation answer.
 */
@Component
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Map<String, Operation> operations = new HashMap<>();
    private final MessageRules rules;
    private final Registry registry;
    private final Database database;
    private final MeterRegistry meters;
    private final Clock clock;

    Dispatcher(
            List<Operation> operations,
            MessageRules rules,
            Registry registry,
            Database database,
            MeterRegistry meters,
            Clock clock) {
        operations.forEach(operation -> this.operations.put(operation.name(), operation));
        this.rules = rules;
        this.registry = registry;
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    Optional<Operation> find(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /** The caller behind a proven application; its institution must be designated today. */
    Outcome<Caller> caller(Application application, Optional<UUID> requestKey) {
        var institution = registry.institution(application.institution());
        if (institution.isEmpty()) {
            return Outcome.refused(Reason.INSTITUTION_UNKNOWN, application.institution());
        }
        if (!institution.get().designatedOn(ChinaTime.today(clock))) {
            return Outcome.refused(Reason.DESIGNATION_EXPIRED);
        }
        return Outcome.done(
                new Caller(
                        roleOf(institution.get()),
                        application.institution(),
                        application.appId(),
                        requestKey));
    }

    private static Caller.Role roleOf(Institution institution) {
        return institution.isPharmacy() ? Caller.Role.PHARMACY : Caller.Role.MEDICAL;
    }

    /** Checks the body and asks the operation; never throws. The answer holds no nulls. */
    Outcome<Map<String, Object>> run(Operation operation, Caller caller, Fields body) {
        long started = System.nanoTime();
        var outcome = attempt(operation, caller, body);
        meters.timer(
                        "yunfang.national.operation",
                        "operation",
                        operation.name(),
                        "code",
                        Integer.toString(Outcome.code(outcome)))
                .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        return outcome;
    }

    private Outcome<Map<String, Object>> attempt(Operation operation, Caller caller, Fields body) {
        try {
            return refusal(operation, caller, body)
                    .<Outcome<Map<String, Object>>>map(Outcome::refused)
                    .orElseGet(
                            () ->
                                    named(
                                            operation.answer(caller, body).map(Output::present),
                                            caller));
        } catch (RuntimeException e) {
            // the one place where a fault becomes an answer; nothing about it leaves the platform
            LOG.error("{} of {} failed", operation.name(), caller.institution(), e);
            return Outcome.refused(Faults.reason(e));
        }
    }

    private Optional<Refusal> refusal(Operation operation, Caller caller, Fields body) {
        if (!allows(operation.side(), caller.role())) {
            return Optional.of(Refusal.of(Reason.WRONG_INSTITUTION_TYPE));
        }
        var said = operation.institution(body);
        return said.isEmpty() || said.equals(caller.institution())
                ? rules.check(operation.name(), body)
                : Optional.of(Refusal.at("fixmedinsCode", Reason.INSTITUTION_MISMATCH));
    }

    private static boolean allows(Operation.Side side, Caller.Role role) {
        return switch (side) {
            case BOTH -> true;
            case MEDICAL -> role == Caller.Role.MEDICAL;
            case PHARMACY -> role == Caller.Role.PHARMACY;
        };
    }

    // a message that was carried out before may now meet another state: its name is replay; a
    // queued cancellation is the one refusal that has just been written down itself
    private Outcome<Map<String, Object>> named(
            Outcome<Map<String, Object>> outcome, Caller caller) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                        && refusal.reason() != Reason.CANCEL_QUEUED
                        && caller.requestKey().isPresent()
                        && database.read(RequestSeen.find(caller.requestKey().get()))
                ? Outcome.refused(Reason.REPLAYED)
                : outcome;
    }
}
