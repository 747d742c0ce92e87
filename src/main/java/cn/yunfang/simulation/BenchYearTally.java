package cn.yunfang.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was done in a simulated year, counted as it happened, and what was refused and why. */
final class BenchYearTally {
    private static final Logger LOG = LoggerFactory.getLogger(BenchYearTally.class);
    private static final String REFUSED = "refused: ";

    private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder steps = new LongAdder();

    /** One call of the platform. */
    void step() {
        steps.increment();
    }

    void count(String what) {
        add(what, 1);
    }

    void add(String what, long more) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).add(more);
    }

    /** A refusal that a player did not expect; the first of a kind is told. */
    void refused(String step, String why) {
        var what = REFUSED + step + " " + why.split(" ", 2)[0];
        if (counts.putIfAbsent(what, new LongAdder()) == null) {
            LOG.warn("{} {}", step, why);
        }
        count(what);
    }

    long steps() {
        return steps.sum();
    }

    long of(String what) {
        var found = counts.get(what);
        return found == null ? 0 : found.sum();
    }

    /** Refusals by step and reason, in order. */
    Map<String, Long> refusals() {
        var all = new TreeMap<String, Long>();
        counts.forEach(
                (what, count) -> {
                    if (what.startsWith(REFUSED)) {
                        all.put(what.substring(REFUSED.length()), count.sum());
                    }
                });
        return all;
    }
}
