package cn.yunfang.portal;

import cn.yunfang.review.ReviewWork.Place;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import java.time.DateTimeException;
import java.time.Instant;

/** Where a page of the work list ends, as text that a client hands back. */
final class Places {
    private static final int PARTS = 3;

    private Places() {}

    static String text(Place place) {
        return "%s~%d~%d".formatted(place.at(), place.id().bucket().value(), place.id().number());
    }

    static Place parse(String text) {
        if (text.isEmpty()) {
            return Place.START;
        }
        var parts = text.split("~", -1);
        if (parts.length != PARTS) {
            throw Limits.invalid("after", "next");
        }
        try {
            var bucket = new Bucket(Integer.parseInt(parts[1]));
            return new Place(
                    Instant.parse(parts[0]), new PrescriptionId(bucket, Long.parseLong(parts[2])));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Limits.invalid("after", "next");
        }
    }
}
