package cn.yunfang.national;

import cn.yunfang.chronic.ReferPatient;
import cn.yunfang.chronic.Referral;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 5304 转院信息查询 (national-interface §4.2): referrals of hospitals (2501) and what else is filed for
 * care away, of a period.
 */
@Component
class ReferralQuery implements Operation {
    /** Where a row comes from (dcla_souc): a hospital; the person or his bureau. */
    private static final String OF_HOSPITAL = "01";

    private static final String OF_PERSON = "02";

    private final Database database;
    private final Persons persons;
    private final ReferPatient referrals;
    private final AccessLog accessLog;
    private final Clock clock;

    ReferralQuery(
            Database database,
            Persons persons,
            ReferPatient referrals,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.referrals = referrals;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "5304";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var data = body.object("data");
        var personNo = data.text("psn_no");
        var from = ChinaTime.date(data.time("begntime"));
        var to = ChinaTime.date(data.time("endtime"));
        if (to.isBefore(from)) {
            return Outcome.refused(Refusal.invalid("data.endtime", "结束时间", "≥ begntime"));
        }
        var trip = new RoundTrip();
        var person = trip.add(persons.byNo(personNo));
        var referred = trip.add(referrals.of(personNo));
        var filed = trip.add(FileAway.of(personNo));
        trip.add(accessLog.look(caller, clock.instant(), name(), personNo, "settlement"));
        var missed = database.commit(trip);
        if (missed.isPresent()) {
            return Outcome.refused(missed.get());
        }
        return person.get()
                .<Outcome<Map<String, Object>>>map(
                        one ->
                                Outcome.done(
                                        Map.of(
                                                "refmedin",
                                                rows(one, referred.get(), filed.get(), from, to))))
                .orElseGet(() -> Outcome.refused(Refusal.at("data.psn_no", Reason.PERSON_UNKNOWN)));
    }

    // a referral to another city is filed under its number, and gone when the person ended that
    private static List<Map<String, Object>> rows(
            Person person,
            List<Referral> referred,
            List<AwayFiling> filed,
            LocalDate from,
            LocalDate to) {
        var ended =
                filed.stream()
                        .filter(one -> one.endedAt().isPresent())
                        .map(one -> one.id().serial())
                        .collect(Collectors.toSet());
        var ofHospitals = referred.stream().map(Referral::serial).collect(Collectors.toSet());
        var rows = new ArrayList<Map<String, Object>>();
        referred.stream()
                .filter(one -> !ended.contains(one.serial()))
                .filter(one -> !one.from().isAfter(to) && !one.until().isBefore(from))
                .forEach(one -> rows.add(row(person, one)));
        filed.stream()
                .filter(one -> one.endedAt().isEmpty())
                .filter(one -> !ofHospitals.contains(one.id().serial()))
                .filter(one -> !one.from().isAfter(to) && !one.to().isBefore(from))
                .forEach(one -> rows.add(row(person, one)));
        return rows;
    }

    private static Map<String, Object> row(Person person, Referral one) {
        var row = head(person, OF_HOSPITAL, one.division());
        row.put("diag_code", one.diagnosis().code());
        row.put("diag_name", one.diagnosis().name());
        row.put("dise_cond_dscr", one.diagnosis().condition());
        row.put("reflin_medins_no", one.to().code());
        row.put("reflin_medins_name", one.to().name());
        row.put("hosp_agre_refl_flag", one.grounds().agreed());
        row.put("refl_type", one.grounds().kind());
        row.put("refl_rea", one.grounds().reason());
        days(row, one.grounds().on(), one.from(), one.until());
        done(row, one.by(), one.at());
        return row;
    }

    private static Map<String, Object> row(Person person, AwayFiling one) {
        var row = head(person, OF_PERSON, one.division());
        row.put("refl_rea", reason(one.kind()));
        days(row, ChinaTime.date(one.filedAt()), one.from(), one.to());
        done(row, "", one.filedAt());
        return row;
    }

    private static String reason(AwayFiling.Kind kind) {
        return switch (kind) {
            case LONG_TERM -> "异地长期居住";
            case TEMPORARY -> "临时外出就医";
            case EMERGENCY -> "异地急诊抢救";
        };
    }

    private static Map<String, Object> head(Person person, String source, String division) {
        var row = new LinkedHashMap<String, Object>();
        row.put("insutype", person.insuranceType());
        row.put("dcla_souc", source);
        row.put("psn_no", person.no());
        row.put("psn_cert_type", person.certType());
        row.put("certno", person.certno());
        row.put("psn_name", person.name());
        row.put("gend", person.sex());
        row.put("brdy", person.birthDate().toString());
        row.put("insu_optins", person.insuredDivision());
        row.put("mdtrtarea_admdvs", division);
        boolean home = Division.sameCity(division, person.insuredDivision());
        row.put("out_flag", home ? "0" : "1");
        return row;
    }

    private static void days(Map<String, Object> row, LocalDate on, LocalDate from, LocalDate to) {
        row.put("refl_date", on.toString());
        row.put("begndate", from.toString());
        row.put("enddate", to.toString());
    }

    private static void done(Map<String, Object> row, String by, Instant at) {
        row.put("opter_name", by);
        row.put("opt_time", ChinaTime.format(at));
    }
}
