package cn.yunfang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Generated documents that are committed: a test makes the text and compares it with the file. Run
 * the test with {@code -Dgolden=write} to write the file anew, then read the difference.
 */
public final class Golden {
    private Golden() {}

    /**
     * @param file relative to the project's folder, for example {@code docs/errors.md}
     */
    public static void check(Path file, String content) {
        var wanted = content.endsWith("\n") ? content : content + "\n";
        try {
            if ("write".equals(System.getProperty("golden"))) {
                write(file, wanted);
            }
            var found = Files.exists(file) ? Files.readString(file) : "";
            if (!found.equals(wanted)) {
                throw new AssertionError(
                        """
                        %s is not what the code generates, first at line %d. \
                        Run this test with -Dgolden=write and commit the file."""
                                .formatted(file, firstDifference(found, wanted)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, content);
    }

    private static int firstDifference(String found, String wanted) {
        var one = found.lines().toList();
        var other = wanted.lines().toList();
        int line = 0;
        while (line < one.size() && line < other.size() && one.get(line).equals(other.get(line))) {
            line++;
        }
        return line + 1;
    }
}
