package cn.yunfang.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the class path. */
record PostgresBinaries(Path folder) {

    /** Unpacks into a folder named after the archive, whole or not at all. */
    static PostgresBinaries under(Path parent) throws IOException {
        var archive = archive();
        var folder = parent.resolve("postgres-" + fingerprint(archive)).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(parent);
            var fresh = Files.createTempDirectory(parent, "unpacking");
            unpack(archive, fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveUnlessThere(fresh, folder);
        }
        return new PostgresBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static URL archive() throws IOException {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch", "").matches("aarch64|arm64");
        var name =
                system.contains("mac")
                        ? "postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz"
                        : "postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
        var found = PostgresBinaries.class.getResource("/" + name);
        if (found == null) {
            throw new IOException(
                    name + " is not in this build: set YUNFANG_DB_URL to a PostgreSQL 15 or newer");
        }
        return found;
    }

    private static String fingerprint(URL archive) throws IOException {
        var connection = archive.openConnection();
        return connection instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toHexString(connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZInputStream(
                                new BufferedInputStream(archive.openStream(), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveUnlessThere(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Folders.delete(fresh); // another process was quicker; its copy is the same
        }
    }
}
