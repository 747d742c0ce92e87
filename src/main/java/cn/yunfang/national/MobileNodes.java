package cn.yunfang.national;

import cn.yunfang.payment.MobileOrder;
import cn.yunfang.payment.MobileOrder.Standing;
import cn.yunfang.payment.MobileOrders;
import cn.yunfang.payment.Payment;
import cn.yunfang.shared.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders of mobile payment as 6201 to 6401 show them (national-interface §4.8). */
final class MobileNodes {
    private MobileNodes() {}

    static MobileOrders.Named named(Fields body) {
        return new MobileOrders.Named(body.text("payOrdId"), body.optional("payToken"));
    }

    static Map<String, Object> placed(MobileOrder order) {
        var nodes = new LinkedHashMap<String, Object>();
        nodes.put("payOrdId", order.id().toString());
        nodes.put("payToken", order.payToken());
        figures(order, nodes);
        return nodes;
    }

    static Map<String, Object> standing(Standing standing) {
        var order = standing.order();
        var nodes = new LinkedHashMap<String, Object>();
        nodes.put("payOrdId", order.id().toString());
        nodes.put("medOrgOrd", order.ownNumber());
        nodes.put("ordStas", standing.stage().code());
        nodes.put("ordStasName", standing.stage().chinese());
        figures(order, nodes);
        order.settlement().ifPresent(number -> nodes.put("setlId", number.toString()));
        standing.payment().ifPresent(payment -> nodes.put("payId", payment.number().toString()));
        return nodes;
    }

    static Map<String, Object> refund(Standing standing) {
        var figures = standing.order().figures();
        var nodes = new LinkedHashMap<String, Object>();
        nodes.put("payOrdId", standing.order().id().toString());
        nodes.put("refStatus", refundStatus(standing));
        nodes.put("totlRefdAmt", figures.fee());
        nodes.put("cashRefdAmt", figures.cash());
        nodes.put("psnAcctRefdAmt", figures.account());
        nodes.put("fundRefdAmt", figures.fund());
        return nodes;
    }

    // funds and account have their money back by now; the bank may need longer, or fail
    private static String refundStatus(Standing standing) {
        return switch (standing.stage()) {
            case REFUNDED, REVOKED -> "SUCC";
            case GOING_BACK ->
                    standing.payment().filter(Payment::dead).isPresent() ? "FAIL" : "EXP";
            case PLACED, PAYING, PAID, FAILED -> "FAIL";
        };
    }

    private static void figures(MobileOrder order, Map<String, Object> nodes) {
        var figures = order.figures();
        nodes.put("feeSumamt", figures.fee());
        nodes.put("ownPayAmt", figures.cash());
        nodes.put("psnAcctPay", figures.account());
        nodes.put("fundPay", figures.fund());
        nodes.put("setlType", settlementType(figures));
    }

    private static String settlementType(MobileOrder.Figures figures) {
        if (!figures.cash().isPositive()) {
            return "HI";
        }
        return figures.cash().equals(figures.fee()) ? "CASH" : "ALL";
    }
}
