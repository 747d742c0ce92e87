package cn.yunfang.portal;

import cn.yunfang.supervision.Overview;
import cn.yunfang.supervision.Step;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which facts are asked for, as query parameters. */
record CasesAsked(
        @Parameter(
                        required = true,
                        description =
                                """
                                PRESCRIBED, REVIEWED, REJECTED, FETCHED, SETTLED, HANDED_OVER, \
                                GIVEN_BACK, RETURNED, REVOKED, MONEY""")
                @Nullable String step,
        @Parameter(description = "Today when absent") @Nullable LocalDate day,
        @Parameter(description = "Last day, `day` when absent; a year at most")
                @Nullable LocalDate until,
        @Parameter(description = "Of one day, 0–23; absent: all of it") @Nullable Integer hour,
        @Parameter(description = "Code; absent: all of the region") @Nullable String institution,
        @Parameter(description = "2, 4 or 6 digits within your own; absent: all of it")
                @Nullable String region,
        @Parameter(description = "`next` of the page before") @Nullable String after,
        @Parameter(description = "1–200, 50 when absent") @Nullable Integer most) {
    private static final Pattern REGION = Pattern.compile("(\\d\\d){0,3}");
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int LAST_HOUR = 23;

    int size() {
        return most == null ? USUAL : Limits.within("most", most, MOST);
    }

    Overview.Wanted wanted(Clock clock) {
        var first = Days.day("day", day, clock);
        var days = Days.asked(first, until == null ? first : until, clock);
        var from = days.start().plus(Duration.ofHours(hourOf()));
        var to = hour == null ? days.end() : from.plus(Duration.ofHours(1));
        var place = Moment.parse(said(after), to);
        return new Overview.Wanted(
                theStep(),
                region(said(region)),
                said(institution),
                from,
                to,
                place.at(),
                place.id());
    }

    private Step theStep() {
        return Step.of(Limits.said("step", "步骤", step))
                .orElseThrow(() -> Limits.invalid("step", Arrays.toString(Step.values())));
    }

    private int hourOf() {
        if (hour == null) {
            return 0;
        }
        if (hour < 0 || hour > LAST_HOUR || until != null) {
            throw Limits.invalid("hour", "0–" + LAST_HOUR);
        }
        return hour;
    }

    private static String said(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }

    /** First digits of a division, "" for all. */
    static String region(String said) {
        if (!REGION.matcher(said).matches()) {
            throw Limits.invalid("region", "2, 4, 6");
        }
        return said;
    }
}
