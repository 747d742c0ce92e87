package cn.yunfang.portal;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.prescription.Prescriptions;
import cn.yunfang.settlement.Settlements;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads who looked at a patient's data: at himself, at his prescriptions, at his settlements. */
@Component
class ShowLooks {
    private final Database database;
    private final Prescriptions prescriptions;
    private final Settlements settlements;
    private final AccessLog accessLog;

    ShowLooks(
            Database database,
            Prescriptions prescriptions,
            Settlements settlements,
            AccessLog accessLog) {
        this.database = database;
        this.prescriptions = prescriptions;
        this.settlements = settlements;
        this.accessLog = accessLog;
    }

    /** Looks of others before a moment, newest first. */
    List<AccessLog.Look> of(Caller patient, Instant before, int most) {
        var person = patient.actor();
        var trip = new RoundTrip();
        var written = trip.add(prescriptions.ofPerson(person, Instant.EPOCH));
        var settled = trip.add(settlements.ofPerson(person, Instant.EPOCH));
        database.send(trip);
        var subjects = new ArrayList<String>();
        subjects.add(person);
        written.get().forEach(one -> subjects.add(one.facts().hiRxno()));
        settled.get().forEach(one -> subjects.add(one.number().toString()));
        return database.read(accessLog.looksOfOthers(subjects, person, before, most));
    }
}
