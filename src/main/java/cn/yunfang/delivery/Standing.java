package cn.yunfang.delivery;

import cn.yunfang.shared.Caller;

/** An order and where its parcel is. */
public record Standing(Parcel parcel, Order order) {
    /** So often it is tried to hand a parcel over. */
    static final int MOST_ATTEMPTS = 2;

    boolean isOf(Caller caller) {
        return order.institution().equals(caller.institution());
    }

    DeliveryStatus status() {
        return parcel.status();
    }

    boolean mayTryAgain() {
        return parcel.attempt() < MOST_ATTEMPTS;
    }
}
