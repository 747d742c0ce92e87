package cn.yunfang.rules;

import cn.yunfang.crypto.Sm3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A table on the class path: RFC 4180, UTF-8, first row the column names. */
public final class CsvFile {
    private CsvFile() {}

    /** Its rows as column name to text; a row of another width is an error. */
    public static List<Map<String, String>> read(String path) {
        try {
            return rows(
                    path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of a table that lies elsewhere; {@code path} names it in errors. */
    public static List<Map<String, String>> rows(String path, String text) {
        var records = records(text);
        var header = records.getFirst();
        return records.stream().skip(1).map(record -> row(path, header, record)).toList();
    }

    /** Digest (SM3, hexadecimal) of all tables of a pattern. */
    static String digest(String pattern) {
        try {
            var all = new ByteArrayOutputStream();
            for (var table : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                all.writeBytes(table.getContentAsByteArray());
            }
            return Sm3.hex(all.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String path, List<String> header, List<String> record) {
        if (record.size() != header.size()) {
            throw new IllegalStateException(path + ": " + record);
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), record.get(i));
        }
        return row;
    }

    static List<List<String>> records(String text) {
        try (var parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return parser.stream().map(CSVRecord::toList).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
