package cn.yunfang.national;

import cn.yunfang.payment.MobileOrders;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 6202 移动支付下单结算: settles the order and begins to take what is left from the patient's card.
 * (national-interface §4.8)
 */
@Component
class MobilePay implements Operation {
    private final MobileOrders orders;

    MobilePay(MobileOrders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "pay_order";
    }

    @Override
    public String institution(Fields body) {
        return body.text("orgCodg");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return orders.pay(caller, MobileNodes.named(body)).map(MobileNodes::standing);
    }
}
