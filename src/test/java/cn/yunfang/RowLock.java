package cn.yunfang;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A transaction under the platform that holds rows until it is ended; closing undoes it. */
public final class RowLock implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    private final Connection connection;

    private RowLock(Connection connection) {
        this.connection = connection;
    }

    /** Holds what the statement changes or selects for update. */
    public static RowLock by(String sql, String... params) throws SQLException {
        var connection = TestDatabase.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < params.length; i++) {
                statement.setString(i + 1, params[i]);
            }
            statement.execute();
        }
        return new RowLock(connection);
    }

    /** Until the call was answered or so many commits wait for another's. */
    public static void untilAnsweredOrWaiting(Future<?> call, int waiting) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> call.isDone() || waiting() >= waiting);
    }

    private static int waiting() {
        return JDBC.sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database()
                          and cardinality(pg_blocking_pids(pid)) > 0""")
                .query(Integer.class)
                .single();
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
