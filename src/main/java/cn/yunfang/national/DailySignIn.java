package cn.yunfang.national;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 9001 签到 (national-interface §4.2). */
@Component
class DailySignIn implements Operation {
    private final SignNumbers signNumbers;
    private final Clock clock;

    DailySignIn(SignNumbers signNumbers, Clock clock) {
        this.signNumbers = signNumbers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "9001";
    }

    @Override
    public Outcome<Map<String, Object>> answer(Caller caller, Fields body) {
        return Outcome.done(
                Map.of(
                        "signinoutb",
                        Map.of(
                                "sign_time",
                                ChinaTime.format(clock.instant()),
                                "sign_no",
                                signNumbers.today(caller))));
    }
}
