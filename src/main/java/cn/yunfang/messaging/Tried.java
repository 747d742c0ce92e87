package cn.yunfang.messaging;

/** What became of one try to send. */
sealed interface Tried {
    /** The receiver has it. */
    record Delivered() implements Tried {}

    /**
     * Perhaps next time.
     *
     * @param why for the operator: nothing that the receiver wrote, nothing of a person
     */
    record Failed(String why) implements Tried {}

    /** Nobody needs it any more. */
    record Unwanted() implements Tried {}
}
