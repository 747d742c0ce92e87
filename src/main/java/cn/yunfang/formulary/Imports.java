package cn.yunfang.formulary;

import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * Knowledge that may not be shipped and that an adopter imported: interactions, daily doses, herb
 * doses … With nothing imported every question has an empty answer.
 */
@Component
public class Imports {
    /** Rows per statement, so that no message grows past some megabytes. */
    private static final int BATCH = 5_000;

    private final Database database;
    private final Clock clock;

    Imports(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Rows found by any of the keys: a name, an ATC code. */
    public List<Fields> find(ImportFormat format, Collection<String> keys) {
        return database.read(ImportTable.find(format, keys));
    }

    /** The file in force of each format that was imported; in order of the formats. */
    public List<ImportedFile> inForce() {
        return database.read(ImportTable.current()).stream()
                .filter(file -> ImportFormat.named(file.format()).isPresent())
                .map(
                        file ->
                                new ImportedFile(
                                        ImportFormat.valueOf(file.format()),
                                        file.digest(),
                                        file.name(),
                                        file.rows(),
                                        file.at()))
                .toList();
    }

    /**
     * All rows of a file, in its order, each turned into what is kept of it as it arrives; none
     * when another file has taken its place. The number is that of the row without the header, from
     * 1.
     */
    public <T> List<T> rows(ImportedFile file, BiFunction<Integer, Fields, T> reader) {
        return database.read(ImportTable.rows(file, reader));
    }

    /** Makes the file the one in force of its format; false when it is already. */
    boolean store(ImportFile.Sound file, String name) {
        var current = ImportTable.of(file.format(), database.read(ImportTable.current()));
        if (current.filter(one -> one.digest().equals(file.digest())).isPresent()) {
            return false;
        }
        var rows = file.rows();
        var writes = new ArrayList<Sql<?>>();
        writes.add(ImportTable.lock());
        writes.add(ImportTable.clear(file.format()));
        for (int at = 0; at < rows.size(); at += BATCH) {
            var batch = rows.subList(at, Math.min(at + BATCH, rows.size()));
            writes.add(ImportTable.addRows(file.format(), at, batch));
        }
        writes.add(
                ImportTable.addFile(
                        new ImportTable.File(
                                file.format().name(),
                                file.digest(),
                                name,
                                rows.size(),
                                clock.instant().truncatedTo(ChronoUnit.MICROS))));
        var refused = database.commit(writes);
        if (refused.isPresent()) {
            throw new IllegalStateException("not imported: " + refused.get());
        }
        return true;
    }
}
