package cn.yunfang.quality;

import cn.yunfang.evidence.AccessLog;
import cn.yunfang.review.ReviewDesk;
import java.time.Duration;

/** The measure of reviews at a test's desk. */
public final class TestQuality {
    private TestQuality() {}

    public static Quality quality(ReviewDesk desk, Duration leastPerLine) {
        return new Quality(desk.journal, desk.registry, desk.review, new AccessLog(), leastPerLine);
    }
}
