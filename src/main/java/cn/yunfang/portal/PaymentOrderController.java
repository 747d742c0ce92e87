package cn.yunfang.portal;

import cn.yunfang.clearing.PayClearing;
import cn.yunfang.clearing.Payment;
import cn.yunfang.clearing.ReadClearing;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Json;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prepayments, and all orders to the bank. */
@RestController
@RequestMapping("/api/v1/clearing")
@Tag(name = "Clearing 清算")
class PaymentOrderController {
    private static final List<String> COLUMNS =
            List.of("指令编号", "日期", "经办区划", "机构编码", "清算申请", "金额", "其中银行卡代收", "用途", "经办人");

    /**
     * @param amount in yuan; negative when the institution pays it back
     */
    @Schema(name = "PrepaymentDraft")
    record Draft(
            @Schema(example = "P37108300001") @Nullable String institution,
            @Schema(example = "50000.00") @Nullable BigDecimal amount,
            @Schema(example = "2026年第四季度周转金") @Nullable String chinese,
            @Schema(example = "prepayment for the fourth quarter") @Nullable String english) {}

    /**
     * An order to the bank, in yuan.
     *
     * @param application "" for a prepayment
     * @param amount negative when the institution pays
     * @param card of it, out of the accounts at which the cards' money lies and not the bureau's
     */
    @Schema(name = "PaymentOrder")
    record Order(
            String id,
            OffsetDateTime at,
            String division,
            String institution,
            String application,
            BigDecimal amount,
            BigDecimal card,
            String chinese,
            String english,
            String by) {
        static Order of(Payment one) {
            return new Order(
                    Long.toString(one.id()),
                    one.at().atOffset(ChinaTime.ZONE),
                    one.division(),
                    one.institution(),
                    one.application() == 0 ? "" : Long.toString(one.application()),
                    one.amount().yuan(),
                    one.card().yuan(),
                    one.chinese(),
                    one.english(),
                    one.by());
        }
    }

    private final PayClearing pay;
    private final ReadClearing read;
    private final Repeats repeats;
    private final Clock clock;

    PaymentOrderController(PayClearing pay, ReadClearing read, Repeats repeats, Clock clock) {
        this.pay = pay;
        this.read = read;
        this.repeats = repeats;
        this.clock = clock;
    }

    @AllowedFor({Role.CLERK})
    @PostMapping(path = "/prepayments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Draft a prepayment 提出拨付周转金",
            description =
                    """
                    To be offset against later clearings, or paid back (a negative amount). Once \
                    for each `Idempotency-Key`, which is required. Nothing is booked or paid until \
                    another clerk releases it.""")
    @ApiResponse(
            responseCode = "200",
            description = "What waits for its release, with who drafted it",
            content = @Content(schema = @Schema(implementation = Order.class)))
    ResponseEntity<String> prepay(
            Caller caller,
            @RequestBody Draft draft,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Limits.missing("Idempotency-Key", "幂等键");
        }
        var prepayment =
                new PayClearing.Prepayment(
                        Limits.said("institution", "机构编码", draft.institution),
                        Limits.yuan("amount", "周转金", draft.amount),
                        Limits.said("chinese", "用途", draft.chinese),
                        Limits.said("english", "英文说明", draft.english));
        return Answers.json(
                repeats.once(
                        caller,
                        key,
                        "prepay " + Json.text(prepayment),
                        by -> pay.prepay(by, prepayment).map(Order::of)));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/prepayments")
    @Operation(
            summary = "Prepayments that wait 待拨付周转金",
            description = "Those of the bureau's region, oldest first, at most 1000.")
    List<Order> waiting(Caller caller) {
        return RefusedException.unless(read.waiting(caller)).stream().map(Order::of).toList();
    }

    @AllowedFor({Role.CLERK})
    @PostMapping("/prepayments/{id}/release")
    @Operation(
            summary = "Release a prepayment 复核拨付周转金",
            description =
                    """
                    By another clerk than who drafted it. Books it and writes the order to the \
                    bank down, which stands in the day's payments.""")
    Order release(Caller caller, @PathVariable long id) {
        return Order.of(RefusedException.unless(pay.release(caller, id)));
    }

    @AllowedFor({Role.CLERK})
    @PostMapping("/prepayments/{id}/withdrawal")
    @Operation(
            summary = "Drop a prepayment 撤销待拨付周转金",
            description = "As long as it waits; nothing was booked. Answers what was dropped.")
    Order drop(Caller caller, @PathVariable long id) {
        return Order.of(RefusedException.unless(pay.drop(caller, id)));
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping("/payments")
    @Operation(
            summary = "Orders to the bank 付款指令",
            description =
                    """
                    Of some days and the bureau's region: what was decided and paid, and \
                    prepayments. Also as `.csv` for the bank.""")
    List<Order> payments(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var days = Days.asked(from, to, clock);
        return RefusedException.unless(read.payments(caller, days.start(), days.end())).stream()
                .map(Order::of)
                .toList();
    }

    @AllowedFor({Role.CLERK, Role.REGULATOR})
    @GetMapping(path = "/payments.csv", produces = Csv.MEDIA_TYPE)
    @Operation(
            summary = "Orders to the bank as a table 付款指令下载",
            description = "One row for each order; yuan.")
    String table(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var rows =
                payments(caller, from, to).stream()
                        .map(
                                one ->
                                        List.<Object>of(
                                                Csv.digits(one.id),
                                                one.at.toLocalDate(),
                                                one.division,
                                                one.institution,
                                                Csv.digits(one.application),
                                                one.amount,
                                                one.card,
                                                one.chinese,
                                                one.by))
                        .toList();
        return Csv.of(COLUMNS, rows);
    }
}
