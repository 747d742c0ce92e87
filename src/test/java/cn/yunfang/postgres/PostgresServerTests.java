package cn.yunfang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {
    private static final Path BINARIES = Path.of("target", "binaries");

    @Test
    void keepsDataOverRestartsAndRepairsAKilledServer(@TempDir Path home) throws Exception {
        try (var server = PostgresServer.start(BINARIES, home)) {
            run(server, "create table kept (n int); insert into kept values (7)");
            var postmaster = postmasterOf(home);
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            assertThat(eventually(server, "select n from kept")).isEqualTo("7");
            assertThat(run(server, "show fsync")).isEqualTo("on");
            assertThat(run(server, "show data_checksums")).isEqualTo("on");
        }
        try (var server = PostgresServer.start(BINARIES, home)) {
            assertThat(run(server, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void refusesASecondServerOnTheSameFolder(@TempDir Path home) {
        try (var _ = PostgresServer.start(BINARIES, home)) {
            assertThatThrownBy(() -> PostgresServer.start(BINARIES, home))
                    .hasMessageContaining("in use by another yunfang");
        }
    }

    @Test
    void leavesAStrangerAloneWhoHasTheRememberedNumber(@TempDir Path home) throws Exception {
        PostgresServer.start(BINARIES, home).close();
        var stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(home.resolve("data/postmaster.pid"), stranger.pid() + "\n");
        try (var server = PostgresServer.start(BINARIES, home)) {
            assertThat(stranger.isAlive()).isTrue();
            assertThat(run(server, "select 1")).isEqualTo("1");
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void wantsThePassword(@TempDir Path home) {
        try (var server = PostgresServer.start(BINARIES, home)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "yunfang", "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static ProcessHandle postmasterOf(Path home) throws Exception {
        return new PostmasterPid(home.resolve("data")).leftBehind().orElseThrow();
    }

    private static String eventually(PostgresServer server, String sql) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return run(server, sql);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private static String run(PostgresServer server, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
