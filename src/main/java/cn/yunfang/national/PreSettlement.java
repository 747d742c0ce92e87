package cn.yunfang.national;

import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.PreSettle;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 2101 药店预结算 (national-interface §4.3): figures without numbers, nothing is kept. */
@Component
class PreSettlement implements Operation {
    private final PreSettle preSettle;

    PreSettlement(PreSettle preSettle) {
        this.preSettle = preSettle;
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
        return preSettle
                .preSettle(caller, body.text("msgid"), Bill.of(name(), Purchase.of(body)))
                .map(SettlementNodes::all);
    }
}
