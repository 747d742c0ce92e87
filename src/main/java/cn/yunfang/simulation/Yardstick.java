package cn.yunfang.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The physical limit: bench/pg-limit's five commits per lifecycle, one server call per step, run by
 * pgbench on the very server that the platform uses.
 */
final class Yardstick {
    private static final Path FOLDER = Path.of("bench", "pg-limit");
    private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");

    private final BenchDatabase database;

    Yardstick(BenchDatabase database) {
        this.database = database;
    }

    /** Makes the yardstick's own schema {@code lim} with its 200,000 accounts. */
    void prepare() throws IOException, SQLException {
        database.execute(Files.readString(FOLDER.resolve("schema.sql")));
    }

    /**
     * Transactions per second; empty when this machine has no pgbench.
     *
     * @param script {@code func.sql} for lifecycles, {@code sale.sql} for settlements
     */
    Optional<Double> run(String script, int clients, int seconds)
            throws IOException, InterruptedException {
        var pgbench = pgbench();
        if (pgbench.isEmpty()) {
            return Optional.empty();
        }
        var command =
                List.of(
                        pgbench.get(),
                        "-n",
                        "-M",
                        "prepared",
                        "-f",
                        FOLDER.resolve(script).toString(),
                        "-c",
                        String.valueOf(clients),
                        "-j",
                        "2",
                        "-T",
                        String.valueOf(seconds),
                        "-D",
                        "doc=" + Files.readString(FOLDER.resolve("doc.json")),
                        "--max-tries=1");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(database.clientEnvironment());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var found = TPS.matcher(output);
        if (process.waitFor() != 0 || !found.find()) {
            throw new IOException("pgbench failed:\n" + output);
        }
        return Optional.of(Double.valueOf(found.group(1)));
    }

    private static Optional<String> pgbench() throws IOException {
        try (var installed = installed()) {
            return Stream.concat(onPath(), installed)
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst();
        }
    }

    private static Stream<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":")).map(one -> Path.of(one, "pgbench"));
    }

    private static Stream<Path> installed() throws IOException {
        var debian = Path.of("/usr/lib/postgresql");
        return Files.isDirectory(debian)
                ? Files.list(debian).map(version -> version.resolve("bin").resolve("pgbench"))
                : Stream.empty();
    }
}
