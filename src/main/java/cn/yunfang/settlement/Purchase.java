package cn.yunfang.settlement;

import cn.yunfang.benefit.Away;
import cn.yunfang.benefit.BenefitClaim;
import cn.yunfang.benefit.BenefitClaim.PayClass;
import cn.yunfang.formulary.Drug;
import cn.yunfang.person.AwayFiling;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is to be settled (druginfo and drugdetail of 2101/2102, national-interface §4.3).
 *
 * @param certType mdtrt_cert_type: 01 e-voucher token, 02 ID number, 03 card
 * @param certNo mdtrt_cert_no, "" when not shown
 * @param begin begntime; @param total medfee_sumamt
 * @param disease dise_codg, "" unless the claim is for a chronic disease
 * @param useAccount acct_used_flag; @param medType med_type
 * @param visit mdtrt_id of the outpatient visit whose fees these are (2207); empty when a drugstore
 *     sells (2102)
 */
public record Purchase(
        String personNo,
        String certType,
        String certNo,
        Instant begin,
        Fen total,
        String insuranceType,
        String disease,
        boolean useAccount,
        String medType,
        Optional<String> visit,
        List<Item> items) {
    private static final String SETTLE_VISIT = "2207";
    private static final String SETTLE_SALE = "2102";
    private static final String PLAIN_CHRONIC = "14";
    private static final String CHRONIC_DISEASE = "140104";

    /** What a row and a whole purchase cost at most: far beyond any bill, far from an overflow. */
    private static final BigDecimal MOST_YUAN = new BigDecimal("9999999999.99");

    /**
     * Why nothing can be calculated with these rows: an amount, a quantity times its price or the
     * sum of all of them is out of bounds.
     */
    public static Optional<Refusal> excess(List<Item> items) {
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var row = "drugdetail[" + i + "].";
            if (exceeds(item.amount.yuan())) {
                return excess(row + "det_item_fee_sumamt", "明细项目费用总额", "");
            }
            if (exceeds(item.quantity.multiply(item.price))) {
                return excess(row + "cnt", "数量", "cnt × pric ");
            }
            sum = sum.add(item.amount.yuan());
        }
        return exceeds(sum)
                ? excess("drugdetail", "明细", "det_item_fee_sumamt 合计 / in all ")
                : Optional.empty();
    }

    private static boolean exceeds(BigDecimal yuan) {
        return yuan.abs().compareTo(MOST_YUAN) > 0;
    }

    private static Optional<Refusal> excess(String field, String name, String what) {
        return Optional.of(Refusal.invalid(field, name, what + "≤ " + MOST_YUAN));
    }

    /** The operation that settles it (infno). */
    public String operation() {
        return visit.isPresent() ? SETTLE_VISIT : SETTLE_SALE;
    }

    /** The med_type a policy names: 14 门诊慢特病 does not say which and is the chronic one. */
    public static String policyMedType(String medType) {
        return medType.equals(PLAIN_CHRONIC) ? CHRONIC_DISEASE : medType;
    }

    /** Whether care in a division is away from the place of insurance, and as what it was filed. */
    public static Optional<Away> away(
            Person person, String division, List<AwayFiling> filings, LocalDate day) {
        var filed =
                AwayFiling.counting(filings, division, day)
                        .map(
                                one ->
                                        one.kind() == AwayFiling.Kind.EMERGENCY
                                                ? Away.Kind.EMERGENCY
                                                : Away.Kind.FILED);
        return Away.of(person.insuredDivision(), division, filed);
    }

    /**
     * One row.
     *
     * @param feeNumber feedetl_sn; @param rxNumber rxno, hiRxno when {@code circulated}
     * @param circulated rx_circ_flag
     * @param drug med_list_codg; @param ownCode medins_list_codg
     * @param amount det_item_fee_sumamt, quantity times price rounded to the fen
     * @param approval hosp_appr_flag of a hospital's own row (2204); empty when nobody says so here
     */
    public record Item(
            String feeNumber,
            String rxNumber,
            boolean circulated,
            String drug,
            String ownCode,
            Fen amount,
            BigDecimal quantity,
            BigDecimal price,
            Optional<String> approval) {
        /** Of the drug alone, for a calculation before anything is bought. */
        public static Item priced(String drug, BigDecimal quantity, BigDecimal price) {
            var amount = Fen.round(quantity.multiply(price));
            return new Item("", "", false, drug, "", amount, quantity, price, Optional.empty());
        }

        /**
         * What the calculation looks at; a drug the catalogue does not know is own pay.
         *
         * @param approval hospApprFlag as the doctor sent it
         */
        public BenefitClaim.Line claimed(
                int no, Optional<Drug> listed, String approval, boolean prescribed) {
            return new BenefitClaim.Line(
                    no,
                    drug,
                    listed.map(Drug::payClass)
                            .map(one -> PayClass.valueOf(one.name()))
                            .orElse(PayClass.C),
                    listed.map(Drug::firstPayShare).orElse(BigDecimal.ZERO),
                    listed.flatMap(Drug::priceCap),
                    quantity,
                    price,
                    amount,
                    listed.map(one -> !one.restriction().isEmpty()).orElse(false),
                    approval,
                    listed.map(one -> one.negotiated() && one.dualChannel()).orElse(false),
                    prescribed);
        }

        /** A row of drugdetail, or of feedetail (2204), whose fields have been checked. */
        public static Item of(Fields row) {
            return new Item(
                    row.text("feedetl_sn"),
                    row.text("rxno"),
                    row.flag("rx_circ_flag"),
                    row.text("med_list_codg"),
                    row.text("medins_list_codg"),
                    Fen.ofYuan(row.number("det_item_fee_sumamt")),
                    row.number("cnt"),
                    row.number("pric"),
                    Optional.empty());
        }

        /** The same with the hospital's own word on it (hosp_appr_flag). */
        public Item approved(Optional<String> flag) {
            return new Item(
                    feeNumber, rxNumber, circulated, drug, ownCode, amount, quantity, price, flag);
        }
    }

    /** From a body with druginfo and drugdetail whose fields have been checked. */
    public static Purchase of(Fields body) {
        var head = body.object("druginfo");
        return new Purchase(
                head.text("psn_no"),
                head.text("mdtrt_cert_type"),
                head.text("mdtrt_cert_no"),
                head.time("begntime"),
                Fen.ofYuan(head.number("medfee_sumamt")),
                head.text("insutype"),
                head.text("dise_codg"),
                head.flag("acct_used_flag"),
                head.text("med_type"),
                Optional.empty(),
                body.list("drugdetail").stream().map(Item::of).toList());
    }
}
