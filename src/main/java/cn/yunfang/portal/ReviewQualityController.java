package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.quality.Flag;
import cn.yunfang.quality.Period;
import cn.yunfang.quality.QualityReport;
import cn.yunfang.quality.TickFlag;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
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

/** How well prescriptions are reviewed (docs/review-quality.md). */
@RestController
@RequestMapping("/api/v1/review-quality")
@Tag(name = "Review quality 审方质量")
class ReviewQualityController {
    private static final int MOST = 200;

    /**
     * @param note what the second look found
     */
    @Schema(name = "SecondLookNote")
    record Note(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "已电话核实，无误")
                    @Nullable String note) {}

    private final QualityReport reports;
    private final TickFlag tick;
    private final DrawQuality draw;
    private final Clock clock;

    ReviewQualityController(QualityReport reports, TickFlag tick, DrawQuality draw, Clock clock) {
        this.reports = reports;
        this.tick = tick;
        this.draw = draw;
        this.clock = clock;
    }

    @AllowedFor({Role.REGULATOR, Role.REVIEWER})
    @GetMapping
    @Operation(
            summary = "How reviews were done, in numbers 审方质量统计",
            description =
                    """
                    By reviewer: decisions, time a line, approvals that came too fast, warnings \
                    overridden, planted cases found. By rule, the one most often acted on first. \
                    A bureau sees its region, a reviewer himself.""")
    QualityView report(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "First day, 30 days ago when absent")
                    @Nullable LocalDate from,
            @RequestParam(required = false)
                    @Parameter(description = "Last day, today when absent; a year at most")
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "")
                    @Parameter(description = "Only prescriptions of this institution")
                    String institution) {
        var days = days(from, to);
        return draw.view(
                days, RefusedException.unless(reports.report(caller, period(days, institution))));
    }

    @AllowedFor({Role.REGULATOR, Role.REVIEWER})
    @GetMapping(path = "/{table}.csv", produces = "text/csv;charset=utf-8")
    @Operation(
            summary = "The same numbers as a table 审方质量统计表下载",
            description =
                    """
                    `reviewers`, `rules` or `planted`, with the names of the JSON as first row.""")
    String table(
            Caller caller,
            @PathVariable QualityTable table,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String institution) {
        return table.of(report(caller, from, to, institution));
    }

    @AllowedFor({Role.REGULATOR, Role.REVIEWER})
    @GetMapping("/flags")
    @Operation(
            summary = "Approvals that came too fast 过快审方清单",
            description =
                    """
                    For a second look, newest first: who approved what, how long he had looked \
                    and why he insisted. A bureau sees its region, a reviewer his own.""")
    QualityView.Flags flags(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var size = Limits.within("most", most, MOST);
        var period = period(days(from, to), "");
        var before = Moment.parse(after, period.to());
        var found =
                RefusedException.unless(
                        reports.flags(caller, period, before.at(), before.id(), size));
        return new QualityView.Flags(found.stream().map(draw::flag).toList(), next(found, size));
    }

    @AllowedFor(Role.REGULATOR)
    @PostMapping(
            path = "/flags/{hiRxno}/{id}/second-look",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Tick off an approval that came too fast 登记复核",
            description =
                    """
                    Keeps who looked at it a second time, when, and his note, which the reviewer \
                    sees too. Only once: 404 `FLAG_NOT_OPEN` afterwards.""")
    QualityView.SecondLook tick(
            Caller caller,
            @PathVariable String hiRxno,
            @PathVariable long id,
            @RequestBody Note note) {
        var said = ReviewDecision.required("note", "复核说明", note.note());
        return QualityView.SecondLook.of(
                RefusedException.unless(tick.tick(caller, hiRxno, id, said)));
    }

    private static Optional<String> next(List<Flag> found, int size) {
        return found.size() < size
                ? Optional.empty()
                : Optional.of(new Moment(found.getLast().decidedAt(), found.getLast().id()).text());
    }

    private Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Days.asked(from, to, clock);
    }

    private static Period period(Days days, String institution) {
        return new Period("", institution, "", days.start(), days.end());
    }
}
