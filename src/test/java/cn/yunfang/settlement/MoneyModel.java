package cn.yunfang.settlement;

import java.util.ArrayList;
import java.util.List;

/**
 * The money of a person as a few lines of whole fen: what a purchase of one class-A drug in the
 * city of 371000 (version 2026.2) must cost whom. Written apart from the platform's calculation.
 */
final class MoneyModel {
    /**
     * Ratios in ten-thousandths: at a clinic, and at a pharmacy below and above the second band.
     */
    enum Kind {
        EMPLOYEE("310", "1101", 30_000, 220_000, List.of(7_000L, 5_500L, 6_000L)),
        RETIREE("310", "1201", 30_000, 270_000, List.of(7_500L, 6_200L, 6_600L)),
        RESIDENT("390", "1500", 10_000, 50_000, List.of(6_200L, 5_200L, 5_200L));

        final String insuranceType;
        final String personType;
        final long deductible;
        final long ceiling;
        final List<Long> ratios;

        Kind(
                String insuranceType,
                String personType,
                long deductible,
                long ceiling,
                List<Long> ratios) {
            this.insuranceType = insuranceType;
            this.personType = personType;
            this.deductible = deductible;
            this.ceiling = ceiling;
            this.ratios = ratios;
        }
    }

    private static final long SECOND_BAND = 200_000;
    private static final long HALF = 5_000;
    private static final long WHOLE = 10_000;

    /** The account of somebody in the family, as long as it is linked. */
    static final class Link {
        final MoneyModel owner;
        final long yearLimit;
        final long useLimit;
        String id = "";
        long used;

        Link(MoneyModel owner, long yearLimit, long useLimit) {
            this.owner = owner;
            this.yearLimit = yearLimit;
            this.useLimit = useLimit;
        }

        private long most() {
            return Math.min(owner.account, Math.min(useLimit, yearLimit - used));
        }
    }

    /** What one account of the family pays. */
    record Helped(Link link, long amount) {}

    /** What one purchase takes from whom; account is the buyer's own. */
    record Bought(
            long amount, long deductible, long base, long fund, long account, List<Helped> family) {
        long helped() {
            return family.stream().mapToLong(Helped::amount).sum();
        }

        long cash() {
            return amount - fund - account - helped();
        }
    }

    final Kind kind;
    long account;
    long deductible;
    long base;
    long fund;

    /** Whose accounts pay for this person, in order. */
    final List<Link> links = new ArrayList<>();

    MoneyModel(Kind kind, long account) {
        this.kind = kind;
        this.account = account;
    }

    /**
     * @param funded whether the fund may pay at all
     */
    Bought buy(long amount, boolean clinic, boolean funded, boolean useAccount) {
        long first = funded ? Math.min(amount, kind.deductible - deductible) : 0;
        long above = funded ? amount - first : 0;
        long paid = Math.min(wanted(above, clinic), Math.max(0, kind.ceiling - fund));
        boolean mayPay = useAccount && kind != Kind.RESIDENT;
        long own = mayPay ? Math.min(account, amount - paid) : 0;
        var helped = useAccount ? helped(amount - paid - own) : List.<Helped>of();
        return new Bought(amount, first, above, paid, own, helped);
    }

    private List<Helped> helped(long open) {
        var helped = new ArrayList<Helped>();
        for (var link : links) {
            long part = Math.min(open, link.most());
            if (part > 0) {
                helped.add(new Helped(link, part));
                open -= part;
            }
        }
        return helped;
    }

    private long wanted(long above, boolean clinic) {
        if (clinic) {
            return rounded(above * kind.ratios.get(0));
        }
        long low = Math.max(0, Math.min(above, SECOND_BAND - base));
        return rounded(low * kind.ratios.get(1) + (above - low) * kind.ratios.get(2));
    }

    private static long rounded(long tenThousandths) {
        return (tenThousandths + HALF) / WHOLE;
    }

    void take(Bought bought, int sign) {
        account -= sign * bought.account;
        for (var one : bought.family) {
            one.link.owner.account -= sign * one.amount;
            one.link.used += sign * one.amount;
        }
        deductible += sign * bought.deductible;
        base += sign * bought.base;
        fund += sign * bought.fund;
    }
}
