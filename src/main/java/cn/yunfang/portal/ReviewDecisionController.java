package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.prescription.AnswerReview;
import cn.yunfang.prescription.DecideReview;
import cn.yunfang.prescription.PrescriptionState;
import cn.yunfang.quality.DecidePlanted;
import cn.yunfang.review.Ruling;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a reviewer decides, and what the doctor answers to his question. */
@RestController
@RequestMapping(path = "/api/v1/reviews/{hiRxno}", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviews 审方")
class ReviewDecisionController {
    /**
     * @param test absent but for a planted case: what it was and whether he found it
     */
    @Schema(name = "ReviewDecided")
    record Decided(
            String hiRxno,
            PrescriptionView.State state,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<DecidePlanted.Tested> test) {}

    /**
     * @param answer what the reviewer will read
     */
    @Schema(name = "ReviewAnswer")
    record Answer(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "患者已耐受该剂量三年，继续使用")
                    @Nullable String answer) {}

    private final DecideReview decide;
    private final DecidePlanted planted;
    private final AnswerReview answers;
    private final Repeats repeats;

    ReviewDecisionController(
            DecideReview decide, DecidePlanted planted, AnswerReview answers, Repeats repeats) {
        this.decide = decide;
        this.planted = planted;
        this.answers = answers;
        this.repeats = repeats;
    }

    @AllowedFor(Role.REVIEWER)
    @PostMapping("/decision")
    @Operation(
            summary = "Approve, refuse, ask or suggest 审方结论",
            description =
                    """
                    `decision` is APPROVE, REJECT, ASK (the doctor; the task waits for his answer) \
                    or SUGGEST (refused, and `opinion` says what would be right). All but APPROVE \
                    need `opinion`. An approval by somebody who looked for less time than the \
                    lines take is refused until he insists with `confirmFast`; it then counts and \
                    is flagged. `answers` says of single alerts what was done about them. \
                    `Idempotency-Key` makes a repetition safe; `If-Match` refuses \
                    when the prescription changed since it was read.""")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Decided.class)))
    ResponseEntity<String> decide(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReviewDecision decision) {
        var ruling = decision.ruling();
        var version = Versions.expected(ifMatch);
        var request = "decision " + hiRxno + " " + Json.text(decision);
        return Answers.json(
                repeats.once(caller, key, request, by -> decide(by, hiRxno, ruling, version)));
    }

    // a task without a prescription may be a planted one; nothing before this tells them apart
    private Outcome<Decided> decide(
            Caller by, String hiRxno, Ruling ruling, Optional<Integer> version) {
        return switch (decide.decide(by, hiRxno, ruling, version)) {
            case Outcome.Refused<PrescriptionState>(var refusal)
                    when refusal.reason() == Reason.REVIEW_UNKNOWN ->
                    planted.decide(by, hiRxno, ruling, version)
                            .map(told -> decided(hiRxno, as(ruling), Optional.of(told)));
            case Outcome<PrescriptionState> other -> other.map(state -> decided(hiRxno, state));
        };
    }

    private static PrescriptionState as(Ruling ruling) {
        return switch (ruling.kind()) {
            case APPROVE -> PrescriptionState.EFFECTIVE;
            case REJECT, SUGGEST -> PrescriptionState.REJECTED;
            case ASK -> PrescriptionState.UPLOADED;
        };
    }

    @AllowedFor(Role.MEDICAL)
    @PostMapping("/answer")
    @Operation(
            summary = "Answer the reviewer 答复审方提问",
            description =
                    """
                    By the hospital that prescribed, to what D006 shows as the question; the task \
                    is on the work list again. `Idempotency-Key` makes a repetition safe.""")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Decided.class)))
    ResponseEntity<String> answer(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Answer body) {
        var text = ReviewDecision.required("answer", "答复", body.answer());
        return Answers.json(
                repeats.once(
                        caller,
                        key,
                        "answer " + hiRxno + " " + text,
                        by ->
                                answers.answer(by, hiRxno, text)
                                        .map(state -> decided(hiRxno, state))));
    }

    private static Decided decided(String hiRxno, PrescriptionState state) {
        return decided(hiRxno, state, Optional.empty());
    }

    private static Decided decided(
            String hiRxno, PrescriptionState state, Optional<DecidePlanted.Tested> test) {
        return new Decided(
                hiRxno,
                new PrescriptionView.State(state.name(), state.chinese(), state.english()),
                test);
    }
}
