package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.reading.Kinds;
import cn.yunfang.refill.AnswerRenewal;
import cn.yunfang.refill.AskRenewal;
import cn.yunfang.refill.Refills;
import cn.yunfang.refill.ReleasePlan;
import cn.yunfang.refill.Renewal;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.RoundTrip;
import cn.yunfang.writing.CopiedDraft;
import cn.yunfang.writing.WritePrescription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Patients ask that a repeat prescription be written again; the doctor answers in one look. */
@RestController
@RequestMapping("/api/v1/renewals")
@Tag(name = "Refills 续方")
class RenewalController {
    private static final int MOST = 50;

    private final AskRenewal ask;
    private final AnswerRenewal answer;
    private final ShowRefills show;
    private final OneLook look;

    RenewalController(AskRenewal ask, AnswerRenewal answer, ShowRefills show, OneLook look) {
        this.ask = ask;
        this.answer = answer;
        this.show = show;
        this.look = look;
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for a renewal 申请续方",
            description =
                    """
                    Of the patient's own repeat prescription, from the date of its last issue \
                    until 90 days after its end. Needs a visit to that hospital within 12 months \
                    (`RENEWAL_NO_VISIT`).""")
    RefillView.Request ask(Caller caller, @RequestBody RefillView.Asked asked) {
        var hiRxno = Limits.said("hiRxno", "医保处方编号", asked.hiRxno());
        var note = Optional.ofNullable(asked.note()).orElse("");
        return RefillView.Request.of(RefusedException.unless(ask.ask(caller, hiRxno, note)));
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping
    @Operation(
            summary = "Renewals I have to answer 续方申请",
            description = "Of the caller's prescriptions, oldest first. The looks are logged.")
    List<RefillView.Summary> list(
            Caller caller,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–50") int most) {
        return show.renewals(caller, Limits.within("most", most, MOST));
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping("/{id}")
    @Operation(
            summary = "One request in one look 查看续方申请",
            description =
                    """
                    The prescription that ran out, how it was fetched, the proof of a visit, and \
                    what the rules say of writing it again today.""")
    RefillView.Look one(Caller caller, @PathVariable String id) {
        return look.at(caller, id);
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/{id}/renewal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Renew 续开",
            description =
                    """
                    Writes, signs and uploads the same prescription anew, with its release plan, \
                    the ordinary way: its checks and reviews apply. Repeating it gives the same \
                    answer. A warning needs a reason in `overrides`.""")
    WrittenView.Number renew(
            Caller caller, @PathVariable String id, @RequestBody RefillView.Renewed body) {
        var pharmacist = Limits.said("pharmacist", "审方药师", body.pharmacist());
        var reasons = Optional.ofNullable(body.overrides()).orElse(List.of());
        return new WrittenView.Number(
                RefusedException.unless(answer.renew(caller, id, pharmacist, reasons)));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/{id}/refusal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Do not renew 不续开",
            description = "With a reason, which the patient reads.")
    RefillView.Refused refuse(
            Caller caller, @PathVariable String id, @RequestBody RefillView.Refused body) {
        var reason = Limits.said("reason", "理由", body.reason());
        return new RefillView.Refused(RefusedException.unless(answer.refuse(caller, id, reason)));
    }

    /** Gathers what a doctor has to know before he answers. */
    @Component
    static class OneLook {
        private final Database database;
        private final Journal journal;
        private final Refills refills;
        private final ShowPrescriptions prescriptions;
        private final WritePrescription write;
        private final Draw draw;
        private final Kinds kinds;

        OneLook(
                Database database,
                Journal journal,
                Refills refills,
                ShowPrescriptions prescriptions,
                WritePrescription write,
                Draw draw,
                Kinds kinds) {
            this.database = database;
            this.journal = journal;
            this.refills = refills;
            this.prescriptions = prescriptions;
            this.write = write;
            this.draw = draw;
            this.kinds = kinds;
        }

        RefillView.Look at(Caller doctor, String id) {
            var renewal =
                    Renewal.Number.parse(id)
                            .flatMap(one -> database.read(refills.renewal(one)))
                            .filter(one -> one.doctor().equals(doctor.actor()))
                            .filter(one -> one.institution().equals(doctor.institution()))
                            .orElseThrow(() -> RefusedException.of(Reason.RENEWAL_UNKNOWN));
            var seen =
                    RefusedException.unless(
                            prescriptions.one(doctor, renewal.hiRxno(), "getRenewal", "treatment"));
            var trip = new RoundTrip();
            var last =
                    refills.lastSeen(
                            trip, renewal.personNo(), renewal.institution(), journal.now());
            var plan = trip.add(refills.plan(renewal.id()));
            database.send(trip);
            return view(doctor, renewal, seen, last.get(), plan.get());
        }

        private RefillView.Look view(
                Caller doctor,
                Renewal renewal,
                ShowPrescriptions.Seen seen,
                Optional<Instant> last,
                Optional<ReleasePlan> plan) {
            var draft = CopiedDraft.of(seen.message()).about(renewal.personNo(), Optional.empty());
            var findings = RefusedException.unless(write.advise(doctor, draft));
            return new RefillView.Look(
                    RefillView.Request.of(renewal),
                    draw.view(seen.prescription(), seen.message(), seen.events()),
                    Refills.adherence(seen.prescription()),
                    last.map(ReadingView::time),
                    plan.map(one -> RefillView.Plan.of(one, kinds)),
                    findings,
                    draft.unexplained(findings));
        }
    }
}
