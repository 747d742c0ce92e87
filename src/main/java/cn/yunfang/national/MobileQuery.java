package cn.yunfang.national;

import cn.yunfang.payment.MobileOrders;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 6301 移动支付订单查询: how an order stands. (national-interface §4.8) */
@Component
class MobileQuery implements Operation {
    private final MobileOrders orders;

    MobileQuery(MobileOrders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "query_order_info";
    }

    @Override
    public String institution(Fields body) {
        return body.text("orgCodg");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return orders.find(caller, MobileNodes.named(body)).map(MobileNodes::standing);
    }
}
