package cn.yunfang.portal;

import cn.yunfang.delivery.Services;
import cn.yunfang.delivery.Standing;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as the pharmacy and the bureau see it, without names.
 *
 * @param metres as the crow flies; @param fee in yuan
 * @param why of the last failure; @param temperature of the box at hand-over, ℃
 * @param refunding the goods are back and the money is on its way
 */
@Schema(name = "DeliveryOrder")
record DeliveryOrderView(
        String number,
        String hiRxno,
        PrescriptionView.Party pharmacy,
        PrescriptionView.State state,
        OffsetDateTime at,
        Words service,
        boolean cold,
        long metres,
        BigDecimal fee,
        OffsetDateTime orderedAt,
        OffsetDateTime promisedUntil,
        boolean late,
        int attempt,
        boolean ownRider,
        Optional<BigDecimal> temperature,
        Optional<Words> why,
        boolean lost,
        boolean refunding) {
    static DeliveryOrderView of(Standing standing, Draw draw, Services services) {
        var order = standing.order();
        var progress = order.progress();
        return new DeliveryOrderView(
                order.number(),
                order.hiRxno(),
                draw.institution(order.institution()),
                ParcelView.state(standing.parcel().status()),
                standing.parcel().statusAt().atOffset(ChinaTime.ZONE),
                ParcelView.said(services.kind(order.service())),
                order.cold(),
                order.metres(),
                order.fee().yuan(),
                order.orderedAt().atOffset(ChinaTime.ZONE),
                order.promisedUntil().atOffset(ChinaTime.ZONE),
                order.late(),
                standing.parcel().attempt(),
                progress.ownRider(),
                progress.temperature(),
                ParcelView.why(progress.why()),
                progress.lost(),
                progress.goodsBackAt().isPresent() && progress.endedAt().isEmpty());
    }

    /**
     * One order with what is in it and where it goes.
     *
     * @param packed with trace codes, once it is packed; @param wanted what is put aside for it
     */
    @Schema(name = "DeliveryOrderDetail")
    record Detail(
            DeliveryOrderView order,
            String receiver,
            String phone,
            String address,
            List<Goods> wanted,
            List<Goods> packed,
            List<ParcelView.Told> history) {}

    /**
     * @param storage how it is to be kept cold, absent when it need not
     */
    @Schema(name = "DeliveryGoods")
    record Goods(
            String drugCode,
            String name,
            String spec,
            BigDecimal quantity,
            String unit,
            Optional<Words> storage,
            List<String> traceCodes) {}

    /**
     * @param ownRider the pharmacy brings it itself
     */
    @Schema(name = "DeliveryPacking")
    record Packing(@Nullable Boolean ownRider) {
        boolean own() {
            return ownRider != null && ownRider;
        }
    }

    /**
     * @param temperature of the box in ℃, required for the cold chain
     */
    @Schema(name = "DeliveryHandOver")
    record HandOver(
            @Schema(example = "4.5") @Nullable BigDecimal temperature, @Nullable Boolean ownRider) {
        private static final int MOST_DIGITS = 4;

        Optional<BigDecimal> degrees() {
            if (temperature != null
                    && (temperature.scale() > 1 || temperature.precision() > MOST_DIGITS)) {
                throw Limits.invalid("temperature", "2.0–8.0");
            }
            return Optional.ofNullable(temperature);
        }

        boolean own() {
            return ownRider != null && ownRider;
        }
    }

    /**
     * @param code what the recipient said; @param signature Base64 of what he wrote, instead
     */
    @Schema(name = "DeliverySignOff")
    record SignOff(
            @Schema(example = "012345") @Nullable String code,
            @Nullable String signature,
            @Nullable String signer) {}

    /**
     * @param reason of those listed
     */
    @Schema(name = "DeliveryFailure")
    record Failure(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            allowableValues = {
                                "NOBODY_HOME",
                                "UNREACHABLE",
                                "WRONG_ADDRESS",
                                "REFUSED",
                                "DAMAGED",
                                "OTHER"
                            })
                    @Nullable String reason) {}

    /**
     * @param spoilt trace codes of packs that may not be sold again
     */
    @Schema(name = "DeliveryReceived")
    record Received(@Nullable List<@Nullable String> spoilt) {}

    /** Why the pharmacy cannot bring it. */
    @Schema(name = "DeliveryWithdrawal")
    record Withdrawal(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

    /** What the pharmacy scans to fetch the prescription. */
    @Schema(name = "DeliveryCode")
    record Code(String qr, OffsetDateTime expiresAt) {}
}
