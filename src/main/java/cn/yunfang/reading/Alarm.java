package cn.yunfang.reading;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Event;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.PrescriptionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The alert that a value out of its range makes, and the fact that tells of it. */
record Alarm(Alert alert, Event told) {
    static Alarm of(
            Journal journal,
            Caller caller,
            TakeReadings.Taken taken,
            Optional<Responsible.Doctor> responsible,
            Instant now) {
        var alert = alert(journal, taken, responsible, now);
        return new Alarm(alert, told(journal, alert, responsible, caller));
    }

    private static Alert alert(
            Journal journal,
            TakeReadings.Taken taken,
            Optional<Responsible.Doctor> responsible,
            Instant now) {
        var reading = taken.reading();
        return new Alert(
                new Alert.Number(Bucket.ofPerson(reading.personNo()), journal.nextId()),
                reading.personNo(),
                reading.kind(),
                reading.measuredAt(),
                reading.value(),
                taken.range(),
                taken.level() == Level.URGENT,
                responsible.map(Responsible.Doctor::code).orElse(""),
                responsible.map(Responsible.Doctor::institution).orElse(""),
                now,
                Optional.empty());
    }

    // told of the prescription by which the doctor is responsible: the patient's inbox shows those
    private static Event told(
            Journal journal, Alert alert, Optional<Responsible.Doctor> responsible, Caller caller) {
        Supplier<PrescriptionId> own =
                () -> new PrescriptionId(alert.number().bucket(), alert.number().id());
        return journal.event(
                responsible.flatMap(Responsible.Doctor::through).orElseGet(own),
                "ReadingAlerted",
                caller,
                Map.of(
                        "alert", alert.number().toString(),
                        "kind", alert.kind(),
                        "urgent", alert.urgent()));
    }
}
