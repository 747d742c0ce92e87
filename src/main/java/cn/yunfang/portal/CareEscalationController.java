package cn.yunfang.portal;

import cn.yunfang.care.AnswerEscalation;
import cn.yunfang.care.Escalation;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

/** What visits found and a hospital's doctor has to look at. */
@RestController
@RequestMapping("/api/v1/care-escalations")
@Tag(name = "Family doctors 家庭医生")
class CareEscalationController {
    private static final int MOST = 100;

    /** Which of an institution's. */
    enum Which {
        /** Put to it and not answered. */
        OPEN,
        /** Put to it and answered. */
        ANSWERED,
        /** Put by it to others. */
        RAISED
    }

    /** What the patient is to do, and why. */
    @Schema(name = "CareEscalationAnswer")
    record Answer(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Escalation.@Nullable Advice advice,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "血压过高，今日来院复查")
                    @Nullable String text) {}

    private final AnswerEscalation escalations;
    private final ShowCare show;
    private final DrawCare draw;

    CareEscalationController(AnswerEscalation escalations, ShowCare show, DrawCare draw) {
        this.escalations = escalations;
        this.show = show;
        this.draw = draw;
    }

    @AllowedFor(Role.MEDICAL)
    @GetMapping
    @Operation(
            summary = "Findings put to a hospital 转诊任务",
            description =
                    """
                    Those that wait for the caller's institution, those it answered, or those it \
                    put to others, the newest first. Each look at a person is logged.""")
    CareView.Escalations list(
            Caller caller,
            @RequestParam(defaultValue = "OPEN") Which which,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE)
                    @Parameter(description = "`next` of the page before")
                    long before,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–100") int most) {
        var size = Limits.within("most", most, MOST);
        var at = caller.institution();
        var all =
                show.read(
                        which == Which.RAISED
                                ? escalations.raised(at, before, size)
                                : escalations.received(at, which == Which.ANSWERED, before, size));
        var persons =
                show.persons(
                        caller, "listEscalations", all.stream().map(Escalation::personNo).toList());
        return new CareView.Escalations(
                all.stream()
                        .map(one -> draw.escalation(one, null, persons.get(one.personNo())))
                        .toList(),
                all.size() < size
                        ? Optional.empty()
                        : Optional.of(all.getLast().number().serial()));
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping(path = "/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Answer a finding 答复转诊任务",
            description =
                    """
                    Once, by a doctor of the hospital that was asked; the patient and the village \
                    doctor are told.""")
    CareView.OneEscalation answer(
            Caller caller, @PathVariable String id, @RequestBody Answer body) {
        var advice = Limits.said("advice", "处理意见", body.advice);
        var text = Limits.said("text", "答复", body.text).strip();
        var one = RefusedException.unless(escalations.answer(caller, id, advice, text));
        var persons = show.persons(caller, "listEscalations", List.of(one.personNo()));
        return draw.escalation(one, null, persons.get(one.personNo()));
    }
}
