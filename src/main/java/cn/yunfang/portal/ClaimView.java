package cn.yunfang.portal;

import cn.yunfang.circulation.Claim;
import cn.yunfang.dispense.Sale;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What a pharmacy fetched of a prescription.
 *
 * @param lines numbers of the lines it fetched; @param auditNumber rxChkBizSn, "" before the audit
 * @param leaseUntil when what is not paid for frees itself
 * @param prescription as it stands now, the patient's name masked
 */
@Schema(name = "HeldPrescription")
record ClaimView(
        String hiRxno,
        Claim.State state,
        List<Integer> lines,
        String auditNumber,
        String pharmacist,
        OffsetDateTime leaseUntil,
        PrescriptionView prescription,
        List<SaleView> sales) {

    /**
     * One hand-over.
     *
     * @param setlId the settlement that paid for it; absent when the patient paid himself
     */
    @Schema(name = "HandOver")
    record SaleView(
            String selldrugSn,
            OffsetDateTime soldAt,
            Optional<String> setlId,
            List<ItemView> items) {}

    /**
     * One drug of it.
     *
     * @param returned what came back of the quantity; @param traceCodes packs still out
     */
    @Schema(name = "HandOverItem")
    record ItemView(
            int line,
            String drugCode,
            BigDecimal quantity,
            BigDecimal returned,
            BigDecimal price,
            List<String> traceCodes) {}

    static ClaimView of(Claim claim, PrescriptionView prescription, List<Sale> sales) {
        return new ClaimView(
                prescription.hiRxno(),
                claim.state(),
                claim.lines(),
                claim.auditNumber(),
                claim.pharmacistName(),
                claim.leaseUntil().atOffset(ChinaTime.ZONE),
                prescription,
                sales.stream().map(ClaimView::sale).toList());
    }

    private static SaleView sale(Sale sale) {
        return new SaleView(
                sale.number(),
                sale.soldAt().atOffset(ChinaTime.ZONE),
                sale.settlement() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new SettlementNumber(sale.id().bucket(), sale.settlement())
                                        .toString()),
                sale.items().stream().map(ClaimView::item).toList());
    }

    private static ItemView item(Sale.Item item) {
        return new ItemView(
                item.line(),
                item.drugCode(),
                item.quantity().stripTrailingZeros(),
                item.returned().stripTrailingZeros(),
                item.price().stripTrailingZeros(),
                item.codesOut());
    }
}
