package cn.yunfang.portal;

import cn.yunfang.chronic.DetermineApplication;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
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

/** Applications to be filed for a chronic disease, for whoever determines. */
@RestController
@RequestMapping("/api/v1/chronic-applications/{id}")
@Tag(name = "Chronic 慢特病")
class ChronicDecisionController {
    /** What more is needed. */
    @Schema(name = "ChronicQuestion")
    record Question(
            @Schema(example = "请补充近半年的血压记录") @Nullable String chinese,
            @Schema(example = "blood pressures of the last half year, please")
                    @Nullable String english) {}

    /**
     * What is decided.
     *
     * @param criteria numbers of those found met, one of each part, when it is granted
     * @param from first day; as applied for but not before today when absent
     * @param to last day; as long as the disease's filings hold when absent
     * @param version of the application that was looked at; whichever it is when absent
     */
    @Schema(name = "ChronicDetermination")
    record Determination(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Boolean granted,
            @Nullable List<Integer> criteria,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "符合认定标准")
                    @Nullable String chinese,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "the criteria are met")
                    @Nullable String english,
            @Nullable Integer version) {
        DetermineApplication.Decision decision() {
            return new DetermineApplication.Decision(
                    Limits.said("granted", "是否认定", granted),
                    criteria == null ? List.of() : criteria,
                    Optional.ofNullable(from),
                    Optional.ofNullable(to),
                    ApplicationView.text(chinese),
                    ApplicationView.text(english),
                    version == null ? 0 : version);
        }
    }

    private final DetermineApplication determine;
    private final DrawApplications draw;
    private final Repeats repeats;

    ChronicDecisionController(
            DetermineApplication determine, DrawApplications draw, Repeats repeats) {
        this.determine = determine;
        this.draw = draw;
        this.repeats = repeats;
    }

    @AllowedFor({Role.MEDICAL, Role.CLERK})
    @PostMapping(path = "/question", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Ask for more evidence 要求补充材料",
            description = "The clock stands until it comes.")
    ApplicationView ask(Caller caller, @PathVariable String id, @RequestBody Question said) {
        return draw.of(
                caller,
                RefusedException.unless(
                        determine.ask(
                                caller,
                                id,
                                ApplicationView.text(said.chinese),
                                ApplicationView.text(said.english))));
    }

    @AllowedFor({Role.MEDICAL, Role.CLERK})
    @PostMapping(path = "/determination", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Grant or refuse 认定",
            description =
                    """
                    By a doctor of the institution that was asked or by the bureau, never by who \
                    applied or the patient himself; an appeal by the bureau, and never by who \
                    refused. Granting makes the filing at once. `Idempotency-Key` makes a \
                    repetition safe.\
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The application as it stands then",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ApplicationView.class)))
    ResponseEntity<String> determine(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Determination said) {
        var decision = said.decision();
        return Answers.json(
                repeats.once(
                        caller,
                        key,
                        "determine " + id + " " + Json.text(decision),
                        by ->
                                determine
                                        .determine(by, id, decision)
                                        .map(one -> draw.of(caller, one))));
    }
}
