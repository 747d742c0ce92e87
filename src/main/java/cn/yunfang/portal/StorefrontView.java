package cn.yunfang.portal;

import cn.yunfang.registry.DeliveryTerms;
import cn.yunfang.registry.OpeningHours;
import cn.yunfang.registry.OpeningHours.Span;
import cn.yunfang.registry.Storefront;
import cn.yunfang.shared.Fen;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pharmacy's hours and delivery as it tells them.
 *
 * @param weekly spans that come back every week, China time
 * @param closedDays on which none begins; a night that began before runs to its end
 * @param delivery absent when the pharmacy says nothing of it
 */
@Schema(name = "Storefront")
record StorefrontView(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable List<@Nullable Weekly> weekly,
        @Nullable List<@Nullable LocalDate> closedDays,
        @Nullable Delivery delivery) {
    /** That of a pharmacy which told nothing. */
    static final StorefrontView UNTOLD = new StorefrontView(List.of(), List.of(), null);

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d|24:00");
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK_DAYS = 7;

    /**
     * @param days 1 Monday to 7 Sunday; @param from HH:mm
     * @param to HH:mm or 24:00; earlier than {@code from} it is that of the next day
     */
    @Schema(name = "WeeklySpan")
    record Weekly(
            @Schema(example = "[1, 2, 3, 4, 5]") @Nullable List<@Nullable Integer> days,
            @Schema(example = "08:00") @Nullable String from,
            @Schema(example = "21:30") @Nullable String to) {}

    /**
     * @param radiusMetres 0 when it does not deliver; @param feeFen for one delivery
     * @param minimumFen what the goods must cost at least; @param minutes expected, to the door
     */
    @Schema(name = "DeliveryTerms")
    record Delivery(int radiusMetres, long feeFen, long minimumFen, int minutes) {}

    static StorefrontView of(Storefront shop) {
        return new StorefrontView(
                shop.hours().spans().stream()
                        .<@Nullable Weekly>map(StorefrontView::weekly)
                        .toList(),
                shop.hours().closedDays().stream().<@Nullable LocalDate>map(day -> day).toList(),
                shop.delivery()
                        .map(
                                one ->
                                        new Delivery(
                                                one.radiusMetres(),
                                                one.fee().value(),
                                                one.minimum().value(),
                                                one.minutes()))
                        .orElse(null));
    }

    private static Weekly weekly(Span span) {
        int closes = span.closesOfDay();
        return new Weekly(
                List.<@Nullable Integer>of(span.day()),
                time(span.opensOfDay()),
                closes > DAY ? time(closes - DAY) : time(closes));
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / HOUR, minutes % HOUR);
    }

    /** What it tells; refused when it cannot be read. */
    Storefront told() {
        var spans = new ArrayList<Span>();
        for (var each : Limits.said("weekly", "营业时间", weekly)) {
            var one = Limits.said("weekly", "营业时间", each);
            int from = minutes("weekly.from", one.from());
            int to = minutes("weekly.to", one.to());
            if (from == to || from == DAY) {
                throw Limits.invalid("weekly.to", "≠ from；00:00–24:00");
            }
            for (var said : Limits.said("weekly.days", "星期", one.days())) {
                int day = Limits.said("weekly.days", "星期", said);
                Limits.within("weekly.days", day, WEEK_DAYS);
                spans.add(Span.on(day, from, to < from ? to + DAY : to));
            }
        }
        return new Storefront(
                new OpeningHours(spans, closed()),
                Optional.ofNullable(delivery)
                        .map(
                                one ->
                                        new DeliveryTerms(
                                                one.radiusMetres(),
                                                new Fen(one.feeFen()),
                                                new Fen(one.minimumFen()),
                                                one.minutes())));
    }

    private List<LocalDate> closed() {
        return closedDays == null
                ? List.of()
                : closedDays.stream().map(day -> Limits.said("closedDays", "休息日", day)).toList();
    }

    private static int minutes(String field, @Nullable String time) {
        var said = Limits.said(field, "时刻", time);
        if (!TIME.matcher(said).matches()) {
            throw Limits.invalid(field, "HH:mm");
        }
        return Integer.parseInt(said.substring(0, 2)) * HOUR + Integer.parseInt(said.substring(3));
    }
}
