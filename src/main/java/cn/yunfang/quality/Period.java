package cn.yunfang.quality;

import java.time.Instant;

/**
 * Which decisions are counted.
 *
 * @param region digits of the division, "" for all
 * @param institution that prescribed, "" for all
 * @param reviewer code, "" for all
 * @param from first moment; @param to the moment after the last
 */
public record Period(String region, String institution, String reviewer, Instant from, Instant to) {
    Period of(String otherRegion, String otherReviewer) {
        return new Period(otherRegion, institution, otherReviewer, from, to);
    }
}
