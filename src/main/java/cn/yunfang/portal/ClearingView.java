package cn.yunfang.portal;

import cn.yunfang.clearing.ClearingApplication;
import cn.yunfang.clearing.ClearingApplication.Figures;
import cn.yunfang.clearing.ClearingApplication.Step;
import cn.yunfang.clearing.ClearingState;
import cn.yunfang.clearing.Deduction;
import cn.yunfang.clearing.DeductionReason;
import cn.yunfang.clearing.ReadClearing;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An application for clearing, in yuan.
 *
 * @param id clr_appy_evt_id
 * @param due what the bureau owes for the month: funds and personal accounts
 * @param givenBack deductions of earlier months whose settlements were undone in this one
 * @param card what was taken from cards in the month less what went back to them, as decided
 * @param payable due less deductions and offset, with what is given back and what cards paid;
 *     negative when the institution has to pay
 */
@Schema(name = "ClearingApplication")
record ClearingView(
        @Schema(example = "21001") String id,
        String institution,
        @Schema(example = "2026-10") String month,
        @Schema(example = "41") String clrType,
        @Schema(example = "01") String clrWay,
        ClearingState state,
        Amounts amounts,
        BigDecimal due,
        BigDecimal deducted,
        BigDecimal offset,
        BigDecimal givenBack,
        BigDecimal card,
        BigDecimal payable,
        String chinese,
        String english,
        StepView applied,
        Optional<StepView> decided,
        Optional<StepView> paid) {

    /** All of the month together. */
    @Schema(name = "ClearingAmounts")
    record Amounts(
            int settlements,
            BigDecimal total,
            BigDecimal inScope,
            BigDecimal fundsPay,
            BigDecimal account,
            BigDecimal cash) {
        static Amounts of(Figures figures) {
            return new Amounts(
                    figures.settlements(),
                    figures.medfee().yuan(),
                    figures.inScope().yuan(),
                    figures.fund().yuan(),
                    figures.account().yuan(),
                    figures.cash().yuan());
        }
    }

    /** Who did something, and when. */
    @Schema(name = "ClearingStep")
    record StepView(OffsetDateTime at, String by) {
        static StepView of(Step step) {
            return new StepView(step.at().atOffset(ChinaTime.ZONE), step.by());
        }
    }

    /**
     * An amount not paid.
     *
     * @param line row of the settlement, 0 for the whole
     */
    @Schema(name = "ClearingDeduction")
    record DeductionView(
            String setlId,
            int line,
            BigDecimal amount,
            DeductionReason reason,
            String reasonChinese,
            String reasonEnglish,
            String chinese,
            String english) {
        static DeductionView of(Deduction one) {
            return new DeductionView(
                    one.settlement().toString(),
                    one.line(),
                    one.amount().yuan(),
                    one.reason(),
                    one.reason().chinese(),
                    one.reason().english(),
                    one.chinese(),
                    one.english());
        }
    }

    /**
     * An application with all that was deducted.
     *
     * @param prepaid what the institution holds of prepayments now
     */
    @Schema(name = "WholeClearingApplication")
    record Whole(ClearingView application, List<DeductionView> deductions, BigDecimal prepaid) {
        static Whole of(ReadClearing.Whole whole) {
            return new Whole(
                    ClearingView.of(whole.application()),
                    whole.deductions().stream().map(DeductionView::of).toList(),
                    whole.prepaid().yuan());
        }
    }

    static ClearingView of(ClearingApplication one) {
        var decision = one.decision();
        return new ClearingView(
                Long.toString(one.id()),
                one.institution(),
                one.month().toString(),
                one.type(),
                one.way(),
                one.state(),
                Amounts.of(one.figures()),
                one.figures().due().yuan(),
                decision.deducted().yuan(),
                decision.offset().yuan(),
                decision.givenBack().yuan(),
                decision.card().yuan(),
                one.payable().yuan(),
                decision.chinese(),
                decision.english(),
                StepView.of(one.applied()),
                decision.made().map(StepView::of),
                one.paid().map(StepView::of));
    }
}
