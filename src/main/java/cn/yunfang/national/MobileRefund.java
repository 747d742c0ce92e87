package cn.yunfang.national;

import cn.yunfang.payment.MobileOrder.Figures;
import cn.yunfang.payment.MobileOrders;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 6203 移动支付退款: gives a paid order back as a whole (national-interface §4.8). */
@Component
class MobileRefund implements Operation {
    private final MobileOrders orders;

    MobileRefund(MobileOrders orders) {
        this.orders = orders;
    }

    @Override
    public String name() {
        return "refund_Order";
    }

    @Override
    public String institution(Fields body) {
        return body.text("orgCodg");
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        var amounts =
                new Figures(
                        money(body, "totlRefdAmt"),
                        money(body, "fundRefdAmt"),
                        money(body, "psnAcctRefdAmt"),
                        money(body, "cashRefdAmt"));
        return orders.refund(caller, MobileNodes.named(body), amounts).map(MobileNodes::refund);
    }

    private static Fen money(Fields body, String name) {
        return Fen.ofYuan(body.number(name));
    }
}
