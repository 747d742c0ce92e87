package cn.yunfang.care;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.OutwardNumber;
import cn.yunfang.shared.PrescriptionId;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Number of a contract, a visit or an escalation: JK, bucket 4 digits, serial 15 digits. */
public record CareNumber(Bucket bucket, long serial) {
    /** Empty for a text that is no such number. */
    static Optional<CareNumber> parse(String text) {
        return OutwardNumber.parse("JK", text, CareNumber::new).filter(one -> one.serial > 0);
    }

    LinkedHashMap<String, @Nullable Object> key() {
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("bucket", bucket.value());
        params.put("serial", serial);
        return params;
    }

    /** What events are about: all serial numbers come from one source, so they never meet. */
    PrescriptionId subject() {
        return new PrescriptionId(bucket, serial);
    }

    @Override
    public String toString() {
        return OutwardNumber.text("JK", bucket, serial);
    }
}
