package cn.yunfang.trial;

import cn.yunfang.shared.Fen;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a policy file would have changed; nobody in it can be recognised.
 *
 * @param region and {@code version} of the file; @param from first day; @param to last day
 * @param groups in the order of their names
 * @param largest the settlements whose patient's share changes most, the largest first
 * @param skipped what could not be calculated again: how many for which reason
 */
public record Trial(
        String region,
        String version,
        LocalDate from,
        LocalDate to,
        Sum total,
        Map<Group, Sum> groups,
        List<Change> largest,
        Map<Skipped, Integer> skipped) {

    /** Why a settlement could not be calculated again. */
    public enum Skipped {
        /** Neither the file nor what is in force has a policy for it. */
        NO_POLICY,
        /** What was stored of it cannot be read. */
        UNREADABLE
    }

    /**
     * Whose settlements and of what care.
     *
     * @param disease filed chronic disease, "" when none
     */
    public record Group(
            String insuranceType, String personType, String medType, String level, String disease)
            implements Comparable<Group> {
        private String order() {
            return String.join("/", insuranceType, personType, medType, level, disease);
        }

        @Override
        public int compareTo(Group other) {
            return order().compareTo(other.order());
        }
    }

    /** Who paid what of some settlements; account is own and family's. */
    public record Paid(Fen fund, Fen account, Fen cash) {
        static final Paid NOTHING = new Paid(Fen.ZERO, Fen.ZERO, Fen.ZERO);

        Paid plus(Paid more) {
            return new Paid(fund.plus(more.fund), account.plus(more.account), cash.plus(more.cash));
        }

        /** What the patient paid himself. */
        public Fen personal() {
            return account.plus(cash);
        }
    }

    /**
     * Some settlements together.
     *
     * @param better how many cost the patient less than they did; @param worse more
     * @param before as they were settled; @param after by the file
     */
    public record Sum(int count, int better, int worse, Paid before, Paid after) {
        static final Sum NOTHING = new Sum(0, 0, 0, Paid.NOTHING, Paid.NOTHING);

        static Sum of(Paid before, Paid after) {
            int order = after.personal().compareTo(before.personal());
            return new Sum(1, order < 0 ? 1 : 0, order > 0 ? 1 : 0, before, after);
        }

        Sum plus(Sum more) {
            return new Sum(
                    count + more.count,
                    better + more.better,
                    worse + more.worse,
                    before.plus(more.before),
                    after.plus(more.after));
        }

        public int equal() {
            return count - better - worse;
        }
    }

    /**
     * One settlement without its person, institution and day.
     *
     * @param medfee its whole amount
     */
    public record Change(Group group, Fen medfee, Paid before, Paid after) {
        /** What the patient would have paid more, less when negative. */
        public Fen difference() {
            return after.personal().minus(before.personal());
        }
    }
}
