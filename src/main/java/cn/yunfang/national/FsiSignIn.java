package cn.yunfang.national;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 9001 签到: an operator begins the day (national-interface §4.2). */
@Component
class FsiSignIn implements Operation {
    private final Journal journal;

    FsiSignIn(Journal journal) {
        this.journal = journal;
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
                                journal.now(),
                                "sign_no",
                                "%s%015d".formatted(caller.institution(), journal.nextId()))));
    }
}
