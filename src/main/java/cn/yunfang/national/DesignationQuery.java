package cn.yunfang.national;

import cn.yunfang.chronic.DesignateInstitution;
import cn.yunfang.chronic.Designation;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 5302 人员定点信息查询: which institutions a person is designated to (2505). */
@Component
class DesignationQuery implements Operation {
    private final Database database;
    private final Persons persons;
    private final DesignateInstitution designations;
    private final Registry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    DesignationQuery(
            Database database,
            Persons persons,
            DesignateInstitution designations,
            Registry registry,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.designations = designations;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "5302";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        var personNo = data.text("psn_no");
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var filed = trip.add(designations.of(personNo));
        trip.add(accessLog.look(caller, clock.instant(), name(), personNo, "settlement"));
        var missed = database.commit(trip);
        if (missed.isPresent()) {
            return Outcome.refused(missed.get());
        }
        return person.get().isEmpty()
                ? Outcome.refused(Refusal.at("data.psn_no", Reason.PERSON_UNKNOWN))
                : Outcome.done(
                        Map.of(
                                "psnfixmedin",
                                filed.get().stream()
                                        .filter(
                                                one ->
                                                        data.optional("biz_appy_type")
                                                                .map(one.business()::equals)
                                                                .orElse(true))
                                        .map(this::row)
                                        .toList()));
    }

    private Map<String, String> row(Designation one) {
        var name = registry.institution(one.institution()).map(Institution::name).orElse("");
        return Map.of(
                "biz_appy_type", one.business(),
                "fix_srt_no", one.orderNo(),
                "fixmedins_code", one.institution(),
                "fixmedins_name", name,
                "begndate", one.from().toString(),
                "enddate", one.to().toString(),
                "memo", one.memo());
    }
}
