package cn.yunfang.writing;

import java.util.Arrays;
import java.util.Optional;

/** Why a doctor prescribes in spite of a warning: the short list he chooses from. */
public enum OverrideReason {
    BENEFIT_OUTWEIGHS("获益大于风险", "the benefit outweighs the risk"),
    TOLERATED("患者长期使用，已耐受", "used for long and tolerated"),
    NO_ALTERNATIVE("无合适的替代药品", "no suitable alternative"),
    MONITORED("已安排监测与复诊", "monitoring and a visit are arranged"),
    SPECIALIST_ADVICE("专科或上级医师意见", "advice of a specialist");

    private final String chinese;
    private final String english;

    OverrideReason(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The reason of that name. */
    public static Optional<OverrideReason> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
