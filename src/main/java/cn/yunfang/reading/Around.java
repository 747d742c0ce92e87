package cn.yunfang.reading;

import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What stands around a reading: how it is told, by whom, and who waits for it. */
@Component
class Around {
    private final Kinds kinds;
    private final Registry registry;
    private final List<Responsible> responsible;
    private final List<ReadingWork> work;
    private final Clock clock;

    Around(
            Kinds kinds,
            Registry registry,
            ObjectProvider<Responsible> responsible,
            ObjectProvider<ReadingWork> work,
            Clock clock) {
        this.kinds = kinds;
        this.registry = registry;
        this.responsible = responsible.orderedStream().toList();
        this.work = work.orderedStream().toList();
        this.clock = clock;
    }

    /** What one message tells, each value in the unit of its kind; else what is wrong with it. */
    Outcome<List<Reading>> readings(Caller caller, String personNo, Fields body, Instant now) {
        return measured(personNo, body)
                .then(
                        measured ->
                                measured.checked(now)
                                        .map(
                                                all ->
                                                        read(
                                                                caller,
                                                                personNo,
                                                                measured.device(),
                                                                all)));
    }

    private Outcome<Measured> measured(String personNo, Fields body) {
        return Observation.is(body)
                ? new Observation(body, kinds).measured(personNo)
                : Outcome.done(Measured.plain(body, kinds));
    }

    /** A number in the unit of its kind. */
    Measured.Checked measured(String code, String number, Instant at) {
        var kind = kinds.of(code).orElseThrow();
        return new Measured.Checked(
                kind,
                kind.canonical(new BigDecimal(number), kind.unit()).orElseThrow(),
                number + " " + kind.unit(),
                at);
    }

    /** Values as they are kept, told now. */
    List<Reading> read(Caller caller, String personNo, String device, List<Measured.Checked> all) {
        var source = sourceOf(caller, device);
        var now = clock.instant();
        return all.stream()
                .map(
                        one ->
                                new Reading(
                                        personNo,
                                        one.kind().code(),
                                        one.at(),
                                        device,
                                        one.value(),
                                        one.said(),
                                        source,
                                        caller.institution(),
                                        caller.actor(),
                                        now))
                .toList();
    }

    /** An application that speaks for itself and names a device is a gateway. */
    private Reading.Source sourceOf(Caller caller, String device) {
        if (caller.role() == Caller.Role.PATIENT) {
            return Reading.Source.PATIENT;
        }
        return device.isEmpty() || registry.practitioner(caller.actor()).isPresent()
                ? Reading.Source.HOSPITAL
                : Reading.Source.DEVICE;
    }

    /** The first doctor whom anybody names. */
    Supplier<Optional<Responsible.Doctor>> responsible(
            RoundTrip trip, String personNo, Instant now) {
        var all = responsible.stream().map(one -> trip.add(one.of(personNo, now))).toList();
        return () -> first(all.stream().map(Supplier::get).flatMap(Optional::stream).toList());
    }

    // who has a contract is responsible; the patient is told by a prescription, if he has one
    private static Optional<Responsible.Doctor> first(List<Responsible.Doctor> named) {
        var through = named.stream().flatMap(one -> one.through().stream()).findFirst();
        return named.stream()
                .findFirst()
                .map(one -> new Responsible.Doctor(one.code(), one.institution(), through));
    }

    /** Whether anybody says that the doctor treats the person. */
    Supplier<Boolean> treats(
            RoundTrip trip, Responsible.Doctor doctor, String personNo, Instant now) {
        var all =
                responsible.stream()
                        .map(one -> trip.add(one.treats(doctor, personNo, now)))
                        .toList();
        return () -> all.stream().anyMatch(Supplier::get);
    }

    /** What has to happen in the commit of a reading. */
    List<Sql<?>> beside(String personNo, Instant now) {
        return work.stream().flatMap(one -> one.beside(personNo, now).stream()).toList();
    }
}
