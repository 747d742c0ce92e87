package cn.yunfang.portal;

import cn.yunfang.chronic.Diseases;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.person.Persons;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Chronic and special diseases that a person is filed for (慢特病认定). */
@RestController
@RequestMapping("/api/v1/chronic-filings")
@Tag(name = "Chronic 慢特病")
class ChronicFilingController {
    /**
     * One filing.
     *
     * @param diseaseCode opsp_dise_code, M…
     * @param disease its name in both languages
     * @param to last day
     * @param inForce whether it counts today
     */
    @Schema(name = "ChronicFiling")
    record View(
            String diseaseCode,
            String diseaseName,
            Words disease,
            LocalDate from,
            LocalDate to,
            boolean inForce) {
        static View of(Filing one, Words disease, LocalDate today) {
            return new View(
                    one.diseaseCode(),
                    one.diseaseName(),
                    disease,
                    one.from(),
                    one.to(),
                    one.inForceOn(today));
        }
    }

    private final Database database;
    private final Filings filings;
    private final Diseases diseases;
    private final Persons persons;
    private final AccessLog accessLog;
    private final Clock clock;

    ChronicFilingController(
            Database database,
            Filings filings,
            Diseases diseases,
            Persons persons,
            AccessLog accessLog,
            Clock clock) {
        this.database = database;
        this.filings = filings;
        this.diseases = diseases;
        this.persons = persons;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @AllowedFor({Role.PATIENT, Role.CLERK})
    @GetMapping
    @Operation(
            summary = "Filed diseases of a person 慢特病认定查询",
            description =
                    """
                    Past ones too, withdrawn ones not. A patient sees his own, a bureau those of \
                    persons insured in its division and says why; each look is logged.\
                    """)
    List<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String psnNo,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var personNo =
                caller.role() == Role.PATIENT
                        ? caller.actor()
                        : Limits.said("psnNo", "人员编号", psnNo).strip();
        var why = Sight.purpose(caller, purpose);
        var today = ChinaTime.today(clock);
        return RefusedException.unless(
                        theirs(caller, personNo).then(_ -> read(caller, personNo, why)))
                .stream()
                .map(one -> View.of(one, nameOf(one), today))
                .toList();
    }

    private Words nameOf(Filing one) {
        return diseases.disease(one.diseaseCode())
                .map(known -> new Words(known.chinese(), known.english()))
                .orElseGet(() -> new Words(one.diseaseName(), one.diseaseName()));
    }

    // for a bureau of another division there is no such person
    private Outcome<String> theirs(Caller caller, String personNo) {
        if (caller.role() == Role.PATIENT) {
            return Outcome.done(personNo);
        }
        return database.read(persons.byNo(personNo))
                .filter(one -> caller.covers(one.insuredDivision()))
                .map(one -> Outcome.done(one.no()))
                .orElseGet(() -> Outcome.refused(Refusal.at("psnNo", Reason.PERSON_UNKNOWN)));
    }

    private Outcome<List<Filing>> read(Caller caller, String personNo, String purpose) {
        var trip = new RoundTrip();
        var all = trip.add(filings.of(personNo));
        trip.add(accessLog.look(caller, clock.instant(), "listChronicFilings", personNo, purpose));
        return database.commit(trip)
                .<Outcome<List<Filing>>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(all.get()));
    }
}
