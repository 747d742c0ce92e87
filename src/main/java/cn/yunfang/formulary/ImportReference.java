package cn.yunfang.formulary;

import cn.yunfang.postgres.RunningDatabase;
import cn.yunfang.shared.Database;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.dao.DataAccessException;

/**
 * {@code ./yunfang import FILE}: stores a file that may not be shipped in the running platform's
 * database. Exit status 0 when the file is in force afterwards, 1 when it was refused.
 */
public final class ImportReference {
    private ImportReference() {}

    public static void main(String[] args) {
        var data = Path.of(args[0]);
        var file = Path.of(args[1]);
        try (var database = RunningDatabase.find(data)) {
            var imports = new Imports(Database.on(database.dataSource()), Clock.systemUTC());
            System.exit(run(imports, file, System.err));
        } catch (DataAccessException e) {
            System.err.println(
                    "import failed: start the platform once, it makes the tables: "
                            + e.getMostSpecificCause().getMessage());
        } catch (IOException e) {
            System.err.println("import failed: " + e.getMessage());
        }
        System.exit(1);
    }

    static int run(Imports imports, Path file, PrintStream out) throws IOException {
        if (Files.size(file) > ImportFile.LARGEST) {
            throw new IOException(file + " is larger than any file this command takes");
        }
        return switch (ImportFile.read(Files.readAllBytes(file))) {
            case ImportFile.Refused(var faults) -> {
                out.println(file + " was refused, nothing was changed:");
                faults.forEach(fault -> out.println("  " + fault));
                yield 1;
            }
            case ImportFile.Sound sound -> {
                boolean fresh = imports.store(sound, file.getFileName().toString());
                out.printf(
                        "%s: %,d rows of %s %s%n",
                        file,
                        sound.rows().size(),
                        sound.format(),
                        fresh ? "imported" : "are in force already, nothing to do");
                yield 0;
            }
        };
    }
}
