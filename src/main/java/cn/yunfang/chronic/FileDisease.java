package cn.yunfang.chronic;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 2503: files a person for a chronic or special disease that a hospital identified; 2504 takes it
 * back as long as nothing was settled under it. It answers an open application for the disease.
 */
@Component
public class FileDisease {
    private final Declaring declaring;
    private final Journal journal;
    private final Formulary formulary;
    private final Registry registry;
    private final FilingUse use;

    FileDisease(
            Declaring declaring,
            Journal journal,
            Formulary formulary,
            Registry registry,
            FilingUse use) {
        this.declaring = declaring;
        this.journal = journal;
        this.formulary = formulary;
        this.registry = registry;
        this.use = use;
    }

    /**
     * Answers trt_dcla_detl_sn.
     *
     * @param data of 2503, checked
     */
    public Outcome<String> file(Caller caller, Fields data) {
        var wanted = new Wanted(caller, data, journal.now());
        return declaring.declare(caller, data.text("psn_no"), wanted);
    }

    /**
     * Answers trt_dcla_detl_sn.
     *
     * @param data of 2504, checked
     */
    public Outcome<String> withdraw(Caller caller, Fields data) {
        return declaring.withdraw(
                caller,
                data,
                new Declaring.Withdrawal(
                        "2504",
                        "FilingWithdrawn",
                        FilingTable.declared(data.text("trt_dcla_detl_sn")),
                        filing ->
                                List.of(
                                        // first: it waits for a settlement that holds the filing
                                        // (Filings.stands), which the look for one then sees
                                        FilingTable.withdraw(filing, data.text("memo")),
                                        use.noneSettledUnder(
                                                filing.personNo(),
                                                filing.about().getFirst(),
                                                filing.from(),
                                                filing.to()))));
    }

    /** One message, held against what is known. */
    private final class Wanted implements Declaring.Kind {
        private final Caller caller;
        private final Fields data;
        private final Instant at;
        private final LocalDate from;
        private final LocalDate to;

        Wanted(Caller caller, Fields data, Instant at) {
            this.caller = caller;
            this.data = data;
            this.at = at;
            this.from = data.date("begndate");
            this.to = Declaration.end(data);
        }

        private String disease() {
            return data.text("opsp_dise_code");
        }

        /** What is wrong with the message whoever it is about. */
        @Override
        public Optional<Refusal> wrong() {
            if (formulary.chronicDisease(disease()).isEmpty()) {
                return invalid("opsp_dise_code", "门慢门特病种目录代码", "1309");
            }
            if (to.isBefore(from)) {
                return invalid("enddate", "结束日期", "≥ " + from);
            }
            var identified = data.date("hosp_ide_date");
            if (identified.isAfter(ChinaTime.date(at))) {
                return invalid("hosp_ide_date", "医院鉴定日期", "≤ " + ChinaTime.date(at));
            }
            return hospitalRefusal().or(() -> doctorRefusal(identified));
        }

        private Optional<Refusal> hospitalRefusal() {
            var code = data.text("ide_fixmedins_no");
            var hospital = registry.institution(code);
            if (hospital.isEmpty()) {
                return at("ide_fixmedins_no", Reason.INSTITUTION_UNKNOWN, code);
            }
            return hospital.filter(Institution::isPharmacy).isPresent()
                    ? at("ide_fixmedins_no", Reason.WRONG_INSTITUTION_TYPE)
                    : Optional.empty();
        }

        private Optional<Refusal> doctorRefusal(LocalDate on) {
            var code = data.text("diag_dr_codg");
            var hospital = data.text("ide_fixmedins_no");
            return Doctors.refusal(registry, code, hospital, on, "data.diag_dr_codg");
        }

        @Override
        public String operation() {
            return "2503";
        }

        @Override
        public String event() {
            return Told.FILED;
        }

        @Override
        public Sql<List<Declaration>> of(String personNo) {
            return FilingTable.declarations(personNo);
        }

        @Override
        public Optional<Refusal> refusal(Person person, List<Declaration> known) {
            if (!person.active()) {
                return at("psn_no", Reason.NOT_INSURED);
            }
            if (!person.insuranceType().equals(data.text("insutype"))) {
                return at("insutype", Reason.NOT_ENTITLED);
            }
            return Declaration.overlap(known, List.of(disease()), from, to, "data.begndate");
        }

        @Override
        public Declaration declared(Declaration.Number number) {
            return new Declaration(
                    number,
                    data.text("psn_no"),
                    List.of(disease()),
                    from,
                    to,
                    caller.institution(),
                    false);
        }

        @Override
        public List<Sql<?>> writes(Person person, Declaration declaration) {
            var name = formulary.chronicDisease(disease()).orElse("");
            return List.of(
                    FilingTable.declare(declaration, name, at),
                    ApplicationTable.filedOtherwise(declaration),
                    ApplicationStepTable.filedOtherwise(declaration, caller, at));
        }

        private Optional<Refusal> at(String name, Reason reason, Object... facts) {
            return Optional.of(Refusal.at("data." + name, reason, facts));
        }

        private Optional<Refusal> invalid(String name, String chinese, String right) {
            return Optional.of(Refusal.invalid("data." + name, chinese, right));
        }
    }
}
