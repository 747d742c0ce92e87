package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.rules.BureauRule;
import cn.yunfang.rules.BureauRules;
import cn.yunfang.rules.Verdict;
import cn.yunfang.rules.WriteRule;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rules that bureaus write without code (docs/bureau-rules.md). */
@RestController
@RequestMapping("/api/v1/review-rules")
@Tag(name = "Review rules 审方规则")
class ReviewRuleController {
    /**
     * @param id B, the bureau's division, - and a name
     * @param from first day in force, not before today
     * @param perLine whether the expression is asked of each line; else once of the whole
     * @param twoPersons whether what it finds takes two pharmacists to approve; no when absent
     * @param chinese {drug} stands for the line's drug
     */
    @Schema(name = "ReviewRuleDraft")
    record Draft(
            @Schema(example = "B3201-LONG-ANTIBIOTIC") @Nullable String id,
            @Schema(example = "1.0") @Nullable String version,
            @Nullable LocalDate from,
            BureauRule.@Nullable Mode mode,
            Verdict.@Nullable Severity severity,
            @Nullable Boolean perLine,
            @Nullable Boolean twoPersons,
            @Schema(example = "line.classCode.startsWith('XJ01') && line.days > 7")
                    @Nullable String expression,
            @Schema(example = "{drug}超过7天，请说明理由") @Nullable String chinese,
            @Schema(example = "{drug} for more than 7 days: say why") @Nullable String english,
            @Nullable String source) {}

    private final WriteRule write;
    private final BureauRules rules;

    ReviewRuleController(WriteRule write, BureauRules rules) {
        this.write = write;
        this.rules = rules;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Add a version of a rule 新增规则版本",
            description =
                    """
                    A CEL expression over the prescription, checked before it is stored; a \
                    version never changes. `SHADOW` is watched and does not count; `ENDED` \
                    ends the rule.""")
    @ApiResponse(responseCode = "201", description = "The version as stored")
    ResponseEntity<BureauRule> add(Caller caller, @RequestBody Draft draft) {
        var stored = RefusedException.unless(write.write(caller, rule(draft)));
        return ResponseEntity.created(URI.create("/api/v1/review-rules")).body(stored);
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Rules of the region 本地规则",
            description = "All versions of the rules that run in the bureau's region.")
    List<BureauRule> list(Caller caller) {
        return RefusedException.unless(rules.of(caller));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/{id}/shadow")
    @Operation(
            summary = "What a rule on trial would have done 试运行差异",
            description =
                    """
                    By version: how many prescriptions it would have refused, warned of or \
                    informed about, and how many of them would have gone another way.""")
    BureauRules.Shadow shadow(Caller caller, @PathVariable String id) {
        return RefusedException.unless(rules.shadow(caller, id));
    }

    private static BureauRule rule(Draft draft) {
        return new BureauRule(
                Limits.said("id", "规则编号", draft.id),
                Limits.said("version", "版本", draft.version),
                Limits.said("from", "生效日期", draft.from),
                Limits.said("mode", "运行方式", draft.mode),
                Limits.said("severity", "严重程度", draft.severity),
                Optional.ofNullable(draft.perLine).orElse(false),
                Optional.ofNullable(draft.twoPersons).orElse(false),
                Limits.said("expression", "表达式", draft.expression),
                Limits.said("chinese", "中文说明", draft.chinese),
                Limits.said("english", "英文说明", draft.english),
                Limits.said("source", "依据", draft.source),
                "",
                Instant.EPOCH);
    }
}
