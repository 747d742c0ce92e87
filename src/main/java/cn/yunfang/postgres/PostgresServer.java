package cn.yunfang.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own: started, restarted when it dies, stopped with us. */
public final class PostgresServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String FIND_DATABASE =
            "select 1 from pg_database where datname = '" + Cluster.USER + "'";
    private static final String CREATE_DATABASE = "create database " + Cluster.USER;

    private final Cluster cluster;
    private final FileChannel lock;
    private final int port;
    private final String password;
    // guards process and closing: a restart and a stop must not cross
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Process process;
    private boolean closing;

    private PostgresServer(Cluster cluster, FileChannel lock) throws IOException {
        this.cluster = cluster;
        this.lock = lock;
        this.port = cluster.choosePort();
        this.password = cluster.password();
    }

    /**
     * Starts the cluster kept in the folder, making it the first time.
     *
     * @param binaries where PostgreSQL's programs are unpacked, may be shared
     * @param home the cluster's own folder, for one process at a time
     */
    public static PostgresServer start(Path binaries, Path home) {
        try {
            var folder = home.toAbsolutePath().normalize();
            var lock = lock(folder);
            var cluster = new Cluster(folder, PostgresBinaries.under(binaries), Account.current());
            cluster.create();
            new PostmasterPid(cluster.data()).clear();
            var server = new PostgresServer(cluster, lock);
            server.launch();
            server.createDatabase();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL started", e);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.USER;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    static FileChannel lock(Path home) throws IOException {
        Files.createDirectories(home);
        var channel =
                FileChannel.open(
                        home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // the same process asks twice: as wrong as two processes
        }
        channel.close();
        throw new IOException(
                home + " is in use by another yunfang: stop it or set YUNFANG_DATA elsewhere");
    }

    private void launch() throws IOException, InterruptedException {
        turn.lock();
        try {
            if (closing) {
                return;
            }
            new PostmasterPid(cluster.data()).clear();
            process = spawn();
            process.onExit().thenAccept(this::ended);
        } finally {
            turn.unlock();
        }
        awaitReady();
    }

    private Process spawn() throws IOException {
        var arguments =
                List.of(
                        cluster.binaries().program("postgres"),
                        "-D",
                        cluster.data().toString(),
                        "-p",
                        Integer.toString(port));
        return new ProcessBuilder(cluster.account().command(true, arguments))
                .directory(cluster.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(cluster.home().resolve("start.log").toFile())
                .start();
    }

    private void ended(Process ended) {
        turn.lock();
        try {
            if (closing || !ended.equals(process)) {
                return;
            }
        } finally {
            turn.unlock();
        }
        log.error("PostgreSQL ended with {}; starting it again", ended.exitValue());
        Thread.ofVirtual().name("postgres-restart").start(this::relaunch);
    }

    private void relaunch() {
        try {
            Thread.sleep(500); // the dead server's backends need a moment to notice
            launch();
            log.info("PostgreSQL is back on port {}", port);
        } catch (IOException e) {
            log.error("PostgreSQL does not answer yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        while (System.nanoTime() < deadline) {
            try (var _ = DriverManager.getConnection(url, Cluster.USER, password)) {
                return;
            } catch (SQLException e) {
                if (isOver()) {
                    throw new IOException("PostgreSQL did not start:\n" + startLog(), e);
                }
                Thread.sleep(50);
            }
        }
        throw new IOException("PostgreSQL is not ready after " + PATIENCE + ":\n" + startLog());
    }

    private boolean isOver() {
        turn.lock();
        try {
            return closing || process == null || !process.isAlive();
        } finally {
            turn.unlock();
        }
    }

    private String startLog() throws IOException {
        return Files.readString(cluster.home().resolve("start.log"))
                + "(more in "
                + cluster.data().resolve("log")
                + ")";
    }

    private void createDatabase() throws IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(url, Cluster.USER, password);
                var statement = connection.createStatement()) {
            var found = statement.executeQuery(FIND_DATABASE);
            if (!found.next()) {
                statement.execute(CREATE_DATABASE);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Orderly stop; what was committed is on disk either way. */
    @Override
    public void close() {
        turn.lock();
        try {
            closing = true;
        } finally {
            turn.unlock();
        }
        try {
            if (process != null && process.isAlive()) {
                PostmasterPid.stop(process.toHandle());
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
