package cn.yunfang.clearing;

import static cn.yunfang.clearing.ClearingState.APPLIED;
import static cn.yunfang.clearing.ClearingState.DECIDED;
import static cn.yunfang.clearing.ClearingState.PAID;
import static cn.yunfang.clearing.ClearingState.REJECTED;
import static cn.yunfang.clearing.ClearingState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.clearing.ClearingState.Verb;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClearingStateTest {
    private static final Map<ClearingState, Map<Verb, ClearingState>> POSSIBLE =
            Map.of(
                    APPLIED,
                    Map.of(Verb.DECIDE, DECIDED, Verb.REJECT, REJECTED, Verb.WITHDRAW, WITHDRAWN),
                    DECIDED,
                    Map.of(Verb.REOPEN, APPLIED, Verb.PAY, PAID));

    @Test
    void everyVerbLeadsFromEveryStateWhereItMayAndNowhereElse() {
        for (var state : ClearingState.values()) {
            for (var verb : Verb.values()) {
                assertThat(state.after(verb).orElse(null))
                        .as("%s %s", state, verb)
                        .isEqualTo(POSSIBLE.getOrDefault(state, Map.of()).get(verb));
            }
        }
    }

    @Test
    void whatStandsCannotBeAppliedForAgain() {
        assertThat(ClearingState.values())
                .filteredOn(ClearingState::stands)
                .containsExactly(APPLIED, DECIDED, PAID);
    }
}
