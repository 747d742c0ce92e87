package cn.yunfang.postgres;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Copies the stopped cluster into one file and back. Cold, because a copy of a cluster at rest is
 * consistent without write-ahead log beyond its own; gzip's checksum and PostgreSQL's data
 * checksums tell a damaged one.
 */
public final class Backup {
    private static final String MARK = "yunfang-postgres/";

    private Backup() {}

    public static void main(String[] args) {
        var data = Path.of(args[1]).toAbsolutePath().normalize();
        var file = Path.of(args[2]).toAbsolutePath();
        try {
            if (args[0].equals("backup")) {
                save(data.resolve("postgres"), file);
            } else {
                restore(data.resolve("postgres"), file);
            }
            System.err.println(args[0] + " done: " + file);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            System.err.println(args[0] + " failed: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Writes the file whole or not at all. */
    static void save(Path home, Path file) throws IOException {
        if (!Files.isDirectory(home.resolve("data"))) {
            throw new IOException("no database in " + home);
        }
        var part = Path.of(file + ".part");
        try (var channel = PostgresServer.lock(home)) {
            // a server left by kill -9 still writes; stop it, then its files are at rest
            new PostmasterPid(home.resolve("data")).clear();
            Files.deleteIfExists(part);
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            write(home, part);
            force(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void write(Path home, Path part) throws IOException {
        try (var tar =
                new TarArchiveOutputStream(
                        new GZIPOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(part))))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            add(tar, home, home.resolve("password"));
            try (var files = Files.walk(home.resolve("data"))) {
                for (var file : files.toList()) {
                    add(tar, home, file);
                }
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, Path home, Path file) throws IOException {
        var name = MARK + home.relativize(file);
        tar.putArchiveEntry(new TarArchiveEntry(file, name));
        if (Files.isRegularFile(file)) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    /** Reads the whole file first; only a complete one becomes the database. */
    static void restore(Path home, Path file) throws IOException {
        try (var channel = PostgresServer.lock(home)) {
            if (Files.exists(home.resolve("data"))) {
                throw new IOException(
                        home + " holds a database: move it away or set YUNFANG_DATA elsewhere");
            }
            var fresh = Files.createTempDirectory(home, "restoring");
            try {
                read(file, fresh);
                if (!Files.exists(fresh.resolve("data/PG_VERSION"))) {
                    throw new IOException(file + " is not a backup of yunfang");
                }
                Files.move(
                        fresh.resolve("password"),
                        home.resolve("password"),
                        StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh.resolve("data"), home.resolve("data"));
            } finally {
                Folders.delete(fresh);
            }
        }
    }

    private static void read(Path file, Path target) throws IOException {
        try (var gzip = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)));
                var tar = new TarArchiveInputStream(gzip)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var name = entry.getName();
                var to = target.resolve(name.replaceFirst("^" + MARK, "")).normalize();
                if (!name.startsWith(MARK) || !to.startsWith(target)) {
                    throw new IOException(file + " is not a backup of yunfang: " + name);
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
                } else {
                    Files.copy(tar, to);
                    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
                }
            }
            gzip.skip(Long.MAX_VALUE); // to the end, where gzip compares its checksum
        }
    }
}
