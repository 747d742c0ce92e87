package cn.yunfang.portal;

import cn.yunfang.registry.DeliveryTerms;
import cn.yunfang.registry.OpeningHours;
import cn.yunfang.registry.Storefront;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a pharmacy is open, whether it delivers and how old its word is, at one moment. */
final class ShopView {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /**
     * @param known whether the pharmacy told its hours; nothing else is said when it did not
     * @param opensAt when it opens next, if it is shut
     * @param closesAt when it shuts, if it is open; absent when it stays open for a week and more
     */
    @Schema(name = "Opening")
    record Opening(
            boolean known,
            Optional<Boolean> open,
            Optional<OffsetDateTime> opensAt,
            Optional<OffsetDateTime> closesAt,
            Words words) {}

    /**
     * @param known whether the pharmacy told its terms; nothing else is said when it did not
     * @param reach DELIVERS, or why it does not: NOT_OFFERED, TOO_FAR, BELOW_MINIMUM
     * @param feeFen for one delivery, beside what is settled and never part of it
     * @param minimumFen what the goods must cost at least; @param minutes expected, to the door
     */
    @Schema(name = "DeliveryOffer")
    record Delivery(
            boolean known,
            Optional<Boolean> deliverable,
            Optional<String> reach,
            Optional<Integer> radiusMetres,
            Optional<Long> feeFen,
            Optional<Long> minimumFen,
            Optional<Integer> minutes,
            Words words) {}

    private ShopView() {}

    static Opening opening(Optional<Storefront> shop, Instant now) {
        return shop.map(Storefront::hours)
                .map(hours -> opening(hours, now))
                .orElseGet(
                        () ->
                                new Opening(
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Words("营业时间未登记", "hours not told")));
    }

    private static Opening opening(OpeningHours hours, Instant now) {
        if (!hours.isOpen(now)) {
            var opens = hours.opensFrom(now).atOffset(ChinaTime.ZONE);
            var at = MINUTES.format(opens);
            return new Opening(
                    true,
                    Optional.of(false),
                    Optional.of(opens),
                    Optional.empty(),
                    new Words("已打烊，" + at + "开门", "shut, opens at " + at));
        }
        var closes = hours.closesFrom(now).map(at -> at.atOffset(ChinaTime.ZONE));
        var words =
                closes.map(MINUTES::format)
                        .map(at -> new Words("营业中，" + at + "打烊", "open, shuts at " + at))
                        .orElseGet(() -> new Words("昼夜营业", "open day and night"));
        return new Opening(true, Optional.of(true), Optional.empty(), closes, words);
    }

    static Delivery delivery(Optional<DeliveryTerms> told, Optional<DeliveryTerms.Reach> reach) {
        var offered = told.filter(DeliveryTerms::offered);
        return new Delivery(
                told.isPresent(),
                reach.map(one -> one == DeliveryTerms.Reach.DELIVERS),
                reach.map(DeliveryTerms.Reach::name),
                offered.map(DeliveryTerms::radiusMetres),
                offered.map(one -> one.fee().value()),
                offered.map(one -> one.minimum().value()),
                offered.map(DeliveryTerms::minutes),
                reach.map(one -> new Words(one.chinese(), one.english()))
                        .orElseGet(() -> new Words("是否配送未登记", "delivery not told")));
    }

    /** How old a report is, in words that say when it is too old to be relied on. */
    static Words age(Instant reportedAt, Instant now, Duration stale) {
        var age = Duration.between(reportedAt, now);
        if (age.compareTo(stale) > 0) {
            return new Words(
                    "%d小时未更新".formatted(age.toHours()),
                    "stale: nothing told for %d h".formatted(age.toHours()));
        }
        return new Words(
                "%d分钟前更新".formatted(age.toMinutes()), "told %d min ago".formatted(age.toMinutes()));
    }

    static boolean isStale(Instant reportedAt, Instant now, Duration stale) {
        return Duration.between(reportedAt, now).compareTo(stale) > 0;
    }
}
