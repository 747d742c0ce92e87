package cn.yunfang.bank;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How the pretending bank treats a card, by the last four characters of its token. */
enum CardKind {
    /** All others: paid at once, called back once. */
    GOOD("", Paying.AT_ONCE, Refunding.AT_ONCE),
    /** The money is taken, but the answer gets lost and nobody calls back. */
    ANSWER_LOST("0001", Paying.ANSWER_LOST, Refunding.AT_ONCE),
    NO_MONEY("0002", Paying.DECLINED, Refunding.AT_ONCE),
    /** Paid ten seconds later, called back twice. */
    SLOW("0003", Paying.LATER, Refunding.AT_ONCE),
    /** Paid two hours later, when nobody waits any more, and called back. */
    VERY_LATE("0004", Paying.LATER, Refunding.AT_ONCE),
    /** The first refund is declined. */
    REFUND_FAILS("0005", Paying.AT_ONCE, Refunding.FIRST_DECLINED),
    /** The first request never arrives. */
    REQUEST_LOST("0006", Paying.REQUEST_LOST, Refunding.AT_ONCE),
    /** Calls back that it failed and that it is paid; it is paid. */
    TWO_MINDS("0007", Paying.LATER, Refunding.AT_ONCE),
    /** No refund is ever answered, nor carried out. */
    NO_REFUND("0008", Paying.AT_ONCE, Refunding.REQUEST_LOST),
    /** The refund is carried out, but the answer gets lost. */
    REFUND_ANSWER_LOST("0009", Paying.AT_ONCE, Refunding.ANSWER_LOST);

    enum Paying {
        AT_ONCE,
        LATER,
        DECLINED,
        ANSWER_LOST,
        REQUEST_LOST
    }

    enum Refunding {
        AT_ONCE,
        FIRST_DECLINED,
        ANSWER_LOST,
        REQUEST_LOST
    }

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofHours(2);

    private final String ending;
    final Paying paying;
    final Refunding refunding;

    CardKind(String ending, Paying paying, Refunding refunding) {
        this.ending = ending;
        this.paying = paying;
        this.refunding = refunding;
    }

    static CardKind of(String token) {
        return Arrays.stream(values())
                .filter(one -> one != GOOD && token.endsWith(one.ending))
                .findFirst()
                .orElse(GOOD);
    }

    /** How long after the request the money moves. */
    Duration delay() {
        return switch (this) {
            case SLOW, TWO_MINDS -> SOON;
            case VERY_LATE -> LATE;
            default -> Duration.ZERO;
        };
    }

    /** What it calls back about a payment that comes about, in this order. */
    List<Bank.State> callsBack() {
        return switch (this) {
            case ANSWER_LOST -> List.of();
            case SLOW -> List.of(Bank.State.DONE, Bank.State.DONE);
            case TWO_MINDS -> List.of(Bank.State.DECLINED, Bank.State.DONE);
            default -> List.of(Bank.State.DONE);
        };
    }
}
