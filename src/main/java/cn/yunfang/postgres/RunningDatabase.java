package cn.yunfang.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;

/** The database of a platform that runs, for the programs of the launcher. */
public final class RunningDatabase implements AutoCloseable {
    private final HikariDataSource pool;

    private RunningDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The one named by {@code YUNFANG_DB_URL}, else the embedded one of the data folder. */
    public static RunningDatabase find(Path data) throws IOException {
        return find(data, System.getenv());
    }

    static RunningDatabase find(Path data, Map<String, String> environment) throws IOException {
        var url = environment.getOrDefault("YUNFANG_DB_URL", "");
        if (!url.isEmpty()) {
            return connect(
                    url,
                    environment.getOrDefault("YUNFANG_DB_USER", ""),
                    environment.getOrDefault("YUNFANG_DB_PASSWORD", ""),
                    "does not answer");
        }
        var home = data.resolve("postgres");
        if (!Files.exists(home.resolve("port"))) {
            throw new IOException("no database in " + home + ": ./yunfang start makes one");
        }
        return connect(
                "jdbc:postgresql://127.0.0.1:"
                        + Files.readString(home.resolve("port")).strip()
                        + "/"
                        + Cluster.USER,
                Cluster.USER,
                Files.readString(home.resolve("password")).strip(),
                "does not run: ./yunfang start first");
    }

    private static RunningDatabase connect(String url, String user, String password, String cure)
            throws IOException {
        try {
            return new RunningDatabase(DatabaseConfiguration.pool(url, user, password, 1));
        } catch (HikariPool.PoolInitializationException e) {
            throw new IOException("the database " + url + " " + cure, e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
