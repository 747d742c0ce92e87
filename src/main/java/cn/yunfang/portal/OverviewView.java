package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.registry.Institution;
import cn.yunfang.settlement.Settlements.Sums;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.supervision.Overview;
import cn.yunfang.supervision.Step;
import cn.yunfang.supervision.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A region's day in figures.
 *
 * @param region first digits of the division, "" for the whole platform
 * @param asOf when the figures were read
 * @param hours of the day, 0 to 23; @param before those of the day before
 * @param places institutions that did something that day
 */
@Schema(name = "Overview")
record OverviewView(
        LocalDate day,
        String region,
        OffsetDateTime asOf,
        Flow flow,
        Money money,
        Waiting waiting,
        List<Hour> hours,
        List<Hour> before,
        List<Place> places) {
    private static final int HOURS = 24;
    private static final Tally NOTHING = new Tally(Map.of());

    /**
     * Steps taken, each counted when it was taken, whenever the prescription was written.
     *
     * @param reviewed decided by rules or a pharmacist; @param rejected of them
     * @param settled with the insurance; @param handedOver also what patients paid alone
     */
    @Schema(name = "Flow")
    record Flow(
            long prescribed,
            long reviewed,
            long rejected,
            long fetched,
            long settled,
            long handedOver,
            long givenBack,
            long returned,
            long revoked) {
        static Flow of(Tally steps) {
            return new Flow(
                    steps.of(Step.PRESCRIBED),
                    steps.of(Step.REVIEWED),
                    steps.of(Step.REJECTED),
                    steps.of(Step.FETCHED),
                    steps.of(Step.SETTLED),
                    steps.of(Step.HANDED_OVER),
                    steps.of(Step.GIVEN_BACK),
                    steps.of(Step.RETURNED),
                    steps.of(Step.REVOKED));
        }
    }

    /**
     * Yuan, undoings taken off.
     *
     * @param settlements made; @param undone undoings made
     * @param account own and family accounts
     */
    @Schema(name = "MoneyOfDay")
    record Money(
            long settlements,
            long undone,
            BigDecimal total,
            BigDecimal funds,
            BigDecimal account,
            BigDecimal cash) {
        static Money of(Sums sums) {
            return new Money(
                    sums.settled(),
                    sums.undone(),
                    sums.total().yuan(),
                    sums.fund().yuan(),
                    sums.account().yuan(),
                    sums.cash().yuan());
        }
    }

    /**
     * Reviews nobody has decided yet, whenever they came.
     *
     * @param oldest since when the first of them waits
     */
    @Schema(name = "WaitingReviews")
    record Waiting(long open, long overdue, Optional<OffsetDateTime> oldest) {}

    /**
     * @param hour it began at, China time
     */
    @Schema(name = "HourOfDay")
    record Hour(int hour, Flow flow, Money money) {}

    /** Where it lies: degrees, GCJ-02. */
    @Schema(name = "PlaceOfDay")
    record Place(
            String code,
            String name,
            String type,
            String division,
            String divisionName,
            BigDecimal longitude,
            BigDecimal latitude,
            Flow flow,
            Money money) {
        static Place of(Institution one, String divisionName, Tally steps, Sums sums) {
            return new Place(
                    one.code(),
                    one.name(),
                    one.type().name(),
                    one.division(),
                    divisionName,
                    BigDecimal.valueOf(one.longitude()),
                    BigDecimal.valueOf(one.latitude()),
                    Flow.of(steps),
                    Money.of(sums));
        }
    }

    static OverviewView of(String region, LocalDate day, Overview.Day seen, Formulary formulary) {
        return new OverviewView(
                day,
                region,
                seen.asOf().atOffset(ChinaTime.ZONE),
                Flow.of(steps(seen, day)),
                Money.of(sums(seen, day)),
                new Waiting(
                        seen.waiting().open(),
                        seen.waiting().overdue(),
                        seen.waiting().oldest().map(at -> at.atOffset(ChinaTime.ZONE))),
                hours(day, seen),
                hours(day.minusDays(1), seen),
                seen.institutions().stream()
                        .filter(
                                one ->
                                        seen.places().containsKey(one.code())
                                                || seen.earned().containsKey(one.code()))
                        .map(
                                one ->
                                        Place.of(
                                                one,
                                                formulary
                                                        .divisionName(one.division())
                                                        .orElse(one.division()),
                                                seen.places().getOrDefault(one.code(), NOTHING),
                                                seen.earned().getOrDefault(one.code(), Sums.NONE)))
                        .toList());
    }

    private static List<Hour> hours(LocalDate day, Overview.Day seen) {
        var hours = new ArrayList<Hour>();
        for (int hour = 0; hour < HOURS; hour++) {
            var at = day.atTime(hour, 0).toInstant(ChinaTime.ZONE);
            hours.add(
                    new Hour(
                            hour,
                            Flow.of(seen.hours().getOrDefault(at, NOTHING)),
                            Money.of(seen.money().getOrDefault(at, Sums.NONE))));
        }
        return List.copyOf(hours);
    }

    private static Tally steps(Overview.Day seen, LocalDate day) {
        return Tally.sum(
                seen.hours().entrySet().stream()
                        .filter(one -> ChinaTime.date(one.getKey()).equals(day))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private static Sums sums(Overview.Day seen, LocalDate day) {
        return seen.money().entrySet().stream()
                .filter(one -> ChinaTime.date(one.getKey()).equals(day))
                .map(Map.Entry::getValue)
                .reduce(Sums.NONE, Sums::plus);
    }
}
