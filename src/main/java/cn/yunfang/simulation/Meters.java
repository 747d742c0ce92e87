package cn.yunfang.simulation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** The platform's own counters, read from /actuator/prometheus, with the server's WAL position. */
final class Meters {
    /**
     * What was asked of the database so far, and how long the rules took.
     *
     * @param ruleMicros microseconds
     */
    record Reading(long statements, long roundTrips, long commits, long walBytes, long ruleMicros) {
        Reading minus(Reading before) {
            return new Reading(
                    statements - before.statements,
                    roundTrips - before.roundTrips,
                    commits - before.commits,
                    walBytes - before.walBytes,
                    ruleMicros - before.ruleMicros);
        }
    }

    private final HttpClient http;
    private final URI metrics;
    private final BenchDatabase database;

    Meters(HttpClient http, String base, BenchDatabase database) {
        this.http = http;
        this.metrics = URI.create(base + "/actuator/prometheus");
        this.database = database;
    }

    Reading read() throws IOException, InterruptedException, SQLException {
        var text =
                http.send(
                                HttpRequest.newBuilder(metrics).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        return new Reading(
                counter(text, "yunfang_database_statements_total"),
                counter(text, "yunfang_database_round_trips_total"),
                counter(text, "yunfang_database_commits_total"),
                database.walBytes(),
                Math.round(1e6 * number(text, "yunfang_rules_check_seconds_sum")));
    }

    private static long counter(String text, String name) {
        return (long) number(text, name);
    }

    private static double number(String text, String name) {
        var found = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E-]+)$").matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no counter " + name);
        }
        return Double.parseDouble(found.group(1));
    }
}
