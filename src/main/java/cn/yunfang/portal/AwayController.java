package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.FileAway;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Filings for care in another city. */
@RestController
@RequestMapping("/api/v1/away-filings")
@Tag(name = "Away 异地就医")
class AwayController {
    /**
     * What is filed.
     *
     * @param psnNo the caller himself when absent
     * @param division place of care; zeros at its end stand for all below it
     */
    @Schema(name = "AwayFilingDraft")
    record Draft(
            @Nullable String psnNo,
            @Schema(example = "320100") @Nullable String division,
            AwayFiling.@Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * A filing.
     *
     * @param divisionName the place in words; in English the city, or the province, that it is in
     */
    @Schema(name = "AwayFiling")
    record View(
            @Schema(example = "0733000000000021001") String id,
            String psnNo,
            String division,
            Words divisionName,
            AwayFiling.Kind kind,
            LocalDate from,
            LocalDate to,
            OffsetDateTime filedAt,
            Optional<OffsetDateTime> endedAt) {
        static View of(AwayFiling one, DivisionNames names) {
            return new View(
                    one.id().toString(),
                    one.personNo(),
                    one.division(),
                    names.of(one.division()),
                    one.kind(),
                    one.from(),
                    one.to(),
                    one.filedAt().atOffset(ChinaTime.ZONE),
                    one.endedAt().map(at -> at.atOffset(ChinaTime.ZONE)));
        }
    }

    private final FileAway filings;
    private final DivisionNames names;

    AwayController(FileAway filings, DivisionNames names) {
        this.filings = filings;
        this.names = names;
    }

    @AllowedFor({Role.PATIENT, Role.CLERK})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "File care in another city 异地就医备案",
            description =
                    """
                    By the person himself, or by the bureau of his place of insurance, which alone \
                    files an EMERGENCY. What is not filed is paid by a lower ratio, as the policy \
                    of the place of insurance says.""")
    @ApiResponse(responseCode = "201", description = "The filing as stored")
    ResponseEntity<View> file(Caller caller, @RequestBody Draft draft) {
        var filed =
                filings.file(
                        caller,
                        new FileAway.Draft(
                                who(caller, draft.psnNo),
                                Limits.said("division", "就医地", draft.division),
                                Limits.said("kind", "备案类型", draft.kind),
                                Limits.said("from", "开始日期", draft.from),
                                Limits.said("to", "结束日期", draft.to)));
        return ResponseEntity.created(URI.create("/api/v1/away-filings"))
                .body(View.of(RefusedException.unless(filed), names));
    }

    @AllowedFor({Role.PATIENT, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Filings of a person 异地就医备案查询",
            description =
                    """
                    Ended ones too. A patient sees his own, a bureau those of persons insured in \
                    its division and says why; each look is logged.""")
    List<View> list(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "The caller himself when absent")
                    @Nullable String psnNo,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var all = filings.list(caller, who(caller, psnNo), Sight.purpose(caller, purpose));
        return RefusedException.unless(all).stream().map(one -> View.of(one, names)).toList();
    }

    @AllowedFor({Role.PATIENT, Role.CLERK})
    @DeleteMapping("/{id}")
    @Operation(
            summary = "Take a filing back 撤销异地就医备案",
            description = "Settlements made by it stand.")
    View end(Caller caller, @PathVariable String id) {
        return View.of(RefusedException.unless(filings.end(caller, id)), names);
    }

    private static String who(Caller caller, @Nullable String psnNo) {
        if (psnNo != null) {
            return psnNo;
        }
        if (caller.role() != Role.PATIENT) {
            throw Limits.missing("psnNo", "人员编号");
        }
        return caller.actor();
    }
}
