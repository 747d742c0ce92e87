package cn.yunfang.delivery;

import cn.yunfang.courier.Courier;
import cn.yunfang.outside.OutsideSystem;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the courier. */
@Component
class AskCourier extends OutsideSystem<Courier> {
    AskCourier(Optional<Courier> courier, DeliveryProperties properties) {
        super("the courier", courier, properties.timeout());
    }
}
