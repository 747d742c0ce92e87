package cn.yunfang.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is still to be done for an order.
 *
 * @param division whose clerks see to it when it fails for good
 * @param attempts tries so far, this one counted
 * @param why of the last failure; nothing of a person
 * @param due when it is seen to next; empty when it is done or dead
 */
public record Task(
        OrderNumber order,
        Kind kind,
        String division,
        Instant createdAt,
        int attempts,
        boolean dead,
        String why,
        Optional<Instant> due) {
    /** What is to be done. */
    public enum Kind {
        PLACE("向配送公司下单", "order the courier"),
        CANCEL("通知配送公司不再配送", "tell the courier to stop"),
        LOOK("向配送公司查询", "ask the courier"),
        RETURN("退货退款", "take goods and money back");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }

        /** As stored. */
        int code() {
            return ordinal();
        }

        static Kind of(int code) {
            return values()[code];
        }
    }

    /** What one try came to. */
    sealed interface Done {
        /** Nothing is left to do. */
        record Over() implements Done {}

        /**
         * Nothing is known yet: later.
         *
         * @param forGood whether another try would be in vain, so that a clerk has to look
         */
        record Failed(String why, boolean forGood) implements Done {}

        /** It went well and is to be done again at its usual time. */
        record Again() implements Done {}
    }
}
