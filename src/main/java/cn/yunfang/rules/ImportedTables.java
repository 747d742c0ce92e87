package cn.yunfang.rules;

import cn.yunfang.formulary.ImportFormat;
import cn.yunfang.formulary.ImportedFile;
import cn.yunfang.formulary.Imports;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The files that an adopter imported, answered from memory; a newer one is seen within two seconds.
 * Rules read them by {@link ImportedRules}; with nothing imported they are silent.
 */
@Component
class ImportedTables {
    private final Optional<Imports> imports;
    private final ImportReader reader = new ImportReader();
    private volatile Imported imported;

    @Autowired
    ImportedTables(Imports imports) {
        this(Optional.of(imports), Imported.NOTHING);
        refresh();
    }

    private ImportedTables(Optional<Imports> imports, Imported imported) {
        this.imports = imports;
        this.imported = imported;
    }

    /** Always the same, for programs without a database. */
    static ImportedTables of(Imported imported) {
        return new ImportedTables(Optional.empty(), imported);
    }

    Imported now() {
        return imported;
    }

    /** Reads the files that are new; what is in memory already stays. */
    @Scheduled(fixedDelayString = "${yunfang.review.interval:1000}")
    void refresh() {
        imports.ifPresent(source -> imported = read(source, source.inForce(), imported));
    }

    private Imported read(Imports source, List<ImportedFile> files, Imported before) {
        if (files.size() == before.tables().size()
                && files.stream().allMatch(f -> has(before, f))) {
            return before;
        }
        var tables = new EnumMap<ImportFormat, Imported.Table>(ImportFormat.class);
        for (var file : files) {
            var known = before.tables().get(file.format());
            tables.put(
                    file.format(),
                    has(before, file) && known != null ? known : reader.read(file, source));
        }
        return new Imported(Map.copyOf(tables));
    }

    private static boolean has(Imported imported, ImportedFile file) {
        var table = imported.tables().get(file.format());
        return table != null && table.file().equals(file);
    }
}
