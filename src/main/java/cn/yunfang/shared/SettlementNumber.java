package cn.yunfang.shared;

import java.util.Optional;

/** Outward number of a settlement (setl_id): bucket 4 digits, serial 15 digits. */
public record SettlementNumber(Bucket bucket, long serial) {
    public static Optional<SettlementNumber> parse(String text) {
        return OutwardNumber.parse("", text, SettlementNumber::new);
    }

    @Override
    public String toString() {
        return OutwardNumber.text("", bucket, serial);
    }
}
