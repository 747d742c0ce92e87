package cn.yunfang.national;

import cn.yunfang.chronic.Filings;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 5301 人员慢特病备案查询 (national-interface §4.2). */
@Component
class FsiFilings implements Operation {
    private final Database database;
    private final Persons persons;
    private final Filings filings;
    private final PersonLook look;

    FsiFilings(Database database, Persons persons, Filings filings, PersonLook look) {
        this.database = database;
        this.persons = persons;
        this.filings = filings;
        this.look = look;
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
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Refusal.at("data.psn_no", Reason.PERSON_UNKNOWN));
        }
        var rows =
                filed.get().stream()
                        .map(
                                one ->
                                        Map.of(
                                                "opsp_dise_code", one.diseaseCode(),
                                                "opsp_dise_name", one.diseaseName(),
                                                "begndate", one.from().toString(),
                                                "enddate", one.to().toString()))
                        .toList();
        return look.written(caller, name(), person.get().get(), Map.of("feedetail", rows));
    }
}
