package cn.yunfang.national;

import cn.yunfang.payment.MobileOrders;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 6401 移动支付订单撤销: takes an order back that is not paid yet. (national-interface §4.8) */
@Component
class MobileRevoke implements Operation {
    private final MobileOrders orders;

    MobileRevoke(MobileOrders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "revoke_order";
    }

    @Override
    public String institution(Fields body) {
        return body.text("orgCodg");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return orders.revoke(caller, MobileNodes.named(body)).map(MobileNodes::standing);
    }
}
