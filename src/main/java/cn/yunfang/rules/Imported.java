package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.ImportFormat;
import cn.yunfang.formulary.ImportedFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an adopter's own files say, in memory and found by key: an ATC code, the name of pieces. It
 * never changes; a newer file makes another one.
 */
record Imported(Map<ImportFormat, Table> tables) {
    static final Imported NOTHING = new Imported(Map.of());

    /** One file: what it says of one thing, and of two together. */
    record Table(ImportedFile file, Map<String, List<Told>> single, Interactions<Told> together) {
        private boolean cameAfter(Instant moment) {
            return file.at().isAfter(moment);
        }
    }

    /** What the file of a format says under any of these keys. */
    Stream<Told> of(ImportFormat format, List<String> keys) {
        var table = tables.get(format);
        return table == null
                ? Stream.of()
                : keys.stream()
                        .flatMap(key -> table.single().getOrDefault(key, List.of()).stream());
    }

    /** What the files of these formats say of two drugs together. */
    Stream<Told> between(List<ImportFormat> formats, Drug one, Drug other) {
        return formats.stream()
                .map(tables::get)
                .filter(Objects::nonNull)
                .flatMap(table -> table.together().between(one, other).stream());
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    /** Without what came after a moment: an older file that was replaced is gone. */
    Imported asOf(Instant moment) {
        if (tables.values().stream().noneMatch(table -> table.cameAfter(moment))) {
            return this;
        }
        var kept = new HashMap<>(tables);
        kept.values().removeIf(table -> table.cameAfter(moment));
        return new Imported(Map.copyOf(kept));
    }

    /** All files, oldest first. */
    Stream<ImportedFile> files() {
        return tables.values().stream()
                .map(Table::file)
                .sorted(Comparator.comparing(ImportedFile::at).thenComparing(ImportedFile::format));
    }

    /** The files that came after a moment. */
    List<ImportedFile> since(Instant moment) {
        return files().filter(file -> file.at().isAfter(moment)).toList();
    }
}
