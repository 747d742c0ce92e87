package cn.yunfang.clearing;

import java.util.Arrays;
import java.util.Optional;

/** States of an application for clearing, and the one table of what leads from one to another. */
public enum ClearingState {
    APPLIED("10", "已申请", "applied for"),
    DECIDED("20", "已审定", "decided"),
    PAID("50", "已拨付", "paid"),
    WITHDRAWN("", "已撤回", "withdrawn"),
    REJECTED("", "已退回", "rejected");

    /** What somebody does to an application. */
    public enum Verb {
        /** By the bureau, with or without deductions. */
        DECIDE,
        /** By the bureau, as a whole. */
        REJECT,
        /** By the institution (3204). */
        WITHDRAW,
        /** By the bureau: its decision is taken back by counter-entries. */
        REOPEN,
        /** By the bureau: the order to the bank. */
        PAY
    }

    private record Transition(ClearingState from, Verb verb, ClearingState to) {}

    // of an enum, so that it is there before the first state is asked
    private static final class Table {
        private static final Transition[] ALL = {
            new Transition(APPLIED, Verb.DECIDE, DECIDED),
            new Transition(APPLIED, Verb.REJECT, REJECTED),
            new Transition(APPLIED, Verb.WITHDRAW, WITHDRAWN),
            new Transition(DECIDED, Verb.REOPEN, APPLIED),
            new Transition(DECIDED, Verb.PAY, PAID)
        };
    }

    private final String code;
    private final String chinese;
    private final String english;

    ClearingState(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    /** clr_stas (national-interface §5); "" where it has none. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** Whether what it applies for cannot be applied for again. */
    public boolean stands() {
        return switch (this) {
            case APPLIED, DECIDED, PAID -> true;
            case WITHDRAWN, REJECTED -> false;
        };
    }

    /** Where the verb leads from here; empty when it is not possible. */
    public Optional<ClearingState> after(Verb verb) {
        return Arrays.stream(Table.ALL)
                .filter(one -> one.from == this && one.verb == verb)
                .map(Transition::to)
                .findFirst();
    }
}
