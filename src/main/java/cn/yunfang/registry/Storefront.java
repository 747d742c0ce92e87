package cn.yunfang.registry;

import cn.yunfang.shared.Refusal;
import java.util.Optional;

/**
 * What a pharmacy tells its customers.
 *
 * @param delivery empty when it never said whether it delivers
 */
public record Storefront(OpeningHours hours, Optional<DeliveryTerms> delivery) {
    Optional<Refusal> wrong() {
        return hours.wrong().or(() -> delivery.flatMap(DeliveryTerms::wrong));
    }
}
