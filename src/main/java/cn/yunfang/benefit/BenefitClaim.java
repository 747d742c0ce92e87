package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything the calculation looks at, besides the policy and what was used up before; stored with
 * a settlement so that it can be calculated again years later.
 *
 * @param on day of the settlement
 * @param region insured division, six digits: the policy is that of the place of insurance
 * @param personType psn_type
 * @param medType med_type
 * @param level where it is bought: {@code pharmacy}, {@code community}, {@code 1}, {@code 2},
 *     {@code 3}
 * @param away when it is bought in another city than that of insurance
 * @param disease filed chronic disease (M…), "" when the claim is not for one
 * @param designated businesses (biz_appy_type) for which the person is designated to the
 *     institution on that day; asked for by claims for a disease
 * @param useAccount acct_used_flag
 * @param accountBalance what the personal account holds
 * @param family accounts that may pay after it, in this order
 */
public record BenefitClaim(
        LocalDate on,
        String region,
        String insuranceType,
        String personType,
        String medType,
        String level,
        Optional<Away> away,
        String disease,
        List<String> designated,
        boolean useAccount,
        Fen accountBalance,
        List<FamilyAccount> family,
        List<Line> lines) {

    /** What was stored before families paid, or before away or designated was known, has none. */
    public BenefitClaim {
        away = away == null ? Optional.empty() : away;
        designated = designated == null ? List.of() : List.copyOf(designated);
        family = family == null ? List.of() : List.copyOf(family);
    }

    /** The same with another balance of the own account. */
    public BenefitClaim holding(Fen balance) {
        return with(region, insuranceType, personType, balance, family);
    }

    /** The same with accounts of the family. */
    public BenefitClaim with(List<FamilyAccount> accounts) {
        return with(region, insuranceType, personType, accountBalance, accounts);
    }

    /** The same care of somebody else: by his policy his account pays. */
    public BenefitClaim of(String region, String insuranceType, String personType) {
        return with(region, insuranceType, personType, accountBalance, family);
    }

    private BenefitClaim with(
            String region,
            String insuranceType,
            String personType,
            Fen accountBalance,
            List<FamilyAccount> family) {
        return new BenefitClaim(
                on,
                region,
                insuranceType,
                personType,
                medType,
                level,
                away,
                disease,
                designated,
                useAccount,
                accountBalance,
                family,
                lines);
    }

    /** 甲, 乙, 丙 or outside the catalogue. */
    public enum PayClass {
        A,
        B,
        C
    }

    /**
     * One line.
     *
     * @param firstPayShare what the patient pays first, 0 to 1 (先行自付比例)
     * @param priceCap payment standard per unit in yuan (支付标准)
     * @param amount det_item_fee_sumamt, quantity times price rounded
     * @param restricted whether the catalogue limits what it pays for (限定支付)
     * @param approval hospApprFlag: 0 none needed, 1 approved, 2 not approved; "" counts as 0
     * @param dualChannel negotiated drug of the dual channel (双通道)
     * @param prescribed whether a prescription on the platform, or the hospital's own, stands
     *     behind it
     */
    public record Line(
            int no,
            String drug,
            PayClass payClass,
            BigDecimal firstPayShare,
            Optional<BigDecimal> priceCap,
            BigDecimal quantity,
            BigDecimal price,
            Fen amount,
            boolean restricted,
            String approval,
            boolean dualChannel,
            boolean prescribed) {

        public Line {
            if (amount.isNegative()
                    || firstPayShare.signum() < 0
                    || firstPayShare.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("amount or first-pay share out of range");
            }
        }

        /** National-interface §5, hosp_appr_flag: restricted needs 1; else only 2 excludes it. */
        boolean excludedByApproval() {
            return restricted ? !approval.equals("1") : approval.equals("2");
        }
    }
}
