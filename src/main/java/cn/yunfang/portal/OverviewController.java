package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.supervision.Overview;
import cn.yunfang.supervision.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A region in figures, and the way from a figure to what it counts. */
@RestController
@RequestMapping("/api/v1/overview")
@Tag(name = "Overview 监管总览")
class OverviewController {
    private static final Pattern REGION = Pattern.compile("(\\d\\d){0,3}");
    private static final int MOST = 200;
    private static final int LAST_HOUR = 23;

    /**
     * @param next send it as {@code after} for the next page; absent on the last one
     */
    @Schema(name = "Cases")
    record Cases(List<CaseView> items, Optional<String> next) {}

    private final Overview overview;
    private final Draw draw;
    private final Clock clock;

    OverviewController(Overview overview, Draw draw, Clock clock) {
        this.overview = overview;
        this.draw = draw;
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
        var seen = RefusedException.unless(overview.day(caller, region(region), asked));
        return OverviewView.of(region.isEmpty() ? caller.institution() : region, asked, seen);
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
                        overview.compare(caller, region(region), days.from(), days.to())));
    }

    @AllowedFor({Role.REGULATOR, Role.CLERK})
    @GetMapping("/cases")
    @Operation(
            summary = "The list behind a figure 数字背后的清单",
            description =
                    """
                    The facts that a figure counts, newest first, without names; each opens as \
                    prescription or settlement, which asks for the purpose and logs it.""")
    Cases cases(
            Caller caller,
            @RequestParam
                    @Parameter(
                            description =
                                    """
                                    PRESCRIBED, REVIEWED, REJECTED, FETCHED, SETTLED, \
                                    HANDED_OVER, GIVEN_BACK, RETURNED, REVOKED, MONEY""")
                    String step,
            @RequestParam(required = false) @Parameter(description = "Today when absent")
                    @Nullable LocalDate day,
            @RequestParam(required = false)
                    @Parameter(description = "Of the day, 0–23; absent: all of it")
                    @Nullable Integer hour,
            @RequestParam(defaultValue = "") @Parameter(description = "Code; absent: all")
                    String institution,
            @RequestParam(defaultValue = "")
                    @Parameter(description = "2, 4 or 6 digits within your own; absent: all of it")
                    String region,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before")
                    String after,
            @RequestParam(defaultValue = "50") @Parameter(description = "1–200") int most) {
        var size = Limits.within("most", most, MOST);
        var start = ChinaTime.startOf(Days.day("day", day, clock));
        var from = hour == null ? start : start.plus(Duration.ofHours(hourOf(hour)));
        var to = from.plus(hour == null ? Duration.ofDays(1) : Duration.ofHours(1));
        var place = Moment.parse(after, to);
        var wanted =
                new Overview.Wanted(
                        step(step), region(region), institution, from, to, place.at(), place.id());
        var found = RefusedException.unless(overview.facts(caller, wanted, size));
        return new Cases(
                found.stream().map(one -> CaseView.of(one, draw)).toList(),
                found.size() < size
                        ? Optional.empty()
                        : Optional.of(
                                new Moment(
                                                found.getLast().told().occurredAt(),
                                                found.getLast().id())
                                        .text()));
    }

    private static Step step(String name) {
        return Step.of(name)
                .orElseThrow(() -> Limits.invalid("step", Arrays.toString(Step.values())));
    }

    private static int hourOf(int hour) {
        if (hour < 0 || hour > LAST_HOUR) {
            throw Limits.invalid("hour", "0–" + LAST_HOUR);
        }
        return hour;
    }

    private static String region(String said) {
        if (!REGION.matcher(said).matches()) {
            throw Limits.invalid("region", "2, 4, 6");
        }
        return said;
    }
}
