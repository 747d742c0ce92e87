package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.recall.AnnounceRecall;
import cn.yunfang.recall.Recall;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drugs that are called back. */
@RestController
@RequestMapping("/api/v1/recalls")
@Tag(name = "Recalls 药品召回")
class RecallController {
    /**
     * @param id number of the notice
     * @param drug national drug code
     * @param batches batch numbers; none for every batch
     * @param grade 1 grave harm, 2 passing harm, 3 no harm likely
     * @param from first day it counts, not before today
     */
    @Schema(name = "RecallNotice")
    record Draft(
            @Schema(example = "YJ-2026-017") @Nullable String id,
            @Nullable String drug,
            @Nullable List<String> batches,
            @Schema(example = "2") @Nullable Integer grade,
            @Nullable LocalDate from,
            @Schema(example = "含量不符合标准") @Nullable String chinese,
            @Schema(example = "content out of specification") @Nullable String english,
            @Nullable String source) {}

    private final AnnounceRecall announce;

    RecallController(AnnounceRecall announce) {
        this.announce = announce;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Call a drug back 登记召回",
            description =
                    """
                    From its first day the drug is neither prescribed nor handed over in the \
                    bureau's region, and open prescriptions are looked at again; of a recall of \
                    some batches the hand-over refuses those.""")
    @ApiResponse(responseCode = "201", description = "The recall as stored")
    ResponseEntity<Recall> announce(Caller caller, @RequestBody Draft draft) {
        var stored = RefusedException.unless(announce.announce(caller, notice(draft)));
        return ResponseEntity.created(URI.create("/api/v1/recalls")).body(stored);
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Recalls of the region 本地召回",
            description = "Standing and lifted ones, the newest first.")
    List<Recall> list(Caller caller) {
        return RefusedException.unless(announce.list(caller));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @DeleteMapping("/{id}")
    @Operation(
            summary = "Lift a recall 解除召回",
            description = "One of the bureau's own; it stays on the list with the time it ended.")
    Recall lift(Caller caller, @PathVariable String id) {
        return RefusedException.unless(announce.lift(caller, id));
    }

    private static AnnounceRecall.Notice notice(Draft draft) {
        return new AnnounceRecall.Notice(
                Limits.said("id", "召回编号", draft.id),
                Limits.said("drug", "药品编码", draft.drug),
                Optional.ofNullable(draft.batches).orElse(List.of()),
                Limits.said("grade", "召回级别", draft.grade),
                Limits.said("from", "生效日期", draft.from),
                Limits.said("chinese", "召回原因", draft.chinese),
                Limits.said("english", "英文说明", draft.english),
                Limits.said("source", "依据", draft.source));
    }
}
