package cn.yunfang.simulation;

import cn.yunfang.cohort.RebuildCohort;
import cn.yunfang.reading.TakeReadings;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Some of the demo city's chronically ill have contracts with village doctors of many townships and
 * were measured there within the last two months: the registry's map and charts show something at
 * once. Persons and values are made up; most values are fine, some are not.
 */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoCohort {
    /** Clinics before that belong to the stories. */
    private static final int FROM_CLINIC = 6;

    private static final int CLINICS = 18;
    private static final int PATIENTS_A_CLINIC = 6;

    /** Persons at the city's end belong to others. */
    private static final int LEAVES = 600;

    private static final int AMONG = 1_000;
    private static final int FINE_OF_TEN = 6;
    private static final int MEASURED_OF_TEN = 8;
    private static final int DAYS = 60;
    private static final String HYPERTENSION = "M03900";
    private static final String DIABETES = "M01600";

    private final DemoContracts contracts;
    private final TakeReadings readings;
    private final RebuildCohort registry;
    private final Clock clock;

    DemoCohort(
            DemoContracts contracts, TakeReadings readings, RebuildCohort registry, Clock clock) {
        this.contracts = contracts;
        this.readings = readings;
        this.registry = registry;
        this.clock = clock;
    }

    void measure(City city) {
        var clinics =
                city.sites().stream()
                        .filter(one -> one.institution().type() == Institution.Type.CLINIC)
                        .skip(FROM_CLINIC)
                        .limit(CLINICS)
                        .toList();
        int to = Math.max(0, city.persons() - LEAVES);
        var patients =
                city.residents(Math.max(0, to - AMONG), to)
                        .filter(one -> one.person().active())
                        .filter(one -> one.person().insuredDivision().equals(Residents.HERE))
                        .filter(one -> one.diseases().stream().anyMatch(this::isMeasured))
                        .limit((long) clinics.size() * PATIENTS_A_CLINIC)
                        .toList();
        for (int i = 0; i < patients.size(); i++) {
            var clinic = clinics.get(i % clinics.size());
            measure(
                    patients.get(i),
                    clinic.staff(Practitioner.Kind.DOCTOR).getFirst(),
                    city.seed().random("cohort", i));
        }
        registry.rebuild();
    }

    private boolean isMeasured(String disease) {
        return disease.equals(HYPERTENSION) || disease.equals(DIABETES);
    }

    private void measure(Resident patient, Practitioner doctor, RandomGenerator random) {
        contracts.sign(patient, doctor);
        if (random.nextInt(10) >= MEASURED_OF_TEN) {
            return;
        }
        var by =
                new Caller(
                        Caller.Role.MEDICAL, doctor.institution(), doctor.code(), Optional.empty());
        boolean fine = random.nextInt(10) < FINE_OF_TEN;
        var at = daysAgo(random.nextInt(1, DAYS));
        if (patient.diseases().contains(HYPERTENSION)) {
            int systolic = fine ? random.nextInt(112, 129) : random.nextInt(142, 178);
            int diastolic = fine ? random.nextInt(66, 79) : random.nextInt(86, 105);
            take(
                    by,
                    patient,
                    at,
                    List.of(value("SYSTOLIC", systolic), value("DIASTOLIC", diastolic)));
        }
        if (patient.diseases().contains(DIABETES)) {
            var share = fine ? random.nextInt(58, 69) : random.nextInt(72, 98);
            take(by, patient, at, List.of(value("HBA1C", share / 10 + "." + share % 10)));
        }
    }

    private static Map<String, String> value(String kind, Object value) {
        return Map.of("kind", kind, "value", value.toString());
    }

    private void take(Caller by, Resident patient, Instant at, List<Map<String, String>> values) {
        var body = Json.text(Map.of("at", at.toString(), "values", values));
        readings.take(by, patient.person().no(), Fields.parse(body).orElseThrow());
    }

    // at nine in the morning; two nodes that build at once tell the same
    private Instant daysAgo(int days) {
        return ChinaTime.startOf(ChinaTime.today(clock).minusDays(days)).plus(Duration.ofHours(9));
    }
}
