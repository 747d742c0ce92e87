package cn.yunfang.national;

import cn.yunfang.delivery.SignDelivery;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 配送签收: the recipient signs a parcel off (national-interface §3.2, 7210). */
@Component
class RxDelvSign implements Operation {
    private final SignDelivery sign;

    RxDelvSign(SignDelivery sign) {
        this.sign = sign;
    }

    @Override
    public String name() {
        return "rxDelvSign";
    }

    @Override
    public Side side() {
        return Side.PHARMACY;
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return sign.sign(caller, body).map(parcel -> RxDelv.shown(body, parcel));
    }
}
