package cn.yunfang.payment;

/** What one try came to. */
sealed interface Next {
    /** The payment stands elsewhere now, or somebody else has moved it. */
    record Moved() implements Next {}

    /**
     * Nothing is known yet: later.
     *
     * @param why for the clerk; nothing of a person
     * @param refundRound under which number a refund is asked for then
     */
    record Wait(String why, int refundRound) implements Next {}

    /** Nobody needs to look again. */
    record Over() implements Next {}
}
