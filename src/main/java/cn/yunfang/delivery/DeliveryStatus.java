package cn.yunfang.delivery;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a parcel is; what leads from one to another stands in {@link DeliveryTransitions}. The
 * codes are delv_stas_codg: no public source gives the national values (national-interface §3.1);
 * these are ours and documented in docs/national-interface/rxDelv.md.
 */
public enum DeliveryStatus {
    ORDERED(5, "已下单待配药", "ordered, to be packed"),
    PACKED(10, "待揽收", "waiting for the courier"),
    HANDED_TO_COURIER(20, "已揽收", "collected"),
    ON_THE_WAY(30, "配送中", "on the way"),
    ARRIVED(40, "已送达待签收", "arrived, to be signed for"),
    FAILED(45, "未送到，待再次配送", "not handed over, to be tried again"),
    SIGNED(50, "已签收", "signed for"),
    CANCELLED(60, "已取消", "cancelled"),
    RETURNING(70, "退回中", "being sent back"),
    RETURNED(80, "已退回", "sent back");

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

    /** Whether the goods are packed or on their way: in no hand that could give them back. */
    public boolean isUnderway() {
        return !isClosed() && this != ORDERED && this != RETURNING;
    }

    /** Whether nothing can happen to the parcel any more. */
    public boolean isClosed() {
        return this == SIGNED || this == CANCELLED || this == RETURNED;
    }
}
