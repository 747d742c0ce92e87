package cn.yunfang.messaging;

/** Where a message stands. */
public enum MessageState {
    /** To be sent, now or at its time. */
    WAITING,
    /** The receiver said that it has it. */
    SENT,
    /** Tried so often that nobody tries any more, until somebody retries it. */
    DEAD,
    /** Not needed any more when its time came. */
    DROPPED;

    /** As stored. */
    int code() {
        return ordinal();
    }

    static MessageState of(int code) {
        return values()[code];
    }
}
