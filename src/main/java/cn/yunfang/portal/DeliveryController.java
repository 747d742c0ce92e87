package cn.yunfang.portal;

import cn.yunfang.delivery.Deliveries;
import cn.yunfang.delivery.DeliveryStatus;
import cn.yunfang.delivery.OrderDelivery;
import cn.yunfang.delivery.PackOrder;
import cn.yunfang.delivery.Services;
import cn.yunfang.delivery.Standing;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Medicine on its way to the patient. */
@RestController
@RequestMapping("/api/v1/prescriptions/{hiRxno}/deliveries")
@Tag(name = "Deliveries 配送")
class DeliveryController {
    /**
     * @param pharmacy that holds goods of the prescription; @param addressId one of his own
     */
    @Schema(name = "DeliveryRequest")
    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String pharmacy,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String addressId) {}

    /**
     * An order as it was taken.
     *
     * @param fee in yuan, paid to the pharmacy and part of no settlement
     */
    @Schema(name = "DeliveryTaken")
    record Taken(
            String number,
            PrescriptionView.State state,
            Words service,
            boolean cold,
            BigDecimal fee,
            OffsetDateTime promisedUntil) {}

    private final ShowDeliveries show;
    private final OrderDelivery order;
    private final PackOrder pack;
    private final Services services;
    private final Repeats repeats;
    private final Draw draw;
    private final Registry registry;

    DeliveryController(
            ShowDeliveries show,
            OrderDelivery order,
            PackOrder pack,
            Services services,
            Repeats repeats,
            Draw draw,
            Registry registry) {
        this.show = show;
        this.order = order;
        this.pack = pack;
        this.services = services;
        this.repeats = repeats;
        this.draw = draw;
        this.registry = registry;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping
    @Operation(
            summary = "Where my medicine is 配送进度",
            description =
                    """
                    Parcels of the patient's own prescription, oldest first, with what the \
                    courier told and where he was. The code that signs a parcel off is shown to \
                    the patient alone.""")
    List<ParcelView> list(Caller caller, @PathVariable String hiRxno) {
        return RefusedException.unless(show.of(caller, hiRxno)).stream().map(this::view).toList();
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Have it brought 下配送单",
            description =
                    """
                    What the pharmacy holds for the patient (`POST …/holds`) is brought to one of \
                    his addresses, if the pharmacy delivers there. The goods stay put aside until \
                    the promise; the pharmacy fetches the prescription by the order. \
                    `Idempotency-Key` makes a repetition safe.""")
    @ApiResponse(
            responseCode = "201",
            description = "The order, with its fee and promise",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Taken.class)))
    ResponseEntity<String> order(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Request request) {
        var pharmacy = Limits.said("pharmacy", "药店编码", request.pharmacy());
        var address = number(Limits.said("addressId", "收货地址", request.addressId()));
        var wish = new OrderDelivery.Wish(hiRxno, pharmacy, address);
        var answer =
                RefusedException.unless(
                        repeats.once(
                                caller,
                                key,
                                "deliver " + wish,
                                by -> order.order(by, wish).map(this::taken)));
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Limits.invalid("addressId", "1–" + Long.MAX_VALUE);
        }
    }

    private Taken taken(Standing standing) {
        var one = standing.order();
        return new Taken(
                one.number(),
                ParcelView.state(standing.parcel().status()),
                ParcelView.said(services.kind(one.service())),
                one.cold(),
                one.fee().yuan(),
                one.promisedUntil().atOffset(ChinaTime.ZONE));
    }

    private ParcelView view(ShowDeliveries.Seen seen) {
        var parcel = seen.parcel();
        boolean closed = parcel.status().isClosed();
        boolean back = parcel.status() == DeliveryStatus.RETURNING;
        return new ParcelView(
                draw.institution(parcel.institution()),
                parcel.number(),
                seen.order().isPresent() ? courier(seen) : parcel.courier(),
                ParcelView.state(parcel.status()),
                parcel.statusAt().atOffset(ChinaTime.ZONE),
                closed,
                closed || back
                        ? Optional.empty()
                        : seen.recipient().map(Deliveries.Recipient::signCode),
                seen.history().stream().map(ParcelView.Told::of).toList(),
                seen.order()
                        .map(
                                one ->
                                        ParcelView.ordered(
                                                one,
                                                parcel.attempt(),
                                                parcel.status(),
                                                services.kind(one.service()),
                                                new ParcelView.Ends(
                                                        registry.institution(one.institution()),
                                                        seen.recipient()
                                                                .map(
                                                                        Deliveries.Recipient
                                                                                ::door)))));
    }

    private String courier(ShowDeliveries.Seen seen) {
        boolean own = seen.order().orElseThrow().progress().ownRider();
        return own
                ? draw.institution(seen.parcel().institution()).name()
                : pack.courierName().orElse("");
    }
}
