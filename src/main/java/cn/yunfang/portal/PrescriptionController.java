package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prescriptions as people read them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Prescriptions 处方")
class PrescriptionController {
    private static final Period YEAR = Period.ofYears(1);

    private final ShowPrescriptions show;
    private final Draw draw;
    private final DrawTrail drawTrail;
    private final Clock clock;

    PrescriptionController(ShowPrescriptions show, Draw draw, DrawTrail drawTrail, Clock clock) {
        this.show = show;
        this.draw = draw;
        this.drawTrail = drawTrail;
        this.clock = clock;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/persons/{psnNo}/prescriptions")
    @Operation(
            summary = "Prescriptions of a person 个人处方",
            description =
                    """
                    Uploaded prescriptions, newest first, at most 100. A patient sees his own, a \
                    hospital those it wrote, a pharmacy those it holds or handed over; clerks and \
                    regulators all of them, with a purpose and masked names.""")
    List<PrescriptionView> ofPerson(
            Caller caller,
            @PathVariable String psnNo,
            @RequestParam(required = false)
                    @Parameter(description = "First day, a year ago when absent")
                    @Nullable LocalDate since,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var from = since == null ? ChinaTime.today(clock).minus(YEAR) : since;
        var seen =
                RefusedException.unless(
                        show.ofPerson(
                                caller,
                                psnNo,
                                ChinaTime.startOf(from),
                                Sight.purpose(caller, purpose)));
        return seen.stream()
                .map(one -> draw.view(one.prescription(), one.message(), one.events()))
                .map(view -> Sight.seesNames(caller) ? view : view.withMaskedName())
                .toList();
    }

    @AllowedFor({
        Role.PATIENT,
        Role.MEDICAL,
        Role.PHARMACY,
        Role.REVIEWER,
        Role.CLERK,
        Role.REGULATOR
    })
    @GetMapping("/prescriptions/{hiRxno}")
    @Operation(
            summary = "One prescription 处方详情",
            description =
                    """
                    State in words and in the three national codes, lines with who holds them, and \
                    the status line. The ETag is the version: send it back as `If-None-Match`, or \
                    as `If-Match` with what changes the prescription.""")
    ResponseEntity<PrescriptionView> one(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var seen =
                RefusedException.unless(
                        show.one(
                                caller, hiRxno, "getPrescription", Sight.purpose(caller, purpose)));
        return ResponseEntity.ok()
                .eTag(Versions.tag(seen.prescription()))
                .body(draw.view(seen.prescription(), seen.message(), seen.events()));
    }

    @AllowedFor({
        Role.PATIENT,
        Role.MEDICAL,
        Role.PHARMACY,
        Role.REVIEWER,
        Role.CLERK,
        Role.REGULATOR
    })
    @GetMapping("/prescriptions/{hiRxno}/trail")
    @Operation(
            summary = "What happened to it, and who looked 处方轨迹与查阅记录",
            description =
                    """
                    Every fact with who, when and what, oldest first; for the patient and for \
                    supervision also who looked at it and why, newest first, at most 200.""")
    DrawTrail.Trail trail(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var seen =
                RefusedException.unless(
                        show.one(caller, hiRxno, "getTrail", Sight.purpose(caller, purpose)));
        return drawTrail.trail(seen, Sight.maySeeLooks(caller));
    }
}
