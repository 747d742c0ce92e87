package cn.yunfang.national;

import cn.yunfang.registry.Application;
import cn.yunfang.shared.Outcome;
import java.util.function.UnaryOperator;

/**
 * How a provincial gateway proves who sends an FSI message (national-interface §1.8). A province
 * with another way brings a bean of its own; {@link TifAuthentication} then steps back.
 */
interface GatewayAuthentication {
    /**
     * @param header value of a header by its name, "" when absent
     */
    Outcome<Application> authenticate(UnaryOperator<String> header);
}
