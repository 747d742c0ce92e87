package cn.yunfang.rules;

import cn.yunfang.formulary.ImportFormat;
import cn.yunfang.formulary.ImportedFile;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;

/** Imported tables with made-up rows: rules/imported, one file for each format that rules read. */
final class SampleImports {
    static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");
    private static final Imported ALL = read(AT);

    private static final int CODES = 3_000;

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
        var rows = CsvFile.read(path(format));
        var name = format.name().toLowerCase(java.util.Locale.ROOT) + ".csv";
        return reader.read(
                new ImportedFile(format, "sample", name, rows.size(), at),
                rows.stream().map(SampleImports::fields));
    }

    private static Fields fields(Map<String, String> row) {
        return Fields.parse(Json.text(row)).orElseThrow();
    }

    /**
     * So many interactions by ATC, for measurements: of a few thousand codes with each other, and
     * too light to be told, so that looking up is measured and not telling.
     */
    static Imported pairs(int count) {
        var file = new ImportedFile(ImportFormat.DDI_PAIR, "sample", "pairs.csv", count, AT);
        var rows =
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        fields(
                                                Map.of(
                                                        "atc_a",
                                                        code(i % CODES),
                                                        "atc_b",
                                                        code((i / CODES + i) % CODES),
                                                        "severity_norm",
                                                        "2",
                                                        "source",
                                                        "sample")));
        return new Imported(Map.of(ImportFormat.DDI_PAIR, new ImportReader().read(file, rows)));
    }

    // C00AA00 to C29AA99, among them those of the bench's prescription
    private static String code(int i) {
        return "C%02dAA%02d".formatted(i / 100, i % 100);
    }

    private static String path(ImportFormat format) {
        return "rules/imported/" + format + ".csv";
    }
}
