package cn.yunfang.portal;

import cn.yunfang.delivery.ChangeOrder;
import cn.yunfang.delivery.FailReason;
import cn.yunfang.delivery.PackOrder;
import cn.yunfang.delivery.ReceiveParcel;
import cn.yunfang.delivery.Services;
import cn.yunfang.delivery.Standing;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What patient and pharmacy do about an order of delivery. */
@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "Deliveries 配送")
class DeliveryOrderController {
    private static final int MOST_PACKS = 500;

    private final ChangeOrder change;
    private final PackOrder pack;
    private final ReceiveParcel receive;
    private final ShowOrders show;
    private final Services services;
    private final Draw draw;

    DeliveryOrderController(
            ChangeOrder change,
            PackOrder pack,
            ReceiveParcel receive,
            ShowOrders show,
            Services services,
            Draw draw) {
        this.change = change;
        this.pack = pack;
        this.receive = receive;
        this.show = show;
        this.services = services;
        this.draw = draw;
    }

    @AllowedFor(Role.PHARMACY)
    @GetMapping
    @Operation(
            summary = "Orders this pharmacy brings 本店配送单",
            description =
                    """
                    Open ones and those that ended within two days, the first promised first, five \
                    hundred at most; without names.""")
    List<DeliveryOrderView> list(Caller caller) {
        return show.at(caller).stream().map(this::view).toList();
    }

    @AllowedFor(Role.PHARMACY)
    @GetMapping("/{number}")
    @Operation(
            summary = "One order with its packing list 配送单与装箱单",
            description = "What is in it, with trace codes, and where it goes; the look is logged.")
    DeliveryOrderView.Detail one(Caller caller, @PathVariable String number) {
        return RefusedException.unless(show.one(caller, number, this::view));
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping("/{number}/cancel")
    @Operation(
            summary = "Cancel before it is packed 取消配送",
            description = "What was put aside is free again.")
    DeliveryOrderView cancel(Caller caller, @PathVariable String number) {
        return done(change.cancel(caller, number));
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping("/{number}/send-back")
    @Operation(
            summary = "Have a failed parcel sent back 退回药店",
            description = "Instead of another try; goods and money go back once it is there.")
    DeliveryOrderView sendBack(Caller caller, @PathVariable String number) {
        return done(change.sendBack(caller, number));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/{number}/code")
    @Operation(
            summary = "Code to fetch the prescription of an order 按配送单取处方",
            description =
                    """
                    As the patient would show it at the counter: it opens one claim. Only while \
                    the order waits to be packed.""")
    DeliveryOrderView.Code code(Caller caller, @PathVariable String number) {
        var token = RefusedException.unless(change.code(caller, number));
        return new DeliveryOrderView.Code(token.qr(), token.expiresAt().atOffset(ChinaTime.ZONE));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/{number}/pack", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Pack what was sold 打包",
            description =
                    """
                    What was handed over with trace codes since the order. The courier is ordered \
                    with it, unless the pharmacy's own rider goes.""")
    DeliveryOrderView pack(
            Caller caller,
            @PathVariable String number,
            @RequestBody DeliveryOrderView.Packing packing) {
        return done(pack.pack(caller, number, packing.own()));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/{number}/hand-over", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Hand to the courier 交付配送员",
            description = "Of the cold chain with the box's temperature, 2 to 8 ℃.")
    DeliveryOrderView handOver(
            Caller caller,
            @PathVariable String number,
            @RequestBody DeliveryOrderView.HandOver handOver) {
        return done(pack.handOver(caller, number, handOver.degrees(), handOver.own()));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/{number}/sign", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The recipient has it 签收",
            description = "By the code that he says, or by hand; five wrong codes leave the hand.")
    DeliveryOrderView sign(
            Caller caller,
            @PathVariable String number,
            @RequestBody DeliveryOrderView.SignOff signOff) {
        return view(RefusedException.unless(show.sign(caller, number, signOff)));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/{number}/fail", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The own rider could not hand it over 未送到",
            description = "There is a second try; after that, or refused, it goes back.")
    DeliveryOrderView fail(
            Caller caller,
            @PathVariable String number,
            @RequestBody DeliveryOrderView.Failure failure) {
        return done(pack.failed(caller, number, reason(failure.reason())));
    }

    private static FailReason reason(@Nullable String said) {
        var name = Limits.said("reason", "原因", said);
        return Arrays.stream(FailReason.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Limits.invalid("reason", Arrays.toString(FailReason.values())));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping("/{number}/again")
    @Operation(summary = "The own rider sets out again 再次配送")
    DeliveryOrderView again(Caller caller, @PathVariable String number) {
        return done(pack.again(caller, number));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/{number}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The pharmacy cannot bring it 药店撤单",
            description = "What was packed already is then taken back (`receive`).")
    DeliveryOrderView withdraw(
            Caller caller,
            @PathVariable String number,
            @RequestBody DeliveryOrderView.Withdrawal withdrawal) {
        var reason = Limits.said("reason", "原因", withdrawal.reason());
        return done(change.withdraw(caller, number, reason));
    }

    @AllowedFor(Role.PHARMACY)
    @PostMapping(path = "/{number}/receive", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A parcel is back in the shop 收回退件",
            description =
                    """
                    The goods go back to the shelf, but for `spoilt` packs and the cold chain; the \
                    settlement is undone and the card refunded. What cannot be done now is tried \
                    again by itself.""")
    DeliveryOrderView receive(
            Caller caller,
            @PathVariable String number,
            @RequestBody DeliveryOrderView.Received received) {
        var spoilt = received.spoilt();
        var codes =
                spoilt == null
                        ? List.<String>of()
                        : spoilt.stream().map(one -> Limits.said("spoilt", "追溯码", one)).toList();
        if (codes.size() > MOST_PACKS) {
            throw Limits.invalid("spoilt", "≤ " + MOST_PACKS);
        }
        return done(receive.receive(caller, number, codes));
    }

    private DeliveryOrderView done(Outcome<Standing> outcome) {
        return view(RefusedException.unless(outcome));
    }

    private DeliveryOrderView view(Standing standing) {
        return DeliveryOrderView.of(standing, draw, services);
    }
}
