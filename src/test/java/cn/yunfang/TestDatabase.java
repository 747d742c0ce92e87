package cn.yunfang;

import cn.yunfang.postgres.PostgresServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * One migrated PostgreSQL for all tests of this process; {@code YUNFANG_TEST_DB_URL} replaces it.
 */
public final class TestDatabase {
    private static final HikariDataSource POOL = open();

    private TestDatabase() {}

    /** The shared pool; tests use fresh keys instead of emptying tables. */
    public static DataSource dataSource() {
        return POOL;
    }

    /** Where it is, as the properties {@code yunfang.database.*} of a Spring test. */
    public static String[] properties() {
        return new String[] {
            "yunfang.database.url=" + POOL.getJdbcUrl(),
            "yunfang.database.user=" + POOL.getUsername(),
            "yunfang.database.password=" + POOL.getPassword(),
            // the server has 60 for all the contexts that Spring keeps
            "yunfang.database.connections=8"
        };
    }

    private static HikariDataSource open() {
        var pool = new HikariDataSource();
        var url = System.getenv("YUNFANG_TEST_DB_URL");
        if (url != null) {
            pool.setJdbcUrl(url);
            pool.setUsername(System.getenv().getOrDefault("YUNFANG_TEST_DB_USER", "postgres"));
            pool.setPassword(System.getenv().getOrDefault("YUNFANG_TEST_DB_PASSWORD", ""));
        } else {
            var server = startTemporary();
            pool.setJdbcUrl(server.url());
            pool.setUsername(server.user());
            pool.setPassword(server.password());
        }
        pool.setMaximumPoolSize(12);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        return pool;
    }

    private static PostgresServer startTemporary() {
        try {
            var home = Files.createTempDirectory("yunfang-test");
            var server = PostgresServer.start(Path.of("target", "binaries"), home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void stop(PostgresServer server, Path home) {
        try {
            server.close();
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
