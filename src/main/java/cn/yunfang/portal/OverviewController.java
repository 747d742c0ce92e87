package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.supervision.Overview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A region in figures, and the way from a figure to what it counts. */
@RestController
@RequestMapping("/api/v1/overview")
@Tag(name = "Overview 监管总览")
class OverviewController {
    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "Cases")
    record Cases(List<CaseView> items, Optional<String> next) {}

    private final Overview overview;
    private final Draw draw;
    private final Formulary formulary;
    private final Clock clock;

    OverviewController(Overview overview, Draw draw, Formulary formulary, Clock clock) {
        this.overview = overview;
        this.draw = draw;
        this.formulary = formulary;
        this.clock = clock;
    }

    @AllowedFor({Role.REGULATOR, Role.CLERK})
    @GetMapping
    @Operation(
            summary = "A region's day in figures 一日总览",
            description =
                    """
                    Prescriptions by step and money by who pays, whole and by hour and \
                    institution, with the hours of the day before. Counts lag by two seconds; \
                    money is read from the settlements. Nobody's data, so no purpose is asked.""")
    OverviewView day(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = "Today when absent")
                    @Nullable LocalDate day,
            @RequestParam(defaultValue = "")
                    @Parameter(description = "2, 4 or 6 digits within your own; absent: all of it")
                    String region) {
        var asked = Days.day("day", day, clock);
        var seen = RefusedException.unless(overview.day(caller, CasesAsked.region(region), asked));
        return OverviewView.of(
                region.isEmpty() ? caller.institution() : region, asked, seen, formulary);
    }

    @AllowedFor({Role.REGULATOR, Role.CLERK})
    @GetMapping("/institutions")
    @Operation(
            summary = "Institutions beside each other 机构对比",
            description =
                    """
                    Rejections, review times and average amounts of a span of days, and which of \
                    them lie more than three robust standard deviations from the middle of their \
                    kind. What rests on fewer than five cases is left out.""")
    ComparisonView institutions(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(description = "First day, 30 days ago when absent")
                    @Nullable LocalDate from,
            @RequestParam(required = false)
                    @Parameter(description = "Last day, today when absent; a year at most")
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "")
                    @Parameter(description = "2, 4 or 6 digits within your own; absent: all of it")
                    String region) {
        var days = Days.asked(from, to, clock);
        return ComparisonView.of(
                days,
                clock.instant(),
                RefusedException.unless(
                        overview.compare(
                                caller, CasesAsked.region(region), days.from(), days.to())));
    }

    @AllowedFor({Role.REGULATOR, Role.CLERK})
    @GetMapping("/cases")
    @Operation(
            summary = "The list behind a figure 数字背后的清单",
            description =
                    """
                    The facts that a figure counts, newest first, without names; each opens as \
                    prescription or settlement, which asks for the purpose and logs it.""")
    Cases cases(Caller caller, @ParameterObject CasesAsked asked) {
        var found =
                RefusedException.unless(overview.facts(caller, asked.wanted(clock), asked.size()));
        return new Cases(
                found.stream().map(one -> CaseView.of(one, draw)).toList(),
                found.size() < asked.size()
                        ? Optional.empty()
                        : Optional.of(
                                new Moment(
                                                found.getLast().told().occurredAt(),
                                                found.getLast().id())
                                        .text()));
    }
}
