package cn.yunfang.portal;

import cn.yunfang.benefit.FamilyPayment;
import cn.yunfang.benefit.FundPayment;
import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who paid what of a purchase, in yuan.
 *
 * @param undoes the settlement that this one undoes; its amounts are negative then
 * @param total medfee_sumamt; @param patientPays account and cash together
 * @param account the personal accounts, own and family's; @param familyAccount the family's
 * @param ownPay outside the catalogue; @param overCap above the payment standard
 * @param firstPay class B's share paid first; @param inScope what the funds look at
 * @param policy policy and version it was calculated by
 * @param payment the latest payment by card of what is left in cash
 */
@Schema(name = "Settlement")
record SettlementView(
        @Schema(example = "0733000000000021001") String setlId,
        Settlement.State state,
        Optional<String> undoes,
        OffsetDateTime at,
        String institution,
        String psnNo,
        String medType,
        BigDecimal total,
        BigDecimal fundsPay,
        BigDecimal patientPays,
        BigDecimal account,
        BigDecimal familyAccount,
        BigDecimal cash,
        BigDecimal ownPay,
        BigDecimal overCap,
        BigDecimal firstPay,
        BigDecimal inScope,
        BigDecimal deductible,
        List<FundView> funds,
        List<FamilyView> family,
        List<LineView> lines,
        String policy,
        Optional<PaymentView> payment) {

    /** What one fund paid; its name in Chinese, and in both languages. */
    @Schema(name = "FundPayment")
    record FundView(
            @Schema(example = "HIFP") String fund, String name, Words words, BigDecimal amount) {
        static FundView of(FundPayment payment) {
            return new FundView(
                    payment.fund().name(),
                    payment.fund().chinese(),
                    new Words(payment.fund().chinese(), payment.fund().english()),
                    payment.amount().yuan());
        }
    }

    /** What the personal account of somebody in the family paid. */
    @Schema(name = "FamilyPayment")
    record FamilyView(String owner, BigDecimal amount) {
        static FamilyView of(FamilyPayment payment) {
            return new FamilyView(payment.ownerName(), payment.amount().yuan());
        }
    }

    /**
     * One row.
     *
     * @param line of the prescription, 0 for a row without one; @param fund what the funds paid
     * @param drugName as the catalogue has it, empty for what is in none
     */
    @Schema(name = "SettledLine")
    record LineView(
            int line,
            String drugCode,
            String drugName,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal amount,
            BigDecimal ownPay,
            BigDecimal overCap,
            BigDecimal firstPay,
            BigDecimal inScope,
            BigDecimal fund) {}

    static SettlementView of(ShowSettlements.Seen seen, Formulary formulary) {
        var settled = seen.settled();
        var totals = settled.split().totals();
        return new SettlementView(
                settled.number().map(SettlementNumber::toString).orElse(""),
                seen.state(),
                settled.original().map(SettlementNumber::toString),
                settled.at().atOffset(ChinaTime.ZONE),
                settled.institution(),
                settled.person().no(),
                settled.purchase().medType(),
                totals.medfee().yuan(),
                totals.fundSum().yuan(),
                totals.personal().yuan(),
                totals.account().yuan(),
                totals.family().yuan(),
                totals.cash().yuan(),
                totals.ownPay().yuan(),
                totals.overCap().yuan(),
                totals.firstPay().yuan(),
                totals.inScope().yuan(),
                totals.deductible().yuan(),
                settled.split().payments().stream().map(FundView::of).toList(),
                settled.split().family().stream().map(FamilyView::of).toList(),
                lines(settled, formulary),
                settled.split().policy(),
                seen.payments().stream().reduce((_, later) -> later).map(PaymentView::of));
    }

    private static List<LineView> lines(Settled settled, Formulary formulary) {
        return IntStream.range(0, settled.items().size())
                .mapToObj(i -> line(settled, i, formulary))
                .toList();
    }

    private static LineView line(Settled settled, int row, Formulary formulary) {
        var bought = settled.purchase().items().get(row);
        var share = settled.split().lines().get(row);
        return new LineView(
                settled.items().get(row).line(),
                bought.drug(),
                formulary
                        .drug(bought.drug(), ChinaTime.date(settled.at()))
                        .map(Drug::genericName)
                        .orElse(""),
                bought.quantity(),
                bought.price(),
                share.amount().yuan(),
                share.ownPay().yuan(),
                share.overCap().yuan(),
                share.firstPay().yuan(),
                share.inScope().yuan(),
                share.fund().yuan());
    }
}
