package cn.yunfang.portal;

import cn.yunfang.delivery.Deliveries;
import cn.yunfang.delivery.DeliveryStatus;
import cn.yunfang.delivery.FailReason;
import cn.yunfang.delivery.Order;
import cn.yunfang.delivery.Report;
import cn.yunfang.delivery.Services;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A parcel as its recipient sees it.
 *
 * @param number the pharmacy's own number (delvNo), or the order's
 * @param signCode what to say to the courier; it signs the parcel off, once
 * @param order of a parcel that the patient ordered here
 */
@Schema(name = "Parcel")
record ParcelView(
        PrescriptionView.Party pharmacy,
        String number,
        String courier,
        PrescriptionView.State state,
        OffsetDateTime at,
        boolean closed,
        Optional<String> signCode,
        List<Told> history,
        Optional<Ordered> order) {
    /** What the courier told, when it happened, and where he was. */
    @Schema(name = "ParcelReport")
    record Told(
            OffsetDateTime at, PrescriptionView.State state, String words, Optional<Spot> where) {
        static Told of(Report report) {
            return new Told(
                    report.at().atOffset(ChinaTime.ZONE),
                    ParcelView.state(report.status()),
                    report.described(),
                    Spot.of(report.longitude(), report.latitude()));
        }
    }

    /** Degrees, GCJ-02. */
    @Schema(name = "Spot")
    record Spot(BigDecimal longitude, BigDecimal latitude) {
        private static Optional<Spot> of(
                Optional<BigDecimal> longitude, Optional<BigDecimal> latitude) {
            return longitude.flatMap(east -> latitude.map(north -> new Spot(east, north)));
        }
    }

    /**
     * @param fee in yuan, paid to the pharmacy and part of no settlement
     * @param attempt which try, from 1; @param why of the last failure
     * @param mayCancel whether the patient may still cancel; @param maySendBack whether he may have
     *     a failed parcel sent back
     * @param refunded whether goods and money are back; @param refunding whether that is under way
     * @param shop where it comes from; @param door where it goes
     */
    @Schema(name = "ParcelOrder")
    record Ordered(
            Words service,
            boolean cold,
            BigDecimal fee,
            OffsetDateTime orderedAt,
            OffsetDateTime promisedUntil,
            boolean late,
            int attempt,
            Optional<Words> why,
            boolean lost,
            boolean ownRider,
            boolean mayCancel,
            boolean maySendBack,
            boolean refunding,
            boolean refunded,
            Optional<Spot> shop,
            Optional<Spot> door,
            Optional<String> address) {}

    static PrescriptionView.State state(DeliveryStatus status) {
        return new PrescriptionView.State(status.name(), status.chinese(), status.english());
    }

    /** What a kind of delivery is called. */
    static Words said(Services.Service service) {
        return new Words(service.chinese(), service.english());
    }

    static Ordered ordered(
            Order order, int attempt, DeliveryStatus status, Services.Service service, Ends ends) {
        var progress = order.progress();
        var door = ends.door();
        return new Ordered(
                said(service),
                order.cold(),
                order.fee().yuan(),
                order.orderedAt().atOffset(ChinaTime.ZONE),
                order.promisedUntil().atOffset(ChinaTime.ZONE),
                order.late(),
                attempt,
                why(progress.why()),
                progress.lost(),
                progress.ownRider(),
                status == DeliveryStatus.ORDERED,
                status == DeliveryStatus.FAILED,
                status == DeliveryStatus.RETURNING && progress.goodsBackAt().isPresent(),
                status == DeliveryStatus.RETURNED,
                ends.shop()
                        .map(
                                one ->
                                        new Spot(
                                                BigDecimal.valueOf(one.longitude()),
                                                BigDecimal.valueOf(one.latitude()))),
                door.flatMap(one -> Spot.of(one.longitude(), one.latitude())),
                door.map(Deliveries.Door::address));
    }

    /** Where a parcel comes from and goes to. */
    record Ends(Optional<Institution> shop, Optional<Deliveries.Door> door) {}

    static Optional<Words> why(String reason) {
        return Arrays.stream(FailReason.values())
                .filter(one -> one.name().equals(reason))
                .findFirst()
                .map(one -> new Words(one.chinese(), one.english()));
    }
}
