package cn.yunfang.formulary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A drug as prescribed, dispensed and paid.
 *
 * @param code national drug code (医疗目录编码)
 * @param itemType 11 western, 12 patent, 13 decoction pieces (rx_item_type_code)
 * @param packUnit unit of quantity and price (drugDosunt), the smallest pack unit
 * @param doseUnit unit of a single dose (sinDosunt)
 * @param firstPayShare share the patient pays first, 0 to 1 (先行自付比例)
 * @param priceCap payment standard per pack unit in yuan (支付标准), if there is one
 * @param referencePrice the hospital's price per pack unit in yuan
 */
public record Drug(
        String code,
        String genericName,
        String dosageForm,
        String spec,
        String itemType,
        String packUnit,
        String doseUnit,
        PayClass payClass,
        BigDecimal firstPayShare,
        Optional<BigDecimal> priceCap,
        BigDecimal referencePrice,
        boolean circulates,
        boolean dualChannel,
        boolean negotiated,
        boolean prescriptionOnly,
        String restriction,
        LocalDate from,
        LocalDate to) {
    /** 甲, 乙, 丙 (own pay). */
    public enum PayClass {
        A,
        B,
        C
    }
}
