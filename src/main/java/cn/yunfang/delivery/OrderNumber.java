package cn.yunfang.delivery;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.OutwardNumber;
import java.util.Optional;

/** Outward number of an order (delvNo), ours at the courier too: D, bucket 4, serial 15 digits. */
public record OrderNumber(Bucket bucket, long serial) {
    public static Optional<OrderNumber> parse(String text) {
        return OutwardNumber.parse("D", text, OrderNumber::new);
    }

    @Override
    public String toString() {
        return OutwardNumber.text("D", bucket, serial);
    }
}
