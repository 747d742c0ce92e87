package cn.yunfang.clearing;

import cn.yunfang.TestClock;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Settlements that come late: around the end of a month, and after it was applied for. */
class ClearingMonthModuleTests extends ClearingDesk {
    @Test
    void aMonthIsOpenUntilTheLastCommitsOfItAreIn() {
        sales.sell(TestClock.now(), 1);
        var claim = claim(month(0));
        var over = Duration.between(TestClock.now(), on(month(-1), 1).minusSeconds(3_600));

        TestClock.later(
                over.plusMinutes(9),
                () -> refused(apply.apply(clinic, claim), Reason.CLEARING_MONTH_OPEN));

        TestClock.later(over.plusMinutes(11), () -> done(apply.apply(clinic, claim)));
    }

    @Test
    void decidesNothingWhenTheMonthChangedSinceItWasAppliedFor() {
        sell(month(1), 1);
        var one = applied(month(1));
        sell(month(1), 1);
        var now = claim(month(1)).figures();

        refused(
                decide.decide(CLERK, one.id(), whole()),
                Reason.CLEARING_CHANGED,
                "申请1人次、总额%s".formatted(one.figures().medfee()),
                "现为2人次、%s".formatted(now.medfee()));

        done(decide.reject(CLERK, one.id(), "有新结算", "another settlement came"));
        done(decide.decide(CLERK, applied(month(1)).id(), whole()));
    }
}
