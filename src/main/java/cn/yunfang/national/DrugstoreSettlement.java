package cn.yunfang.national;

import cn.yunfang.counter.CounterSale;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 2102 药店结算 (national-interface §4.3). */
@Component
class DrugstoreSettlement implements Operation {
    private final CounterSale sale;

    DrugstoreSettlement(CounterSale sale) {
        this.sale = sale;
    }

    @Override
    public String name() {
        return "2102";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return sale.settle(caller, key(name(), body), Purchase.of(body)).map(SettlementNodes::all);
    }

    /** The message as asked: who sends the same business again is recognised, whoever types it. */
    static MessageKey key(String operation, Fields body) {
        var business = new java.util.TreeMap<>(body.asMap());
        business.remove("opter");
        return MessageKey.of(body.text("msgid"), operation + cn.yunfang.shared.Json.text(business));
    }
}
