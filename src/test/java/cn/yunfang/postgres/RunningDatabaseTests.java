package cn.yunfang.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningDatabaseTests {
    private static final Path BINARIES = Path.of("target", "binaries");

    @TempDir Path data;

    @Test
    void findsTheEmbeddedDatabaseWhileItRunsAndTheNamedOneByItsUrl() throws Exception {
        try (var server = PostgresServer.start(BINARIES, data.resolve("postgres"))) {
            try (var found = RunningDatabase.find(data, Map.of());
                    var connection = found.dataSource().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
            var named =
                    Map.of(
                            "YUNFANG_DB_URL", server.url(),
                            "YUNFANG_DB_USER", server.user(),
                            "YUNFANG_DB_PASSWORD", server.password());
            try (var found = RunningDatabase.find(data.resolve("elsewhere"), named);
                    var connection = found.dataSource().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        assertThatThrownBy(() -> RunningDatabase.find(data, Map.of()))
                .hasMessageContaining("./yunfang start first");
    }

    @Test
    void saysHowToGetADatabaseWhereThereIsNone() {
        assertThat(Files.exists(data.resolve("postgres"))).isFalse();
        assertThatThrownBy(() -> RunningDatabase.find(data, Map.of()))
                .hasMessageContaining("./yunfang start makes one");
    }
}
