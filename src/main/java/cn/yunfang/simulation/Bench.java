package cn.yunfang.simulation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Measures the platform over HTTP; method and figures are in docs/bench.md. Usage: {@code Bench
 * BASE_URL DATA_FOLDER [seconds] [clients]}. The server's process id comes in the environment
 * variable YUNFANG_SERVER_PID.
 */
public final class Bench {
    private static final int COUNTED = 30;
    private static final int ROUNDS = 3;
    private static final String LIFECYCLE = Lifecycle.STEPS.getLast();

    private final PrintStream out;
    private final BenchDatabase database;
    private final Meters meters;
    private final String server = System.getenv("YUNFANG_SERVER_PID");
    private final int seconds;
    private final int clients;

    private Bench(
            PrintStream out, BenchDatabase database, Meters meters, int seconds, int clients) {
        this.out = out;
        this.database = database;
        this.meters = meters;
        this.seconds = seconds;
        this.clients = clients;
    }

    public static void main(String[] args) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var data = Path.of(args[1]);
        var city = Credentials.read(data.resolve("demo").resolve("credentials.json"));
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        int clients = args.length > 3 ? Integer.parseInt(args[3]) : 16;
        try (var http = Demo.client();
                var database = new BenchDatabase(data)) {
            var bench =
                    new Bench(out, database, new Meters(http, args[0], database), seconds, clients);
            bench.run(new BenchCity(http, args[0], city), new Yardstick(database));
        }
    }

    private void run(BenchCity city, Yardstick yardstick) throws Exception {
        out.println("warming up ...");
        load(city::national, LIFECYCLE);
        load(city::api, LIFECYCLE);
        load(city::sales, BenchCity.SETTLE);
        count("national envelope", city.national(0));
        count("/api/v1", city.api(0));
        yardstick.prepare();
        compare(city, yardstick);
        out.printf(
                "%nresident memory of the server without PostgreSQL: %d MiB%n",
                BenchDatabase.residentMiB(server));
    }

    /** What each step asks of the database: medians over single lifecycles of one client. */
    private void count(String name, BenchCity.Client client) throws Exception {
        var steps = new ArrayList<List<Meters.Reading>>();
        Lifecycle.STEPS.forEach(_ -> steps.add(new ArrayList<>()));
        var timings = new Timings();
        for (int i = 0; i < COUNTED; i++) {
            var before = new Meters.Reading[] {meters.read()};
            var at = new int[1];
            client.run(
                    new Timings() {
                        @Override
                        Reply step(String step, Supplier<Reply> call) {
                            var reply = timings.step(step, call);
                            var now = read();
                            steps.get(at[0]++).add(now.minus(before[0]));
                            before[0] = read();
                            return reply;
                        }
                    });
        }
        BenchReport.steps(out, name, steps, timings);
    }

    private Meters.Reading read() {
        try {
            return meters.read();
        } catch (java.io.IOException | java.sql.SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Yardstick, national and API one after the other, several rounds; the median counts. */
    private void compare(BenchCity city, Yardstick yardstick) throws Exception {
        var limits = new ArrayList<Double>();
        var national = new ArrayList<Load>();
        var api = new ArrayList<Load>();
        var sales = new ArrayList<Load>();
        var saleLimits = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            yardstick.run("func.sql", clients, seconds).ifPresent(limits::add);
            national.add(load(city::national, LIFECYCLE));
            api.add(load(city::api, LIFECYCLE));
            yardstick.run("sale.sql", clients, seconds).ifPresent(saleLimits::add);
            sales.add(load(city::sales, BenchCity.SETTLE));
        }
        BenchReport.loads(out, "national envelope, lifecycles", national, limits);
        BenchReport.loads(out, "/api/v1, lifecycles", api, limits);
        BenchReport.loads(out, "2102 over the counter, settlements", sales, saleLimits);
    }

    /**
     * What a loaded stretch showed.
     *
     * @param platformCpu milliseconds of the platform's processor time per lifecycle or sale
     * @param databaseCpu the same of PostgreSQL; @param clientCpu of this program
     */
    record Load(
            double perSecond,
            double platformCpu,
            double databaseCpu,
            double clientCpu,
            double walBytes,
            Timings timings) {}

    private Load load(java.util.function.IntFunction<BenchCity.Client> kind, String last)
            throws Exception {
        double platform = BenchDatabase.processSeconds(server);
        double postgres = database.cpuSeconds();
        double own = BenchDatabase.processSeconds("self");
        long wal = database.walBytes();
        long started = System.nanoTime();
        long end = started + seconds * 1_000_000_000L;
        var work = new ArrayList<Callable<Timings>>();
        for (int i = 0; i < clients; i++) {
            var client = kind.apply(i);
            work.add(
                    () -> {
                        var timings = new Timings();
                        while (System.nanoTime() < end) {
                            client.run(timings);
                        }
                        return timings;
                    });
        }
        var all = new ArrayList<Timings>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                all.add(done.get());
            }
        }
        double took = (System.nanoTime() - started) / 1e9;
        var timings = Timings.together(all);
        double done = timings.count(last);
        return new Load(
                done / took,
                1000 * (BenchDatabase.processSeconds(server) - platform) / done,
                1000 * (database.cpuSeconds() - postgres) / done,
                1000 * (BenchDatabase.processSeconds("self") - own) / done,
                (database.walBytes() - wal) / done,
                timings);
    }
}
