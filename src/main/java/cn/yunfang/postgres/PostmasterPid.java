package cn.yunfang.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What {@code postmaster.pid} says, compared with the processes there really are. */
record PostmasterPid(Path data) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Stops the server that a killed platform left behind and removes a stale file; a stranger who
     * was given the same number meanwhile is left alone.
     */
    void clear() throws IOException, InterruptedException {
        var left = leftBehind();
        if (left.isPresent()) {
            stop(left.get());
        }
        Files.deleteIfExists(file());
    }

    /** The living postmaster of this folder, if any. */
    Optional<ProcessHandle> leftBehind() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file())) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(this::isOurs);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        var info = process.info(); // a zombie has neither command nor arguments
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments().map(Arrays::asList).stream()
                        .anyMatch(arguments -> arguments.contains(data.toString()));
    }

    private Path file() {
        return data.resolve("postmaster.pid");
    }

    /** Fast shutdown; after a minute the immediate one, whose traces the next start repairs. */
    static void stop(ProcessHandle process) throws IOException, InterruptedException {
        for (var signal : Stream.of("INT", "QUIT", "KILL").toList()) {
            // the JDK itself can send only TERM, which would wait for the clients
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .waitFor();
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (TimeoutException _) {
                continue;
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
    }
}
