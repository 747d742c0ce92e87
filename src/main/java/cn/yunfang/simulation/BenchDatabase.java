package cn.yunfang.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The measured server seen from outside: its WAL position, its processor time. */
final class BenchDatabase implements AutoCloseable {
    private static final String USER = "yunfang";
    private static final double TICKS_PER_SECOND = 100; // getconf CLK_TCK on every Linux we run on

    private static final String WAL_BYTES = "select (pg_current_wal_insert_lsn() - '0/0')::bigint";

    private final Path home;
    private final String port;
    private final String password;
    private final Connection connection;

    BenchDatabase(Path data) throws IOException, SQLException {
        this.home = data.resolve("postgres");
        this.port = Files.readString(home.resolve("port")).strip();
        this.password = Files.readString(home.resolve("password")).strip();
        this.connection =
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/" + USER, USER, password);
    }

    Map<String, String> clientEnvironment() {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", port,
                "PGUSER", USER,
                "PGDATABASE", USER,
                "PGPASSWORD", password);
    }

    void execute(String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    /** Bytes of WAL written since the cluster was made. */
    long walBytes() throws SQLException {
        return number(WAL_BYTES);
    }

    long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Processor seconds of the postmaster and all its children, the ended ones included. */
    double cpuSeconds() throws IOException {
        var postmaster = Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst().strip();
        double own = ticks(postmaster, true);
        var children = ProcessHandle.of(Long.parseLong(postmaster)).map(ProcessHandle::children);
        return (own
                        + children.orElse(Stream.empty())
                                .mapToDouble(child -> ticks(String.valueOf(child.pid()), false))
                                .sum())
                / TICKS_PER_SECOND;
    }

    /** User and system ticks of a process; with those of its ended children when asked. */
    static double ticks(String pid, boolean withChildren) {
        try {
            var stat = Files.readString(Path.of("/proc", pid, "stat"));
            var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            double own = Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12));
            return withChildren
                    ? own + Double.parseDouble(fields.get(13)) + Double.parseDouble(fields.get(14))
                    : own;
        } catch (IOException e) {
            return 0; // the child ended meanwhile; its time is in the parent's sum
        }
    }

    static double processSeconds(String pid) {
        return ticks(pid, false) / TICKS_PER_SECOND;
    }

    /** Resident memory of a process in MiB. */
    static long residentMiB(String pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
