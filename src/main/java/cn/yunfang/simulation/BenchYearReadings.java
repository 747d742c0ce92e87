package cn.yunfang.simulation;

import cn.yunfang.reading.TakeBatch;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Devices at home in a simulated year: measured each day, told in batches. */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
final class BenchYearReadings {
    private static final LocalTime UP = LocalTime.of(6, 0);

    private final TakeBatch batches;

    BenchYearReadings(TakeBatch batches) {
        this.batches = batches;
    }

    /** Tells what was measured since the last time, that of today's morning included. */
    void tell(BenchYearPatient patient, LocalDate first, int today, BenchYearTally tally) {
        var messages = new ArrayList<Map<String, ?>>();
        for (int day = patient.toldUntil; day <= today; day++) {
            messages.add(message(patient, first, day));
        }
        patient.toldUntil = today + 1;
        if (messages.isEmpty()) {
            return;
        }
        tally.step();
        var body = Fields.parse(Json.text(Map.of("readings", messages))).orElseThrow();
        switch (batches.take(patient.himself(), patient.no(), body)) {
            case Outcome.Done<TakeBatch.Batch>(var batch) -> {
                tally.count("batches");
                tally.add("readings", batch.kept());
                batch.wrong()
                        .forEach(one -> tally.refused("reading", one.refusal().reason().name()));
            }
            case Outcome.Refused<TakeBatch.Batch>(var refusal) ->
                    tally.refused("readings", refusal.reason().name() + " " + refusal.message());
        }
    }

    private static Map<String, ?> message(BenchYearPatient patient, LocalDate first, int day) {
        var at = first.plusDays(day).atTime(UP).atOffset(ChinaTime.ZONE);
        List<Map<String, String>> values =
                patient.kinds().stream()
                        .map(kind -> Map.of("kind", kind, "value", patient.measures(kind, day)))
                        .toList();
        return Map.of(
                "at",
                at.toString(),
                "device",
                "HOME-" + patient.no().substring(12),
                "values",
                values);
    }
}
