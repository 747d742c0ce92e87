package cn.yunfang.simulation;

import cn.yunfang.reading.AcknowledgeAlert;
import cn.yunfang.reading.Readings;
import cn.yunfang.refill.AnswerRenewal;
import cn.yunfang.refill.DecideRefill;
import cn.yunfang.refill.Refills;
import cn.yunfang.refill.ReleasePlan;
import cn.yunfang.refill.Renewal;
import cn.yunfang.refill.Wait;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What doctors do each morning of a simulated year: issues that wait, renewals, alerts. */
@Component
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.bench.year"})
final class BenchYearDoctors {
    private static final int MOST = 100;
    private static final Duration PATIENCE = Duration.ofDays(10);

    private final Database database;
    private final Refills refills;
    private final DecideRefill decide;
    private final AnswerRenewal answer;
    private final Readings readings;
    private final AcknowledgeAlert acknowledge;
    private final Clock clock;

    BenchYearDoctors(
            Database database,
            Refills refills,
            DecideRefill decide,
            AnswerRenewal answer,
            Readings readings,
            AcknowledgeAlert acknowledge,
            Clock clock) {
        this.database = database;
        this.refills = refills;
        this.decide = decide;
        this.answer = answer;
        this.readings = readings;
        this.acknowledge = acknowledge;
        this.clock = clock;
    }

    /** Who is told what a doctor did. */
    interface Told {
        void decided(BenchYearPatient patient, DecideRefill.Decision decision);

        void answered(BenchYearPatient patient, Outcome<String> renewed);
    }

    /** His desk in the morning. */
    void morning(
            Practitioner doctor,
            Map<String, BenchYearPatient> patients,
            BenchYearTally tally,
            Told told) {
        var by = BenchYearPatient.at(doctor);
        var trip = new RoundTrip();
        var now = clock.instant();
        var waits = trip.add(refills.tasks(doctor.institution(), doctor.code(), now, MOST));
        var asked = trip.add(refills.renewals(doctor.institution(), doctor.code(), MOST));
        database.send(trip);
        for (var wait : waits.get()) {
            var patient = patients.get(wait.personNo());
            if (patient != null && wait.state() == Wait.State.WAITING) {
                decide(by, wait, patient, tally, told);
            }
        }
        for (var renewal : asked.get()) {
            var patient = patients.get(renewal.personNo());
            if (patient != null) {
                tally.step();
                told.answered(patient, renew(by, renewal, patient));
            }
        }
    }

    // out of range is decided at once; who only forgot to measure has time
    private void decide(
            Caller by, Wait wait, BenchYearPatient patient, BenchYearTally tally, Told told) {
        boolean missing = wait.why() == ReleasePlan.Verdict.MISSING;
        if (missing && wait.since().plus(PATIENCE).isAfter(clock.instant())) {
            return;
        }
        var decision = missing ? DecideRefill.Decision.RELEASE : decision(patient);
        tally.step();
        switch (decide.decide(by, wait.hiRxno(), decision, "已电话随访，按病情处理")) {
            case Outcome.Done<Wait> _ -> {
                tally.count("decided " + decision.name());
                told.decided(patient, decision);
            }
            case Outcome.Refused<Wait>(var refusal) ->
                    tally.refused("decide", refusal.reason().name() + " " + refusal.message());
        }
    }

    private static DecideRefill.Decision decision(BenchYearPatient patient) {
        if (patient.chance(60)) {
            return DecideRefill.Decision.RELEASE;
        }
        return patient.chance(65) ? DecideRefill.Decision.ASK : DecideRefill.Decision.STOP;
    }

    private Outcome<String> renew(Caller by, Renewal renewal, BenchYearPatient patient) {
        var number = renewal.number().toString();
        var renewed =
                answer.renew(by, number, patient.places.checker().code(), BenchYearDesk.reasons());
        if (renewed instanceof Outcome.Refused<String>) {
            answer.refuse(by, number, "请来院复诊");
        }
        return renewed;
    }

    /** Looks at open alerts, once a week. */
    void alerts(Practitioner doctor, BenchYearTally tally) {
        var by = BenchYearPatient.at(doctor);
        var open = database.read(readings.openAlerts(doctor.institution(), doctor.code(), MOST));
        for (var alert : open) {
            tally.step();
            if (acknowledge.acknowledge(by, alert.number().toString(), "已电话随访")
                    instanceof Outcome.Done) {
                tally.count("alerts acknowledged");
            }
        }
    }
}
