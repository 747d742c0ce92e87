package cn.yunfang.simulation;

import cn.yunfang.Yunfang;
import cn.yunfang.cohort.RebuildCohort;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A simulated year of chronic care; what it plays is in docs/bench.md. Usage: {@code BenchYear
 * DATA_FOLDER PORT [persons] [days]}. Ends with 1 when the books are not right.
 */
public final class BenchYear {
    private static final int PERSONS = 20_000;
    private static final int DAYS = 365;

    private BenchYear() {}

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int persons = args.length > 2 ? Integer.parseInt(args[2]) : PERSONS;
        int days = args.length > 3 ? Integer.parseInt(args[3]) : DAYS;
        var settings =
                List.of(
                        "--yunfang.data=" + args[0],
                        "--server.port=" + args[1],
                        "--logging.level.root=warn");
        var wrong = new ArrayList<String>();
        try (var platform = start(persons, days, settings);
                var database = new BenchDatabase(Path.of(args[0]))) {
            var used = Used.before(database);
            var played = platform.getBean(BenchYearCourse.class).play(persons, days, out);
            var report = platform.getBean(BenchYearReport.class);
            report.print(played, out);
            used.print(database, out);
            wrong.addAll(report.prove(played, out));
            platform.getBean(BenchYearClock.class).catchUp();
            var cohort = platform.getBean(RebuildCohort.class);
            registry(cohort, out);
            try (var http = Demo.client()) {
                var pages =
                        new BenchYearPages("http://127.0.0.1:" + args[1], http, played.patients());
                pages.time(out);
                pages.timeAnew(cohort::rebuild, out);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static void registry(RebuildCohort cohort, PrintStream out) {
        long began = System.nanoTime();
        int made = cohort.rebuild();
        out.printf(
                "registry of %,d persons made anew in %.1f s%n",
                made, (System.nanoTime() - began) / 1e9);
    }

    /** Processor time and log of the database, from the first day on. */
    private record Used(double platform, double postgres, long wal) {
        static Used before(BenchDatabase database) throws IOException, SQLException {
            return new Used(
                    BenchDatabase.processSeconds("self"),
                    database.cpuSeconds(),
                    database.walBytes());
        }

        void print(BenchDatabase database, PrintStream out) throws IOException, SQLException {
            out.printf(
                    "processor: platform and players %,.0f s, PostgreSQL %,.0f s; WAL %,d MiB;"
                            + " resident without PostgreSQL %,d MiB%n",
                    BenchDatabase.processSeconds("self") - platform,
                    database.cpuSeconds() - postgres,
                    (database.walBytes() - wal) >> 20,
                    BenchDatabase.residentMiB("self"));
        }
    }

    /** The platform with a city of the right size, its clock so many days behind. */
    static ConfigurableApplicationContext start(int persons, int days, List<String> settings) {
        var all = new ArrayList<String>();
        all.add("--yunfang.demo=true");
        all.add("--yunfang.bench.year=true");
        all.add("--yunfang.bench.days=" + days);
        all.add("--yunfang.demo.persons=" + BenchYearCity.residents(persons));
        // a day lasts seconds here
        all.add("--yunfang.due.interval=20");
        // the registry is made anew each night: here once, when the year is over
        all.add("--yunfang.cohort.interval=86400000");
        all.addAll(settings);
        return SpringApplication.run(Yunfang.class, all.toArray(String[]::new));
    }
}
