package cn.yunfang.delivery;

import java.util.Arrays;
import java.util.Optional;

/**
 * delv_stas_codg. No public source gives the national values (national-interface §3.1); these are
 * ours and documented in docs/national-interface/rxDelv.md.
 */
public enum DeliveryStatus {
    WAITING(10, "待揽收", "waiting for the courier"),
    COLLECTED(20, "已揽收", "collected"),
    ON_THE_WAY(30, "配送中", "on the way"),
    ARRIVED(40, "已送达待签收", "arrived, to be signed for"),
    SIGNED(50, "已签收", "signed for"),
    CANCELLED(60, "已取消", "cancelled"),
    REFUSED(70, "拒收退回", "refused and sent back");

    private final int code;
    private final String chinese;
    private final String english;

    DeliveryStatus(int code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    public int code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    public static Optional<DeliveryStatus> of(String code) {
        return Arrays.stream(values())
                .filter(one -> Integer.toString(one.code).equals(code))
                .findFirst();
    }

    static DeliveryStatus of(int code) {
        return of(Integer.toString(code)).orElseThrow();
    }

    /** Whether nothing can happen to the parcel any more. */
    public boolean isClosed() {
        return this == SIGNED || this == CANCELLED || this == REFUSED;
    }
}
