package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.trial.SimulatePolicy;
import cn.yunfang.trial.Trial;
import cn.yunfang.trial.TrialWords;
import cn.yunfang.trial.TrialXlsx;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A policy file tried before it takes effect. */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "Policies 待遇政策")
class TrialController {
    /**
     * What is tried.
     *
     * @param policy the file as it would be loaded, amounts and ratios as texts
     * @param from first day of settlement; @param to last day, a year at most
     */
    @Schema(name = "PolicyTrialQuestion")
    private record Question(Map<String, Object> policy, LocalDate from, LocalDate to) {}

    private final SimulatePolicy simulate;

    TrialController(SimulatePolicy simulate) {
        this.simulate = simulate;
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @PostMapping(path = "/simulations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Try a policy on past settlements 政策试算",
            description =
                    """
                    Calculates the standing settlements of the region's insured again, each \
                    person's in order, and answers the difference in money for each group. The \
                    file is checked as if it were loaded, and refused with place and cure of each \
                    fault. Nothing is written but the look.""")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Question.class)))
    TrialView simulate(
            Caller caller,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose,
            @Parameter(hidden = true) Fields body) {
        return TrialView.of(trial(caller, body, purpose));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @PostMapping(
            path = "/simulations.csv",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = Csv.MEDIA_TYPE)
    @Operation(
            summary = "The same as a table 政策试算下载（CSV）",
            description = "One row for each group, the total last; yuan.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Question.class)))
    String table(
            Caller caller,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose,
            @Parameter(hidden = true) Fields body) {
        return Csv.of(TrialWords.COLUMNS, TrialWords.rows(trial(caller, body, purpose)));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @PostMapping(
            path = "/simulations.xlsx",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = ClearingController.XLSX)
    @Operation(
            summary = "The same as a workbook 政策试算下载（XLSX）",
            description = "The same table for a spreadsheet, amounts as numbers.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Question.class)))
    byte[] workbook(
            Caller caller,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose,
            @Parameter(hidden = true) Fields body) {
        return TrialXlsx.of(trial(caller, body, purpose));
    }

    private Trial trial(Caller caller, Fields body, @Nullable String purpose) {
        if (body.object("policy").isEmpty()) {
            throw Limits.missing("policy", "政策文件");
        }
        var question =
                new SimulatePolicy.Question(
                        Json.text(body.object("policy").asMap()),
                        day(body, "from", "开始日期"),
                        day(body, "to", "结束日期"));
        return RefusedException.unless(
                simulate.simulate(caller, question, Sight.purpose(caller, purpose)));
    }

    private static LocalDate day(Fields body, String name, String chinese) {
        var text = body.optional(name).orElseThrow(() -> Limits.missing(name, chinese));
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Limits.invalid(name, "2026-01-01");
        }
    }
}
