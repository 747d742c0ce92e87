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
    /** Last path segment of profile A ({@code uploadChk}) or infno of FSI ({@code 2101}). */
    String name();

    /** The output object; null members are left out of the message. */
    Outcome<? extends Map<String, ? extends @Nullable Object>> answer(Caller caller, Fields body);
}
