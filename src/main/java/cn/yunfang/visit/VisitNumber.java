package cn.yunfang.visit;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.OutwardNumber;
import cn.yunfang.shared.PrescriptionId;
import java.util.Optional;

/** Outward number of a visit (mdtrt_id): S, bucket 4 digits, serial 15 digits. */
record VisitNumber(Bucket bucket, long serial) {
    static Optional<VisitNumber> parse(String text) {
        return OutwardNumber.parse("S", text, VisitNumber::new);
    }

    /** What events are about: all serial numbers come from one source, so they never meet. */
    PrescriptionId subject() {
        return new PrescriptionId(bucket, serial);
    }

    @Override
    public String toString() {
        return OutwardNumber.text("S", bucket, serial);
    }
}
