package cn.yunfang.portal;

import cn.yunfang.formulary.Formulary;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.quote.HeldGoods;
import cn.yunfang.quote.HoldGoods;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Json;
import cn.yunfang.stock.Hold;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Quoted goods put aside for half an hour. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Prescriptions 处方")
class HoldController {
    private final HoldGoods goods;
    private final HeldGoods held;
    private final Repeats repeats;
    private final Draw draw;
    private final Formulary formulary;

    HoldController(
            HoldGoods goods, HeldGoods held, Repeats repeats, Draw draw, Formulary formulary) {
        this.goods = goods;
        this.held = held;
        this.repeats = repeats;
        this.draw = draw;
        this.formulary = formulary;
    }

    @AllowedFor({Role.PATIENT, Role.PHARMACY})
    @PostMapping(
            path = "/prescriptions/{hiRxno}/holds",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Hold quoted goods 预留",
            description =
                    """
                    The pharmacy keeps the rest of these lines for half an hour, at the price it \
                    has now: nobody else can buy them, and what is settled or sold for more is \
                    refused (`PRICE_ABOVE_HELD`). A line is held once: another pharmacy frees the \
                    former; asking again for what stands prolongs nothing. When the pharmacy \
                    fetches the prescription the hold lasts as long as its lease; handing over \
                    ends it. A pharmacy holds at itself and shows the patient's `code`. \
                    `Idempotency-Key` makes a repetition safe.""")
    @ApiResponse(
            responseCode = "201",
            description = "What is held; `warning` where the hospital is cheaper",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = HoldView.class))))
    ResponseEntity<String> hold(
            Caller caller,
            @PathVariable String hiRxno,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody HoldView.Request request) {
        var wish = request.wish(hiRxno, caller.institution());
        var answer =
                RefusedException.unless(
                        repeats.once(
                                caller,
                                key,
                                "hold " + Json.text(wish),
                                by -> goods.hold(by, wish).map(this::views)));
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY})
    @GetMapping("/prescriptions/{hiRxno}/holds")
    @Operation(
            summary = "What is held 查看预留",
            description =
                    "Empty when nothing is. A pharmacy sees what it holds itself and nothing else.")
    List<HoldView> show(Caller caller, @PathVariable String hiRxno) {
        return views(RefusedException.unless(held.of(caller, hiRxno)));
    }

    @AllowedFor(Role.PATIENT)
    @DeleteMapping("/prescriptions/{hiRxno}/holds")
    @Operation(
            summary = "Let held goods go 取消预留",
            description = "All that is held for the prescription; asking again changes nothing.")
    ResponseEntity<Void> end(Caller caller, @PathVariable String hiRxno) {
        RefusedException.unless(held.end(caller, hiRxno));
        return ResponseEntity.noContent().build();
    }

    @AllowedFor(Role.PHARMACY)
    @GetMapping("/holds")
    @Operation(
            summary = "What this pharmacy has to keep aside 本店预留",
            description = "The first to end first, five hundred at most; without names.")
    List<HoldView> atPharmacy(Caller caller) {
        return views(RefusedException.unless(held.at(caller)));
    }

    private List<HoldView> views(List<Hold> all) {
        return all.stream().map(one -> HoldView.of(one, draw, formulary)).toList();
    }
}
