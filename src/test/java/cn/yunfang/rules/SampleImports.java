package cn.yunfang.rules;

import cn.yunfang.formulary.ImportFormat;
import cn.yunfang.formulary.ImportedFile;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** Imported tables with made-up rows: rules/imported, one file for each format that rules read. */
final class SampleImports {
    static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");
    private static final Imported ALL = read(AT);

    private SampleImports() {}

    static Imported all() {
        return ALL;
    }

    /** The same files, imported at another moment. */
    static Imported read(Instant at) {
        var reader = new ImportReader();
        var tables = new EnumMap<ImportFormat, Imported.Table>(ImportFormat.class);
        Arrays.stream(ImportFormat.values())
                .filter(format -> new ClassPathResource(path(format)).exists())
                .forEach(format -> tables.put(format, table(reader, format, at)));
        return new Imported(Map.copyOf(tables));
    }

    private static Imported.Table table(ImportReader reader, ImportFormat format, Instant at) {
        var rows =
                CsvFile.read(path(format)).stream()
                        .map(row -> Fields.parse(Json.text(row)).orElseThrow())
                        .toList();
        var name = format.name().toLowerCase(java.util.Locale.ROOT) + ".csv";
        return reader.read(new ImportedFile(format, "sample", name, rows.size(), at), rows);
    }

    private static String path(ImportFormat format) {
        return "rules/imported/" + format + ".csv";
    }
}
