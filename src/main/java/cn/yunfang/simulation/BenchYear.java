package cn.yunfang.simulation;

import cn.yunfang.Yunfang;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        try (var platform = start(persons, days, settings)) {
            var played = platform.getBean(BenchYearCourse.class).play(persons, days, out);
            var report = platform.getBean(BenchYearReport.class);
            report.print(played, out);
            wrong.addAll(report.prove(played, out));
            platform.getBean(BenchYearClock.class).catchUp();
            try (var http = Demo.client()) {
                new BenchYearPages("http://127.0.0.1:" + args[1], http, played.patients())
                        .time(out);
            }
        }
        System.exit(wrong.isEmpty() ? 0 : 1);
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
        all.addAll(settings);
        return SpringApplication.run(Yunfang.class, all.toArray(String[]::new));
    }
}
