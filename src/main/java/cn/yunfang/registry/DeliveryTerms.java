package cn.yunfang.registry;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Refusal;
import java.util.Optional;

/**
 * On what terms a pharmacy brings goods. The fee is the patient's own and no part of what is
 * settled.
 *
 * @param radiusMetres how far from the shop, as the crow flies; 0 when it does not deliver
 * @param fee for one delivery
 * @param minimum what the goods must cost at least, before the funds pay
 * @param minutes from the order to the door, as the pharmacy expects
 */
public record DeliveryTerms(int radiusMetres, Fen fee, Fen minimum, int minutes) {
    /** A pharmacy that does not deliver. */
    public static final DeliveryTerms NONE = new DeliveryTerms(0, Fen.ZERO, Fen.ZERO, 0);

    private static final int FARTHEST_METRES = 100_000;
    private static final Fen MOST = new Fen(100_000);
    private static final int MOST_MINUTES = 7 * 24 * 60;

    /** Whether goods can be brought to a door. */
    public enum Reach {
        DELIVERS("可配送", "delivers"),
        NOT_OFFERED("不提供配送", "does not deliver"),
        TOO_FAR("超出配送范围", "farther than it delivers"),
        BELOW_MINIMUM("未达起送金额", "below its minimum");

        private final String chinese;
        private final String english;

        Reach(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    public boolean offered() {
        return radiusMetres > 0;
    }

    /**
     * @param metres from the shop to the door; @param goods what the goods cost
     */
    public Reach reach(long metres, Fen goods) {
        if (!offered()) {
            return Reach.NOT_OFFERED;
        }
        if (metres > radiusMetres) {
            return Reach.TOO_FAR;
        }
        return goods.compareTo(minimum) < 0 ? Reach.BELOW_MINIMUM : Reach.DELIVERS;
    }

    /** Why these cannot be the terms of a shop. */
    Optional<Refusal> wrong() {
        if (radiusMetres < 0 || radiusMetres > FARTHEST_METRES) {
            return invalid("delivery.radiusMetres", "配送半径", "0–" + FARTHEST_METRES);
        }
        if (isWrong(fee)) {
            return invalid("delivery.feeFen", "配送费", "0–" + MOST.value());
        }
        if (isWrong(minimum)) {
            return invalid("delivery.minimumFen", "起送金额", "0–" + MOST.value());
        }
        return offered() && (minutes < 1 || minutes > MOST_MINUTES)
                ? invalid("delivery.minutes", "预计送达分钟数", "1–" + MOST_MINUTES)
                : Optional.empty();
    }

    private static boolean isWrong(Fen amount) {
        return amount.isNegative() || amount.compareTo(MOST) > 0;
    }

    private static Optional<Refusal> invalid(String field, String chinese, String right) {
        return Optional.of(Refusal.invalid(field, chinese, right));
    }
}
