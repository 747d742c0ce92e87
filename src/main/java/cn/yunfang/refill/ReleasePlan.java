package cn.yunfang.refill;

import cn.yunfang.reading.Range;
import cn.yunfang.reading.Reading;
import cn.yunfang.shared.PrescriptionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What issues after the first wait for: a fresh reading in range of each kind.
 *
 * @param freshDays how old a reading may be when an issue opens
 * @param bridgeDays days that the one bridge supply lasts, 0 for none
 * @param version from 1; each time it is set is one more
 */
public record ReleasePlan(
        PrescriptionId id,
        String personNo,
        List<Criterion> criteria,
        int freshDays,
        int bridgeDays,
        int version,
        String setBy,
        Instant setAt) {
    /**
     * The range of one kind, bounds included; at least one of them is there.
     *
     * @param kind code of a kind of reading
     */
    public record Criterion(String kind, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        private boolean isSame(Criterion other) {
            return kind.equals(other.kind) && same(low, other.low) && same(high, other.high);
        }

        private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal two) {
            return one == null || two == null ? one == two : one.compareTo(two) == 0;
        }

        boolean holds(BigDecimal value) {
            return new Range(low, high, null, null).holds(value);
        }
    }

    /** How the readings of a person stand to the plan. */
    public enum Verdict {
        IN_RANGE,
        OUT_OF_RANGE,
        /** Of one kind at least nothing fresh is known, and nothing fresh is out of range. */
        MISSING
    }

    /**
     * Judges the newest reading of each kind.
     *
     * @param latest newest of each kind, any age
     */
    public Verdict judge(List<Reading> latest, Instant now) {
        var fresh = now.minus(Duration.ofDays(freshDays));
        boolean missing = false;
        for (var criterion : criteria) {
            var reading = newest(criterion.kind, latest, fresh);
            if (reading.isEmpty()) {
                missing = true;
            } else if (!criterion.holds(reading.get().value())) {
                return Verdict.OUT_OF_RANGE;
            }
        }
        return missing ? Verdict.MISSING : Verdict.IN_RANGE;
    }

    private static Optional<Reading> newest(String kind, List<Reading> latest, Instant fresh) {
        return latest.stream()
                .filter(one -> one.kind().equals(kind) && !one.measuredAt().isBefore(fresh))
                .findFirst();
    }

    boolean saysSame(ReleasePlan other) {
        return freshDays == other.freshDays
                && bridgeDays == other.bridgeDays
                && criteria.size() == other.criteria.size()
                && criteria.stream().allMatch(one -> other.criteria.stream().anyMatch(one::isSame));
    }

    List<String> kinds() {
        return criteria.stream().map(Criterion::kind).toList();
    }
}
