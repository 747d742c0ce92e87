package cn.yunfang.simulation;

import cn.yunfang.refill.AskRenewal;
import cn.yunfang.refill.DecideRefill.Decision;
import cn.yunfang.refill.Renewal;
import cn.yunfang.shared.Outcome;
import java.time.LocalDate;
import java.util.List;

/**
 * The lives of a year's patients: visit, collect, measure, ask for renewal, each step one call of
 * the platform. What comes next is put into the agenda.
 */
final class BenchYearPlay implements BenchYearDoctors.Told {
    private static final int PHARMACY_KINDS = 6;

    private final BenchYearDesk desk;
    private final BenchYearDelivery delivery;
    private final BenchYearReadings readings;
    private final AskRenewal ask;
    private final BenchYearAgenda agenda;
    private final BenchYearTally tally;
    private final List<BenchYearCounter> counters;
    private LocalDate first = LocalDate.EPOCH;
    private int today;

    BenchYearPlay(
            BenchYearCourse.Cast cast,
            BenchYearAgenda agenda,
            BenchYearTally tally,
            List<BenchYearCounter> counters) {
        this.desk = cast.desk();
        this.delivery = cast.delivery();
        this.readings = cast.readings();
        this.ask = cast.ask();
        this.agenda = agenda;
        this.tally = tally;
        this.counters = counters;
    }

    void begin(LocalDate day) {
        first = day;
    }

    void today(int day) {
        today = day;
    }

    /** His first visit within four weeks of the beginning, and his device from the first day. */
    void enters(BenchYearPatient patient, int day) {
        agenda.on(day, patient, () -> visit(patient));
        if (patient.habits.device() != BenchYearHabits.Device.NONE) {
            agenda.on(
                    patient.between(0, patient.habits.device().days() - 1),
                    patient,
                    () -> tell(patient));
        }
    }

    // now and then somebody forgets his device for weeks
    private void tell(BenchYearPatient patient) {
        if (patient.chance(4)) {
            tally.count("readings late");
            agenda.on(today + patient.between(8, 25), patient, () -> tell(patient));
            return;
        }
        readings.tell(patient, first, today, tally);
        agenda.on(today + patient.habits.device().days(), patient, () -> tell(patient));
    }

    private void visit(BenchYearPatient patient) {
        tally.step();
        switch (desk.visit(patient)) {
            case Outcome.Done<String>(var hiRxno) -> {
                tally.count("visits");
                has(patient, hiRxno);
            }
            case Outcome.Refused<String>(var refusal) -> {
                tally.refused("write", refusal.reason().name() + " " + refusal.message());
                agenda.on(today + 7, patient, () -> visit(patient));
            }
        }
    }

    private void has(BenchYearPatient patient, String hiRxno) {
        patient.hiRxno = hiRxno;
        int issues = patient.habits.issues();
        int interval = patient.habits.interval();
        for (int issue = 0; issue < issues; issue++) {
            int opens = today + issue * interval;
            patient.comesAfter()
                    .ifPresent(
                            late ->
                                    agenda.on(
                                            opens + late,
                                            patient,
                                            () -> collect(patient, hiRxno, 0)));
        }
        int ends = today + issues * interval;
        if (patient.chance(85)) {
            agenda.on(ends - patient.between(2, 6), patient, () -> asks(patient, hiRxno));
        } else {
            agenda.on(ends + patient.between(0, 14), patient, () -> visit(patient));
        }
    }

    private void collect(BenchYearPatient patient, String hiRxno, int tries) {
        if (!hiRxno.equals(patient.hiRxno)) {
            return;
        }
        var done =
                patient.habits.delivered() ? brought(patient) : counter(patient).collect(patient);
        if (done.nothing()) {
            tally.count("came in vain");
        }
        if (done.handed().isEmpty()) {
            if (tries < 2) {
                agenda.on(
                        today + (done.nothing() ? 4 : 1),
                        patient,
                        () -> collect(patient, hiRxno, tries + 1));
            }
            return;
        }
        if (done.part()) {
            tally.count("collected in part");
            agenda.on(today + 7, patient, () -> collect(patient, hiRxno, 0));
        } else if (!patient.habits.delivered() && patient.chance(1)) {
            var handed = done.handed().get();
            agenda.on(
                    today + patient.between(1, 3),
                    patient,
                    () -> counter(patient).takeBack(handed));
        }
    }

    // of six pharmacies the first delivers by day (DemoShops)
    private BenchYearCounter counter(BenchYearPatient patient) {
        int at = patient.places.pharmacy();
        return counters.get(patient.habits.delivered() ? at - at % PHARMACY_KINDS : at);
    }

    private BenchYearCounter.Collected brought(BenchYearPatient patient) {
        var counter = counter(patient);
        tally.step();
        var ordered = delivery.order(patient, counter);
        if (ordered.isEmpty()) {
            return BenchYearCounter.Collected.NOTHING;
        }
        switch (ordered.get()) {
            case Outcome.Refused<BenchYearDelivery.Ordered>(var refusal) -> {
                tally.refused("order delivery", refusal.reason().name() + refusal.message());
                return BenchYearCounter.Collected.REFUSED;
            }
            case Outcome.Done<BenchYearDelivery.Ordered>(var order) -> {
                var done = counter.fetch(patient, order.qr());
                if (done.handed().isPresent()) {
                    bring(patient, counter, order);
                } else {
                    delivery.cancel(patient, order);
                }
                return done;
            }
        }
    }

    private void bring(
            BenchYearPatient patient, BenchYearCounter counter, BenchYearDelivery.Ordered order) {
        tally.step();
        switch (delivery.bring(patient, counter, order)) {
            case Outcome.Done<String> _ -> tally.count("delivered");
            case Outcome.Refused<String>(var refusal) ->
                    tally.refused("bring", refusal.reason().name() + " " + refusal.message());
        }
    }

    private void asks(BenchYearPatient patient, String hiRxno) {
        if (!hiRxno.equals(patient.hiRxno)) {
            return;
        }
        tally.step();
        switch (ask.ask(patient.himself(), hiRxno, "")) {
            case Outcome.Done<Renewal> _ -> tally.count("renewals asked");
            case Outcome.Refused<Renewal>(var refusal) -> {
                tally.count("renewals not possible " + refusal.reason().name());
                agenda.on(today + patient.between(1, 7), patient, () -> visit(patient));
            }
        }
    }

    @Override
    public void answered(BenchYearPatient patient, Outcome<String> renewed) {
        switch (renewed.then(hiRxno -> desk.reviewed(patient, hiRxno))) {
            case Outcome.Done<String>(var hiRxno) -> {
                tally.count("renewed");
                has(patient, hiRxno);
            }
            case Outcome.Refused<String>(var refusal) -> {
                tally.refused("renew", refusal.reason().name() + " " + refusal.message());
                agenda.on(today + patient.between(1, 5), patient, () -> visit(patient));
            }
        }
    }

    @Override
    public void decided(BenchYearPatient patient, Decision decision) {
        if (decision == Decision.STOP) {
            agenda.on(today + patient.between(1, 5), patient, () -> visit(patient));
        }
    }
}
