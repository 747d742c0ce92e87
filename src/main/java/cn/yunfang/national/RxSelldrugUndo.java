package cn.yunfang.national;

import cn.yunfang.dispense.ReturnGoods;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 售药撤销: takes goods of a sale back, all or by row (national-interface §3.2, 7208). */
@Component
class RxSelldrugUndo implements Operation {
    private final ReturnGoods goods;

    RxSelldrugUndo(ReturnGoods goods) {
        this.goods = goods;
    }

    @Override
    public String name() {
        return "rxSelldrugUndo";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, String>> answer(Caller caller, Fields body) {
        return goods.takeBack(caller, body).map(RxSelldrugUndo::shown);
    }

    static Map<String, String> shown(ReturnGoods.Returned returned) {
        return Map.of(
                "hiRxno", returned.hiRxno(),
                "selldrugSn", returned.saleNumber(),
                "rxStasCodg", returned.state().statusCode(),
                "rxStasName", returned.state().statusName(),
                "rxUsedStasCodg", returned.used().code(),
                "rxUsedStasName", returned.used().chinese());
    }
}
