package cn.yunfang.national;

import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 2001 人员待遇享受检查: may this benefit be used today (national-interface §4.2). */
@Component
class FsiEntitlement implements Operation {
    private static final String CHRONIC = "14";

    private final Database database;
    private final Journal journal;
    private final Persons persons;
    private final Filings filings;
    private final PersonLook look;

    FsiEntitlement(
            Database database, Journal journal, Persons persons, Filings filings, PersonLook look) {
        this.database = database;
        this.journal = journal;
        this.persons = persons;
        this.filings = filings;
        this.look = look;
    }

    @Override
    public String name() {
        return "2001";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var asked = body.object("data");
        var personNo = asked.text("psn_no");
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var filed = trip.add(filings.of(personNo));
        database.send(trip);
        if (person.get().isEmpty()) {
            return Outcome.refused(Refusal.at("data.psn_no", Reason.PERSON_UNKNOWN));
        }
        var today = ChinaTime.date(journal.now());
        var result = checked(person.get().get(), filed.get(), asked, today);
        var row =
                Map.of(
                        "fund_pay_type", fund(person.get().get()),
                        "trt_enjymnt_flag", result.enjoys() ? "1" : "0",
                        "begndate", result.from().toString(),
                        "enddate", result.to().toString(),
                        "trt_chk_rslt", result.why());
        return look.written(caller, name(), person.get().get(), Map.of("trtinfo", List.of(row)));
    }

    private record Result(boolean enjoys, LocalDate from, LocalDate to, String why) {}

    private static Result checked(
            Person person, List<Filing> filings, Fields asked, LocalDate today) {
        var begin = today.withDayOfYear(1);
        var end = begin.plusYears(1).minusDays(1);
        if (!person.active()) {
            return new Result(false, begin, end, "参保状态不正常 / the enrolment is not active");
        }
        if (!person.insuranceType().equals(asked.text("insutype"))) {
            return new Result(false, begin, end, "未参加该险种 / not enrolled in this insurance");
        }
        return asked.text("med_type").startsWith(CHRONIC)
                ? inForce(filings, asked.text("dise_codg"), today)
                        .map(one -> new Result(true, one.from(), one.to(), "可享受 / entitled"))
                        .orElseGet(
                                () ->
                                        new Result(
                                                false,
                                                begin,
                                                end,
                                                "无有效慢特病备案 / no chronic filing in force"))
                : new Result(true, begin, end, "可享受 / entitled");
    }

    private static Optional<Filing> inForce(List<Filing> filings, String disease, LocalDate today) {
        return filings.stream()
                .filter(one -> disease.isEmpty() || one.diseaseCode().equals(disease))
                .filter(one -> one.inForceOn(today))
                .findFirst();
    }

    // fund_pay_type of the pooled fund (national-interface §5)
    private static String fund(Person person) {
        return person.insuranceType().equals("310") ? "310100" : "390100";
    }
}
