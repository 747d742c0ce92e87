package cn.yunfang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {
    private static final Path BINARIES = Path.of("target", "binaries");

    @Test
    void bringsEveryRowBackAndRefusesADamagedFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("backup.tar.gz");
        var home = folder.resolve("old");
        try (var server = PostgresServer.start(BINARIES, home)) {
            count(server, "create table kept as select generate_series(1, 1000) n");
            assertThatThrownBy(() -> Backup.save(home, file)).hasMessageContaining("in use");
        }
        Backup.save(home, file);

        Backup.restore(folder.resolve("new"), file);
        try (var server = PostgresServer.start(BINARIES, folder.resolve("new"))) {
            assertThat(count(server, "select count(*) from kept")).isEqualTo(1000);
        }
        assertThatThrownBy(() -> Backup.restore(home, file)).hasMessageContaining("holds");

        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        assertThatThrownBy(() -> Backup.restore(folder.resolve("third"), file))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("third/data")).doesNotExist();
    }

    private static int count(PostgresServer server, String sql) throws Exception {
        try (var connection =
                        DriverManager.getConnection(
                                server.url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getInt(1);
        }
    }
}
