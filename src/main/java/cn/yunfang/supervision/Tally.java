package cn.yunfang.supervision;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How often each step was taken. */
public record Tally(Map<Step, Long> steps) {
    /** Of counts by the name of the fact. */
    static Tally of(Map<String, Long> told) {
        var steps = new EnumMap<Step, Long>(Step.class);
        for (var step : Step.values()) {
            steps.put(
                    step,
                    step.facts().stream().mapToLong(name -> told.getOrDefault(name, 0L)).sum());
        }
        return new Tally(Map.copyOf(steps));
    }

    /** All together. */
    public static Tally sum(Collection<Tally> all) {
        var steps = new EnumMap<Step, Long>(Step.class);
        for (var step : Step.values()) {
            steps.put(step, all.stream().mapToLong(one -> one.of(step)).sum());
        }
        return new Tally(Map.copyOf(steps));
    }

    public long of(Step step) {
        return steps.getOrDefault(step, 0L);
    }
}
