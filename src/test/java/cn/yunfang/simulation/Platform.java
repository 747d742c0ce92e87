package cn.yunfang.simulation;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The platform as a process of its own that can be killed: java and its PostgreSQL. */
final class Platform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private final int port;
    private Process process;

    Platform(Path data) throws IOException, InterruptedException {
        this.data = data;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        start();
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    Path data() {
        return data;
    }

    /** Kills java with SIGKILL; PostgreSQL stays behind, as after a real crash. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }

    /** Kills PostgreSQL with SIGKILL; the platform is to bring it back by itself. */
    void killDatabase() throws IOException, InterruptedException {
        var pid = Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        awaitHealth();
    }

    void start() throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "cn.yunfang.Yunfang"));
        builder.environment().put("YUNFANG_DATA", data.toString());
        builder.environment().put("YUNFANG_PORT", String.valueOf(port));
        builder.environment().put("YUNFANG_DEMO", "true");
        builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()));
        process = builder.start();
        awaitHealth();
    }

    private void awaitHealth() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!healthy(http)) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IOException(Files.readString(data.resolve("server.log")));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private boolean healthy(HttpClient http) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(base() + "/actuator/health")).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
