package cn.yunfang.national;

import cn.yunfang.registry.Application;
import cn.yunfang.shared.Outcome;
import java.util.function.UnaryOperator;

/**
 * How a province's gateway proves who sends an FSI message; provinces differ (national-interface
 * §1.8), so another one is another bean.
 */
interface GatewayAuthentication {
    /**
     * @param header a header's value by its name, "" when absent
     */
    Outcome<Application> authenticate(UnaryOperator<String> header);
}
