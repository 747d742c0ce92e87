package cn.yunfang.visit;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outward number of a visit (mdtrt_id): S, bucket 4 digits, serial 15 digits. */
record VisitNumber(Bucket bucket, long serial) {
    private static final Pattern FORM = Pattern.compile("S(\\d{4})(\\d{15})");

    static Optional<VisitNumber> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(1)) >= Bucket.COUNT) {
            return Optional.empty();
        }
        return Optional.of(
                new VisitNumber(
                        new Bucket(Integer.parseInt(match.group(1))),
                        Long.parseLong(match.group(2))));
    }

    /** What events are about: all serial numbers come from one source, so they never meet. */
    PrescriptionId subject() {
        return new PrescriptionId(bucket, serial);
    }

    @Override
    public String toString() {
        return "S%04d%015d".formatted(bucket.value(), serial);
    }
}
