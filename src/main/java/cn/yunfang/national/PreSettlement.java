package cn.yunfang.national;

import cn.yunfang.counter.CounterSale;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 2101 药店预结算 (national-interface §4.3): figures without numbers. */
@Component
class PreSettlement implements Operation {
    private final CounterSale sale;

    PreSettlement(CounterSale sale) {
        this.sale = sale;
    }

    @Override
    public String name() {
        return "2101";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return sale.preSettle(caller, body.text("msgid"), Purchase.of(body))
                .map(SettlementNodes::all);
    }
}
