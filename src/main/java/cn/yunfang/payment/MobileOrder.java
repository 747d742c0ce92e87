package cn.yunfang.payment;

import cn.yunfang.settlement.Purchase;
import cn.yunfang.settlement.Settled;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.OutwardNumber;
import cn.yunfang.shared.SettlementNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * An order of mobile payment (national-interface §4.8): fees that an institution uploaded (6201),
 * to be settled and paid in one (6202).
 *
 * @param ownNumber medOrgOrd, unique in the institution; @param digest of what was uploaded
 * @param payToken shows that who pays was told of the order
 * @param settlement empty before 6202
 * @param revoked whether the institution took it back (6401, 6203)
 */
public record MobileOrder(
        Id id,
        String institution,
        String ownNumber,
        String digest,
        String payToken,
        Purchase purchase,
        Figures figures,
        Optional<SettlementNumber> settlement,
        boolean revoked,
        Instant placedAt) {

    /** Outward number (payOrdId): M, bucket 4 digits, serial 15 digits. */
    public record Id(Bucket bucket, long serial) {
        static Optional<Id> parse(String text) {
            return OutwardNumber.parse("M", text, Id::new);
        }

        @Override
        public String toString() {
            return OutwardNumber.text("M", bucket, serial);
        }
    }

    /**
     * Who pays what, as 6201 told it.
     *
     * @param fee feeSumamt, the sum of the others; @param cash ownPayAmt
     */
    public record Figures(Fen fee, Fen fund, Fen account, Fen cash) {
        static Figures of(Settled settled) {
            var totals = settled.split().totals();
            return new Figures(totals.medfee(), totals.fundSum(), totals.account(), totals.cash());
        }
    }

    /**
     * An order as it stands.
     *
     * @param payment by card of what the patient owes; empty when there was none
     */
    public record Standing(
            MobileOrder order, Optional<Settlement.State> settlement, Optional<Payment> payment) {
        /** Where it stands. */
        public Stage stage() {
            if (settlement.isEmpty()) {
                return order.revoked ? Stage.REVOKED : Stage.PLACED;
            }
            return payment.map(one -> of(one.state())).orElseGet(this::withoutCard);
        }

        private Stage withoutCard() {
            if (settlement.get() == Settlement.State.SETTLED) {
                return Stage.PAID;
            }
            return order.revoked ? Stage.REVOKED : Stage.REFUNDED;
        }

        private Stage of(PaymentState state) {
            return switch (state) {
                case CREATED, PAYING -> Stage.PAYING;
                case FAILED, REVOKING, REFUNDING -> Stage.GOING_BACK;
                case PAID -> Stage.PAID;
                case REVERSED -> order.revoked ? Stage.REVOKED : Stage.FAILED;
                case REFUNDED, REPAID -> Stage.REFUNDED;
            };
        }
    }

    /** ordStas; which of the ranges means what is known (§4.8), the values within them are ours. */
    public enum Stage {
        PLACED("0", "待支付"),
        PAYING("1", "支付中"),
        GOING_BACK("2", "撤销或退款中"),
        PAID("3", "已支付"),
        REVOKED("7", "已撤销"),
        REFUNDED("8", "已退款"),
        FAILED("14", "支付失败");

        private final String code;
        private final String chinese;

        Stage(String code, String chinese) {
            this.code = code;
            this.chinese = chinese;
        }

        public String code() {
            return code;
        }

        public String chinese() {
            return chinese;
        }
    }
}
