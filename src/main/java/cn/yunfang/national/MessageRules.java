package cn.yunfang.national;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Field checks of every operation, read from the tables in {@code national/fields-*.csv}: columns
 * operation, path, chinese, type, length, required, codes.
 */
@Component
class MessageRules {
    /**
     * All fields that are wrong, joined; the path names the item, {@code rxdrugdetail[2].drugCnt}.
     */
    Optional<Refusal> check(String operation, Fields body) {
        throw new UnsupportedOperationException();
    }
}
