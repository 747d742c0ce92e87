package cn.yunfang.national;

import cn.yunfang.dispense.SellDrug;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 售药上传: hands medicine over with its trace codes (national-interface §3.1, 7206). */
@Component
class RxSelldrug implements Operation {
    private final SellDrug sell;

    RxSelldrug(SellDrug sell) {
        this.sell = sell;
    }

    @Override
    public String name() {
        return "rxSelldrug";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return sell.sell(caller, body).map(RxSelldrug::shown);
    }

    static Map<String, String> shown(SellDrug.Sold sold) {
        return Map.of(
                "hiRxno", sold.hiRxno(),
                "selldrugSn", sold.saleNumber(),
                "rxStasCodg", sold.state().statusCode(),
                "rxStasName", sold.state().statusName(),
                "rxUsedStasCodg", sold.used().code(),
                "rxUsedStasName", sold.used().chinese());
    }
}
