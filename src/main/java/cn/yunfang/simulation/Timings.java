package cn.yunfang.simulation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Milliseconds of each step of a lifecycle, over many lifecycles of one client. */
class Timings {
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    /** Runs a step that must succeed and notes how long it took. */
    Reply step(String name, Supplier<Reply> call) {
        var reply = call.get();
        reply.must();
        millis.computeIfAbsent(name, _ -> new java.util.ArrayList<>()).add(reply.millis());
        return reply;
    }

    static Timings together(List<Timings> clients) {
        var all = new Timings();
        clients.forEach(
                client ->
                        client.millis.forEach(
                                (name, values) ->
                                        all.millis
                                                .computeIfAbsent(
                                                        name, _ -> new java.util.ArrayList<>())
                                                .addAll(values)));
        return all;
    }

    int count(String step) {
        return millis.getOrDefault(step, List.of()).size();
    }

    List<String> steps() {
        return List.copyOf(millis.keySet());
    }

    /** The value below which the given share (0 to 1) of all calls of the step stayed. */
    double percentile(String step, double share) {
        return percentile(millis.getOrDefault(step, List.of()), share);
    }

    static double percentile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return 0;
        }
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
