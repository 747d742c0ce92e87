package cn.yunfang.portal;

import cn.yunfang.chronic.Filings;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The patient who sits before the doctor, and what he was prescribed elsewhere. */
@RestController
@RequestMapping("/api/v1/patients")
@Tag(name = "Doctor's desk 医生工作台")
class PatientController {
    private static final int LONGEST = 64;
    private static final Period LOOK_BACK = Period.ofYears(1);

    /** Why a doctor looks at a person's data: the short list he chooses from. */
    enum Purpose {
        TREATMENT,
        EMERGENCY,
        CONSULTATION,
        FOLLOW_UP;

        String logged() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param shown what the patient shows: the code or token of his e-voucher, his ID number or
     *     personal number
     */
    @Schema(name = "PatientSearch")
    record Search(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String shown,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "TREATMENT")
                    @Nullable Purpose purpose) {}

    /**
     * @param sex 1 male, 2 female; @param certno with its middle hidden
     * @param ecToken of the e-voucher that was shown; absent when something else was
     * @param diseases chronic diseases he is filed for today
     */
    @Schema(name = "PatientFound")
    record Found(
            String psnNo,
            String name,
            String sex,
            LocalDate birthDate,
            int age,
            String certno,
            @Schema(example = "310") String insuranceType,
            String insuredDivision,
            String insuredAt,
            boolean active,
            Optional<String> ecToken,
            List<DeskView.Choice> diseases) {}

    /**
     * @param allergies as the latest prescription says, "" when none does
     */
    @Schema(name = "PatientHistory")
    record History(String allergies, List<PrescriptionView> prescriptions) {}

    private final Database database;
    private final Persons persons;
    private final Filings filings;
    private final Formulary formulary;
    private final AccessLog accessLog;
    private final Clock clock;
    private final PatientHistory history;

    PatientController(
            Database database,
            Persons persons,
            Filings filings,
            Formulary formulary,
            AccessLog accessLog,
            Clock clock,
            PatientHistory history) {
        this.database = database;
        this.persons = persons;
        this.filings = filings;
        this.formulary = formulary;
        this.accessLog = accessLog;
        this.clock = clock;
        this.history = history;
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Find the patient by what he shows 识别患者",
            description =
                    """
                    By e-voucher, ID number or personal number, whole; never by a part or by name. \
                    The look is logged with its purpose, and the patient can read that.""")
    Found search(Caller caller, @RequestBody Search asked) {
        var shown = Limits.said("shown", "电子凭证、证件号或人员编号", asked.shown()).strip();
        var purpose = Limits.said("purpose", "查看目的", asked.purpose());
        if (shown.isEmpty()) {
            throw Limits.missing("shown", "电子凭证、证件号或人员编号");
        }
        if (shown.length() > LONGEST) {
            throw new RefusedException(Refusal.tooLong("shown", "电子凭证、证件号或人员编号", LONGEST));
        }
        var trip = new RoundTrip();
        var code = trip.add(persons.byVoucherCode(shown));
        var token = trip.add(persons.byVoucher(shown));
        var card = trip.add(persons.byCertificate("01", shown.toUpperCase(Locale.ROOT)));
        var number = trip.add(persons.byNo(shown));
        database.send(trip);
        var person =
                code.get()
                        .map(Persons.Voucher::person)
                        .or(token::get)
                        .or(card::get)
                        .or(number::get)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                Refusal.at("shown", Reason.PERSON_UNKNOWN)));
        var ecToken =
                code.get().map(Persons.Voucher::ecToken).or(() -> token.get().map(_ -> shown));
        return found(caller, person, ecToken, purpose);
    }

    private Found found(Caller caller, Person person, Optional<String> ecToken, Purpose purpose) {
        var trip = new RoundTrip();
        trip.add(
                accessLog.look(
                        caller, clock.instant(), "findPatient", person.no(), purpose.logged()));
        var filed = trip.add(filings.of(person.no()));
        database.commit(trip);
        var today = ChinaTime.today(clock);
        return new Found(
                person.no(),
                person.name(),
                person.sex(),
                person.birthDate(),
                Period.between(person.birthDate(), today).getYears(),
                hidden(person.certno()),
                person.insuranceType(),
                person.insuredDivision(),
                formulary.divisionName(person.insuredDivision()).orElse(""),
                person.active(),
                ecToken,
                filed.get().stream()
                        .filter(one -> one.inForceOn(today))
                        .map(one -> new DeskView.Choice(one.diseaseCode(), one.diseaseName()))
                        .toList());
    }

    // six digits of the place and the last four, as cards show it
    private static String hidden(String certno) {
        int kept = 10;
        return certno.length() <= kept
                ? certno
                : certno.substring(0, 6)
                        + "*".repeat(certno.length() - kept)
                        + certno.substring(certno.length() - 4);
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/{psnNo}/history")
    @Operation(
            summary = "What the patient was prescribed, wherever 跨机构用药史",
            description =
                    """
                    Prescriptions of the last year, of every institution, newest first, at most \
                    100, and what the latest one says of allergies. The look is logged with its \
                    purpose, and the patient can read that.""")
    History history(Caller caller, @PathVariable String psnNo, @RequestParam Purpose purpose) {
        var since = ChinaTime.startOf(ChinaTime.today(clock).minus(LOOK_BACK));
        return history.of(caller, psnNo, since, purpose.logged());
    }
}
