package cn.yunfang.formulary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A drug as prescribed, dispensed and paid.
 *
 * @param code national drug code (医疗目录编码); a synthetic one contains {@code YF}
 * @param itemType 11 western, 12 patent, 13 decoction pieces (rx_item_type_code)
 * @param packUnit unit of quantity and price (drugDosunt), the smallest pack unit
 * @param doseUnit unit of a single dose (sinDosunt)
 * @param firstPayShare share the patient pays first, 0 to 1 (先行自付比例)
 * @param priceCap payment standard per pack unit in yuan (支付标准), if there is one
 * @param referencePrice the hospital's price per pack unit in yuan
 * @param restriction the catalogue's restriction of payment (限定支付范围), or empty
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
        LocalDate to,
        Details details) {
    /** 甲, 乙, 丙 (own pay). */
    public enum PayClass {
        A,
        B,
        C
    }

    /**
     * What only some need.
     *
     * @param classCode class of the catalogue, X or Z and the ATC-like class, for duplicate therapy
     * @param unitsPerPack how many {@code minimumUnit} (片, 支 …) a pack holds
     * @param withheld why it may not circulate, empty if it may
     * @param agreementEnd last day of the price agreement of a negotiated drug
     */
    public record Details(
            String brandName,
            String manufacturer,
            String classCode,
            String minimumUnit,
            int unitsPerPack,
            String withheld,
            Optional<LocalDate> agreementEnd,
            String derivation) {
        static final Details NONE = new Details("", "", "", "", 1, "", Optional.empty(), "");
    }

    /** Without details. */
    public Drug(
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
        this(
                code,
                genericName,
                dosageForm,
                spec,
                itemType,
                packUnit,
                doseUnit,
                payClass,
                firstPayShare,
                priceCap,
                referencePrice,
                circulates,
                dualChannel,
                negotiated,
                prescriptionOnly,
                restriction,
                from,
                to,
                Details.NONE);
    }

    /** Whether a pharmacy may hand one over for the other: generic name, form and specification. */
    public boolean sameProductAs(Drug other) {
        return genericName.equals(other.genericName)
                && dosageForm.equals(other.dosageForm)
                && spec.equals(other.spec);
    }

    boolean inForce(LocalDate on) {
        return !on.isBefore(from) && !on.isAfter(to);
    }
}
