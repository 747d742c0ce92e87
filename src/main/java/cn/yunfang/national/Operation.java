package cn.yunfang.national;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the national interface, whatever envelope carries it. Every bean of this type is
 * found by its name; the envelope has proven the caller and {@link MessageRules} has checked the
 * fields before {@link #answer} is asked.
 */
interface Operation {
    /** What one does for a caller with a checked body. */
    @FunctionalInterface
    interface Answer {
        Outcome<? extends Map<String, ? extends @Nullable Object>> to(Caller caller, Fields body);
    }

    /** One that either kind of institution may ask for, in a table of several. */
    static Operation of(String name, Answer answer) {
        return of(name, Side.BOTH, answer);
    }

    /** One in a table of several. */
    static Operation of(String name, Side side, Answer answer) {
        return new Operation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Side side() {
                return side;
            }

            @Override
            public Outcome<? extends Map<String, ? extends @Nullable Object>> answer(
                    Caller caller, Fields body) {
                return answer.to(caller, body);
            }
        };
    }

    /** Which institutions may ask. */
    enum Side {
        MEDICAL,
        PHARMACY,
        BOTH
    }

    /** Last path segment of profile A ({@code uploadChk}) or infno of FSI ({@code 2101}). */
    String name();

    default Side side() {
        return Side.BOTH;
    }

    /** The institution that the body says it comes from; "" when it does not say. */
    default String institution(Fields body) {
        return body.text("fixmedinsCode");
    }

    /** The output object; null members are left out of the message. */
    Outcome<? extends Map<String, ? extends @Nullable Object>> answer(Caller caller, Fields body);
}
