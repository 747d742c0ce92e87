package cn.yunfang.review;

import cn.yunfang.rules.Demand.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Within which time a pharmacist has to have decided. */
@Component
record DueTimes(
        @Value("${yunfang.review.due.emergency:PT5M}") Duration emergency,
        @Value("${yunfang.review.due.ordinary:PT15M}") Duration ordinary,
        @Value("${yunfang.review.due.long-term:PT60M}") Duration longTerm) {

    Instant of(Urgency urgency, Instant since) {
        return since.plus(
                switch (urgency) {
                    case EMERGENCY -> emergency;
                    case ORDINARY -> ordinary;
                    case LONG_TERM -> longTerm;
                });
    }
}
