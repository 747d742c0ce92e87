package cn.yunfang.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The files of one PostgreSQL cluster: data, password, port, log. */
record Cluster(Path home, PostgresBinaries binaries, Account account) {
    static final String USER = "yunfang";
    private static final String LAST_LINE =
            "\ninclude 'yunfang.conf'\n# your own settings go below this line and win\n";

    Path data() {
        return home.resolve("data");
    }

    /** Makes the cluster, whole or not at all, unless it exists. */
    void create() throws IOException, InterruptedException {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        if (!Files.isDirectory(data())) {
            var fresh = home.resolve("data.new");
            Folders.delete(fresh);
            var password = home.resolve("password");
            if (!Files.exists(password)) {
                writePrivately(password, randomPassword());
            }
            account.own(home);
            initdb(fresh, password);
            Files.writeString(
                    fresh.resolve("postgresql.conf"),
                    Files.readString(fresh.resolve("postgresql.conf")) + LAST_LINE);
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.writeString(data().resolve("yunfang.conf"), settings());
        account.own(home);
    }

    private void initdb(Path target, Path password) throws IOException, InterruptedException {
        var log = home.resolve("initdb.log");
        var arguments = new ArrayList<>(List.of(binaries.program("initdb"), "-D"));
        arguments.add(target.toString());
        arguments.addAll(List.of("-U", USER, "-A", "scram-sha-256", "-E", "UTF8"));
        arguments.addAll(List.of("--locale=C.UTF-8", "--data-checksums"));
        arguments.add("--locale-provider=builtin"); // needs no locale of the operating system
        arguments.add("--pwfile=" + password);
        var status =
                new ProcessBuilder(account.command(false, arguments))
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException("initdb failed:\n" + Files.readString(log));
        }
    }

    String password() throws IOException {
        return Files.readString(home.resolve("password")).strip();
    }

    /** The port of last time when it is still free, else any free one; remembered. */
    int choosePort() throws IOException {
        var file = home.resolve("port");
        var last = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        var port = isFree(last).or(() -> isFree(0)).orElseThrow();
        Files.writeString(file, port + "\n");
        return port;
    }

    private static Optional<Integer> isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // closed connections of last time do not count
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Optional.of(socket.getLocalPort());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
        Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** No Unix socket: the pool speaks TCP on the loopback, always with the password. */
    private static String settings() {
        return """
        # written at each start; your own settings belong at the end of postgresql.conf
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        max_connections = 60
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        shared_buffers = 256MB
        effective_cache_size = 1GB
        work_mem = 8MB
        wal_buffers = 16MB
        wal_compression = pglz
        min_wal_size = 256MB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgres-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = 1d
        log_rotation_size = 0
        log_line_prefix = '%m [%p] '
        log_checkpoints = off
        """;
    }
}
