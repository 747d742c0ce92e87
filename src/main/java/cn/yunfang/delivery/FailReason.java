package cn.yunfang.delivery;

import cn.yunfang.delivery.DeliveryTransitions.Verb;
import cn.yunfang.delivery.MoveDelivery.Step;
import java.time.Instant;
import java.util.Arrays;

/** Why a parcel was not handed over. */
public enum FailReason {
    NOBODY_HOME("无人在家", "nobody at home"),
    UNREACHABLE("电话联系不上", "does not answer the telephone"),
    WRONG_ADDRESS("地址有误", "the address is wrong"),
    REFUSED("收货人拒收", "the recipient does not take it"),
    DAMAGED("包装破损", "the parcel is damaged"),
    OTHER("其他原因", "another reason");

    private final String chinese;
    private final String english;

    FailReason(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** What a courier says; what we do not know is {@code OTHER}. */
    static FailReason of(String said) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(said))
                .findFirst()
                .orElse(OTHER);
    }

    /** There is another try, unless it was the last one or another would be in vain. */
    Step step(Standing standing, Instant at) {
        boolean again = standing.mayTryAgain() && this != REFUSED && this != DAMAGED;
        return Step.of(again ? Verb.FAIL : Verb.SEND_BACK, at, chinese)
                .changing(progress -> progress.because(name()));
    }
}
