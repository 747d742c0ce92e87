package cn.yunfang.chronic;

import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2501: a hospital refers a patient to another one; when that lies in another city, he is filed for
 * care there in the same commit. 2502 takes both back; settlements made by it stand.
 */
@Component
public class ReferPatient {
    // a temporary stay is filed for no less (医保发〔2022〕22号)
    private static final int MONTHS = 6;
    private static final String NOT_AGREED = "0";

    private final Declaring declaring;
    private final Journal journal;
    private final Registry registry;

    ReferPatient(Declaring declaring, Journal journal, Registry registry) {
        this.declaring = declaring;
        this.journal = journal;
        this.registry = registry;
    }

    /**
     * Answers trt_dcla_detl_sn.
     *
     * @param operation 2501 or 2501A
     * @param data of it, checked
     */
    public Outcome<String> refer(String operation, Caller caller, Fields data) {
        var wanted = new Wanted(operation, caller, data, journal.now());
        return declaring.declare(caller, data.text("psn_no"), wanted);
    }

    /**
     * Answers trt_dcla_detl_sn.
     *
     * @param data of 2502, checked
     */
    public Outcome<String> withdraw(Caller caller, Fields data) {
        var at = journal.now();
        return declaring.withdraw(
                caller,
                data,
                new Declaring.Withdrawal(
                        "2502",
                        "ReferralWithdrawn",
                        ReferralTable.declared(data.text("trt_dcla_detl_sn")),
                        one ->
                                List.of(
                                        ReferralTable.withdraw(one, data.text("memo")),
                                        FileAway.takeBack(filing(one.number()), at))));
    }

    /** All referrals of a person that were not withdrawn, past ones too, oldest first. */
    public Sql<List<Referral>> of(String personNo) {
        return ReferralTable.of(personNo);
    }

    private static AwayFiling.Id filing(Declaration.Number number) {
        return new AwayFiling.Id(number.bucket(), number.serial());
    }

    /** One message, held against what is known. */
    private final class Wanted implements Declaring.Kind {
        private final String operation;
        private final Caller caller;
        private final Fields data;
        private final Instant at;
        private final LocalDate from;
        private final LocalDate to;

        Wanted(String operation, Caller caller, Fields data, Instant at) {
            this.operation = operation;
            this.caller = caller;
            this.data = data;
            this.at = at;
            this.from = data.has("begndate") ? data.date("begndate") : data.date("refl_date");
            this.to = data.has("enddate") ? data.date("enddate") : from.plusMonths(MONTHS);
        }

        private String division() {
            return data.text("mdtrtarea_admdvs");
        }

        @Override
        public String node() {
            return "refmedin";
        }

        /** What is wrong with the message whoever it is about. */
        @Override
        public Optional<Refusal> wrong() {
            if (!division().matches("\\d{6}")) {
                return invalid("mdtrtarea_admdvs", "就医地行政区划", "6 digits");
            }
            if (data.text("hosp_agre_refl_flag").equals(NOT_AGREED)) {
                return invalid("hosp_agre_refl_flag", "医院同意转院标志", "1");
            }
            var today = ChinaTime.date(at);
            var referred = data.date("refl_date");
            if (referred.isAfter(today)) {
                return invalid("refl_date", "转院日期", "≤ " + today);
            }
            if (from.isBefore(referred)) {
                return invalid("begndate", "开始日期", "≥ " + referred);
            }
            return to.isBefore(from) ? invalid("enddate", "结束日期", "≥ " + from) : hospitalRefusal();
        }

        // a hospital of another city need not be known here
        private Optional<Refusal> hospitalRefusal() {
            var code = data.text("reflin_medins_no");
            if (code.equals(caller.institution())) {
                return invalid("reflin_medins_no", "转往定点医药机构编号", "≠ " + code);
            }
            var hospital = registry.institution(code);
            if (hospital.filter(Institution::isPharmacy).isPresent()) {
                return at("reflin_medins_no", Reason.WRONG_INSTITUTION_TYPE);
            }
            return hospital.map(Institution::division)
                    .filter(place -> !Division.sameCity(place, division()))
                    .flatMap(place -> invalid("mdtrtarea_admdvs", "就医地行政区划", place));
        }

        @Override
        public String operation() {
            return operation;
        }

        @Override
        public String event() {
            return "PatientReferred";
        }

        @Override
        public Sql<List<Declaration>> of(String personNo) {
            return ReferralTable.declarations(personNo);
        }

        @Override
        public Optional<Refusal> refusal(Person person, List<Declaration> known) {
            if (!person.active()) {
                return at("psn_no", Reason.NOT_INSURED);
            }
            if (data.has("insutype") && !data.text("insutype").equals(person.insuranceType())) {
                return at("insutype", Reason.NOT_ENTITLED);
            }
            var own = registry.institution(caller.institution()).map(Institution::division);
            if (own.filter(one -> Division.sameCity(one, person.insuredDivision())).isEmpty()) {
                return at("psn_no", Reason.REFERRAL_FROM_ELSEWHERE);
            }
            return known.stream()
                    .filter(one -> one.about().equals(about()) && one.overlaps(from, to))
                    .findFirst()
                    .flatMap(one -> at("begndate", Reason.FILING_OVERLAPS, one.from(), one.to()));
        }

        private List<String> about() {
            return List.of(division(), data.text("reflin_medins_no"));
        }

        @Override
        public Declaration declared(Declaration.Number number) {
            return new Declaration(
                    number, data.text("psn_no"), about(), from, to, caller.institution(), false);
        }

        @Override
        public List<Sql<?>> writes(Person person, Declaration declared) {
            var writes = new ArrayList<Sql<?>>();
            writes.add(ReferralTable.declare(declared, referral(declared.number())));
            if (!Division.sameCity(division(), person.insuredDivision())) {
                writes.add(FileAway.add(filing(declared)));
            }
            return writes;
        }

        private Referral referral(Declaration.Number number) {
            return new Referral(
                    number.serial(),
                    division(),
                    Referral.to(data),
                    Referral.diagnosis(data),
                    Referral.grounds(data),
                    from,
                    to,
                    at,
                    caller.actor());
        }

        // who is referred is away for a time (医保发〔2022〕22号)
        private AwayFiling filing(Declaration declared) {
            return new AwayFiling(
                    ReferPatient.filing(declared.number()),
                    declared.personNo(),
                    division(),
                    AwayFiling.Kind.TEMPORARY,
                    from,
                    to,
                    at,
                    Optional.empty());
        }

        private Optional<Refusal> at(String name, Reason reason, Object... facts) {
            return Optional.of(Refusal.at("refmedin." + name, reason, facts));
        }

        private Optional<Refusal> invalid(String name, String chinese, String right) {
            return Optional.of(Refusal.invalid("refmedin." + name, chinese, right));
        }
    }
}
