package cn.yunfang.benefit;

import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one region pays for one kind of care, as data (docs/money.md).
 *
 * @param fundNeedsPrescription without a prescription only the personal account pays
 * @param accountPays whether the personal account may pay at all
 * @param accountPaysOwnPay whether it may pay for what is outside the catalogue
 * @param away what is cut from the pooled fund's ratios in another city, nothing when absent
 * @param designated by disease, {@code *} for the others: the business (biz_appy_type of 2505) for
 *     which the person has to be designated to the institution, or no fund pays; a disease that is
 *     not in it is paid for wherever it is
 * @param funds in the order they pay
 * @param dualChannelFunds the same for negotiated dual-channel drugs, wherever they are bought
 * @param status how far the figures can be trusted
 */
public record Policy(
        Key key,
        LocalDate from,
        LocalDate to,
        String version,
        boolean fundNeedsPrescription,
        boolean accountPays,
        boolean accountPaysOwnPay,
        Optional<AwayCuts> away,
        Map<String, String> designated,
        List<FundRule> funds,
        List<FundRule> dualChannelFunds,
        String status) {

    /** The last day of a version that counts until a later one begins. */
    static final LocalDate OPEN_END = LocalDate.of(2099, 12, 31);

    /** Matches any person type or level. */
    static final String ANY = "*";

    /**
     * Whom and what it is for.
     *
     * @param region division of six digits, a city's ends with 00, {@code 000000} is the fallback
     * @param personType beginning of psn_type, or {@code *}
     * @param level as in {@link BenefitClaim}, or {@code *}
     */
    public record Key(
            String region, String insuranceType, String medType, String personType, String level) {
        boolean covers(BenefitClaim claim) {
            return insuranceType.equals(claim.insuranceType())
                    && medType.equals(claim.medType())
                    && (personType.equals(ANY) || claim.personType().startsWith(personType))
                    && (level.equals(ANY) || level.equals(claim.level()));
        }

        /** The narrower of two that cover the same claim wins: person type first, then level. */
        int narrowness() {
            int person = personType.equals(ANY) ? 0 : personType.length();
            return 2 * person + (level.equals(ANY) ? 0 : 1);
        }

        @Override
        public String toString() {
            return String.join("/", region, insuranceType, medType, personType, level);
        }
    }

    /**
     * How one fund pays.
     *
     * @param type fund_pay_type
     * @param scope name under which deductible and ceiling are used up in a year
     * @param deductible per year
     * @param visitDeductible of every settlement, after the yearly one
     * @param ceiling per year, none when absent
     * @param bands shares by what the year brought above the deductible, lowest first
     * @param diseaseCeilings per year by disease code, {@code *} for the others
     */
    public record FundRule(
            Fund fund,
            String type,
            String scope,
            Fen deductible,
            Fen visitDeductible,
            Optional<Fen> ceiling,
            List<Band> bands,
            Map<String, Fen> diseaseCeilings) {
        Optional<Fen> diseaseCeiling(String disease) {
            return Optional.ofNullable(diseaseCeilings.get(disease))
                    .or(() -> Optional.ofNullable(diseaseCeilings.get(ANY)));
        }

        String diseaseScope(String disease) {
            return scope + "/" + disease;
        }
    }

    /** Shares cut from the ratio, 0.20 for twenty percentage points. */
    public record AwayCuts(BigDecimal filed, BigDecimal emergency, BigDecimal notFiled) {
        BigDecimal cut(Away.Kind kind) {
            return switch (kind) {
                case FILED -> filed;
                case EMERGENCY -> emergency;
                case NOT_FILED -> notFiled;
            };
        }
    }

    /** From this amount of a year on, the fund pays this share. */
    public record Band(Fen from, BigDecimal ratio) {}

    /** The same until the day before another begins. */
    Policy until(LocalDate next) {
        return between(from, next.minusDays(1));
    }

    /** The same on any day. */
    Policy always() {
        return between(LocalDate.MIN, LocalDate.MAX);
    }

    private Policy between(LocalDate first, LocalDate last) {
        return new Policy(
                key,
                first,
                last,
                version,
                fundNeedsPrescription,
                accountPays,
                accountPaysOwnPay,
                away,
                designated,
                funds,
                dualChannelFunds,
                status);
    }

    /** The business for which the person had to be designated to the institution, and is not. */
    public Optional<String> missingDesignation(BenefitClaim claim) {
        if (claim.disease().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(designated.get(claim.disease()))
                .or(() -> Optional.ofNullable(designated.get(ANY)))
                .filter(business -> !claim.designated().contains(business));
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Key and version, as an explanation names it. */
    public String name() {
        return key + "@" + version;
    }
}
