package cn.yunfang.simulation;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Prints what was measured as Markdown tables, ready for docs/bench.md. */
final class BenchReport {
    private static final double MICROS_PER_MILLI = 1000;

    private BenchReport() {}

    static void steps(
            PrintStream out, String name, List<List<Meters.Reading>> steps, Timings timings) {
        out.printf("%n**%s**, one client, medians of %d%n%n", name, steps.getFirst().size());
        out.println(
                "| step | statements | round trips | commits | WAL bytes | rules µs | p50 ms |"
                        + " p99 ms |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (int i = 0; i < steps.size(); i++) {
            var step = Lifecycle.STEPS.get(i);
            var readings = steps.get(i);
            out.printf(
                    "| %s | %d | %d | %d | %d | %d | %.1f | %.1f |%n",
                    step,
                    median(readings, Meters.Reading::statements),
                    median(readings, Meters.Reading::roundTrips),
                    median(readings, Meters.Reading::commits),
                    median(readings, Meters.Reading::walBytes),
                    median(readings, Meters.Reading::ruleMicros),
                    timings.percentile(step, 0.5),
                    timings.percentile(step, 0.99));
        }
        double rules =
                steps.stream().mapToLong(one -> median(one, Meters.Reading::ruleMicros)).sum();
        double all =
                Lifecycle.STEPS.stream().mapToDouble(step -> timings.percentile(step, 0.5)).sum();
        out.printf(
                "%nshare of the rules in a lifecycle: %.2f of %.1f ms, %.1f %%%n",
                rules / MICROS_PER_MILLI, all, 100 * rules / MICROS_PER_MILLI / all);
    }

    private static long median(List<Meters.Reading> readings, ToLongFunction<Meters.Reading> what) {
        var sorted = readings.stream().mapToLong(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    static void loads(PrintStream out, String name, List<Bench.Load> loads, List<Double> limits) {
        double rate = median(loads, Bench.Load::perSecond);
        out.printf("%n**%s** under load, medians of %d rounds%n%n", name, loads.size());
        out.printf("- per second: %.0f%n", rate);
        if (limits.isEmpty()) {
            out.println("- ratio: no pgbench on this machine (Debian: postgresql-contrib)");
        } else {
            double limit = Timings.percentile(limits, 0.5);
            out.printf(
                    "- pg-limit, same server, same minutes: %.0f/s; ratio %.2f%n",
                    limit, rate / limit);
        }
        out.printf(
                "- CPU ms of each: platform %.2f, PostgreSQL %.2f, load generator %.2f%n",
                median(loads, Bench.Load::platformCpu),
                median(loads, Bench.Load::databaseCpu),
                median(loads, Bench.Load::clientCpu));
        out.printf("- WAL bytes of each: %.0f%n%n", median(loads, Bench.Load::walBytes));
        var timings = Timings.together(loads.stream().map(Bench.Load::timings).toList());
        out.println("| step | p50 ms | p99 ms |");
        out.println("|---|---|---|");
        for (var step : timings.steps()) {
            out.printf(
                    "| %s | %.1f | %.1f |%n",
                    step, timings.percentile(step, 0.5), timings.percentile(step, 0.99));
        }
    }

    private static double median(List<Bench.Load> loads, ToDoubleFunction<Bench.Load> what) {
        return Timings.percentile(loads.stream().mapToDouble(what).boxed().toList(), 0.5);
    }
}
