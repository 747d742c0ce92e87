package cn.yunfang.national;

import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 5301 人员慢特病备案查询 (national-interface §4.2, §4.5). */
@Component
class FilingQuery implements Operation {
    private final Database database;
    private final Persons persons;
    private final Filings filings;
    private final AccessLog accessLog;
    private final Clock clock;

    FilingQuery(
            Database database, Persons persons, Filings filings, AccessLog accessLog, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.filings = filings;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "5301";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var personNo = body.object("data").text("psn_no");
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var filed = trip.add(filings.of(personNo));
        trip.add(accessLog.look(caller, clock.instant(), name(), personNo, "settlement"));
        var missed = database.commit(trip);
        if (missed.isPresent()) {
            return Outcome.refused(missed.get());
        }
        return person.get().isEmpty()
                ? Outcome.refused(Refusal.at("data.psn_no", Reason.PERSON_UNKNOWN))
                : Outcome.done(Map.of("feedetail", rows(filed.get())));
    }

    private static List<Map<String, String>> rows(List<Filing> filed) {
        return filed.stream()
                .map(
                        one ->
                                Map.of(
                                        "opsp_dise_code", one.diseaseCode(),
                                        "opsp_dise_name", one.diseaseName(),
                                        "begndate", one.from().toString(),
                                        "enddate", one.to().toString()))
                .toList();
    }
}
