package cn.yunfang.portal;

import cn.yunfang.clearing.DecideClearing;
import cn.yunfang.clearing.Deduction;
import cn.yunfang.clearing.DeductionReason;
import cn.yunfang.clearing.PayClearing;
import cn.yunfang.clearing.ReadClearing;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Monthly clearing: what institutions applied for, decided and paid (docs/money.md). */
@RestController
@RequestMapping("/api/v1/clearing/applications")
@Tag(name = "Clearing 清算")
class ClearingApplicationController {
    /**
     * @param setlId the settlement
     * @param line its row from 1 on; 0 or none for the settlement as a whole
     * @param amount in yuan, at most what the funds paid
     */
    @Schema(name = "DeductionDraft")
    record DeductionDraft(
            @Schema(example = "0733000000000021001") @Nullable String setlId,
            @Nullable Integer line,
            @Schema(example = "12.50") @Nullable BigDecimal amount,
            @Nullable DeductionReason reason,
            @Schema(example = "超过限定支付范围") @Nullable String chinese,
            @Schema(example = "beyond the restriction on payment") @Nullable String english) {}

    /**
     * @param offset in yuan, taken from what the institution holds of prepayments; 0 when absent
     */
    @Schema(name = "ClearingDecision")
    record Decision(
            @Nullable List<DeductionDraft> deductions,
            @Schema(example = "0.00") @Nullable BigDecimal offset,
            @Schema(example = "同意拨付") @Nullable String chinese,
            @Schema(example = "approved") @Nullable String english) {}

    /** Why. */
    @Schema(name = "ClearingRejection")
    record Rejection(
            @Schema(example = "请先对明细账") @Nullable String chinese,
            @Schema(example = "reconcile the details first") @Nullable String english) {}

    private final ReadClearing read;
    private final DecideClearing decide;
    private final PayClearing pay;

    ClearingApplicationController(ReadClearing read, DecideClearing decide, PayClearing pay) {
        this.read = read;
        this.decide = decide;
        this.pay = pay;
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Applications of a month 清算申请列表",
            description =
                    """
                    An institution's own, or those of the bureau's region, at most 1000; with \
                    withdrawn and rejected ones. Each look is logged.""")
    List<ClearingView> list(
            Caller caller,
            @RequestParam @Parameter(example = "2026-10") YearMonth month,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var all = read.list(caller, Months.sane(month), Sight.purpose(caller, purpose));
        return RefusedException.unless(all).stream().map(ClearingView::of).toList();
    }

    @AllowedFor({Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping("/{id}")
    @Operation(
            summary = "An application with its deductions 清算申请及扣款明细",
            description = "The deductions are those of the decision that stands.")
    ClearingView.Whole whole(
            Caller caller,
            @PathVariable long id,
            @RequestHeader(name = "X-Purpose", required = false) @Nullable String purpose) {
        var whole = read.whole(caller, id, Sight.purpose(caller, purpose));
        return ClearingView.Whole.of(RefusedException.unless(whole));
    }

    @AllowedFor({Role.CLERK})
    @PostMapping(path = "/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Decide an application 审定清算",
            description =
                    """
                    Approves it, less deductions (扣款) from single settlements or their rows and \
                    less an offset against prepayments (周转金抵扣); both are booked at once. A \
                    second decision is refused; take the first one back before.""")
    ClearingView decide(Caller caller, @PathVariable long id, @RequestBody Decision decision) {
        return ClearingView.of(RefusedException.unless(decide.decide(caller, id, draft(decision))));
    }

    @AllowedFor({Role.CLERK})
    @PostMapping(path = "/{id}/decision/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What a decision would do 审定试算",
            description =
                    """
                    The application as the decision would leave it, calculated in the same way and \
                    refused for the same reasons. Nothing is written.""")
    ClearingView preview(Caller caller, @PathVariable long id, @RequestBody Decision decision) {
        return ClearingView.of(
                RefusedException.unless(decide.preview(caller, id, draft(decision))));
    }

    @AllowedFor({Role.CLERK})
    @PostMapping(path = "/{id}/rejection", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send an application back 退回清算申请",
            description = "Nothing is booked; the institution may apply again.")
    ClearingView reject(Caller caller, @PathVariable long id, @RequestBody Rejection why) {
        return ClearingView.of(
                RefusedException.unless(
                        decide.reject(
                                caller,
                                id,
                                Limits.said("chinese", "退回原因", why.chinese),
                                Limits.said("english", "英文说明", why.english))));
    }

    @AllowedFor({Role.CLERK})
    @PostMapping("/{id}/reopening")
    @Operation(
            summary = "Take a decision back 撤回审定",
            description =
                    """
                    Before it is paid. All that the decision booked is turned round by \
                    counter-entries; the application waits for a decision again.""")
    ClearingView reopen(Caller caller, @PathVariable long id) {
        return ClearingView.of(RefusedException.unless(decide.reopen(caller, id)));
    }

    @AllowedFor({Role.CLERK})
    @PostMapping("/{id}/payment")
    @Operation(
            summary = "Order the payment 拨付",
            description =
                    """
                    By another person than who decided. Books it and writes the order to the bank \
                    down, which stands in the day's payments.""")
    ClearingView pay(Caller caller, @PathVariable long id) {
        return ClearingView.of(RefusedException.unless(pay.pay(caller, id)));
    }

    private static DecideClearing.Draft draft(Decision decision) {
        var deductions = new ArrayList<Deduction>();
        var all = Optional.ofNullable(decision.deductions).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            var at = "deductions[" + i + "].";
            deductions.add(deduction(at, all.get(i)));
        }
        return new DecideClearing.Draft(
                List.copyOf(deductions),
                Limits.yuan(
                        "offset",
                        "周转金抵扣",
                        Optional.ofNullable(decision.offset).orElse(BigDecimal.ZERO)),
                Limits.said("chinese", "审定意见", decision.chinese),
                Limits.said("english", "英文说明", decision.english));
    }

    private static Deduction deduction(String at, DeductionDraft one) {
        var setlId = Limits.said(at + "setlId", "结算编号", one.setlId);
        return new Deduction(
                SettlementNumber.parse(setlId)
                        .orElseThrow(() -> Limits.invalid(at + "setlId", "19 digits")),
                Optional.ofNullable(one.line).orElse(0),
                Limits.yuan(at + "amount", "扣款金额", one.amount),
                Limits.said(at + "reason", "扣款原因", one.reason),
                Limits.said(at + "chinese", "扣款说明", one.chinese),
                Limits.said(at + "english", "英文说明", one.english));
    }
}
