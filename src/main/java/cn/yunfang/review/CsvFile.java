package cn.yunfang.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** A table on the class path: RFC 4180, UTF-8, first row the column names. */
final class CsvFile {
    private CsvFile() {}

    /** Its rows as column name to text; a row of another width is an error. */
    static List<Map<String, String>> read(String path) {
        try {
            var text = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
            var records = records(text);
            var header = records.getFirst();
            return records.stream().skip(1).map(record -> row(path, header, record)).toList();
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
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                // two quotes inside a quoted field are one
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(record));
                    record.clear();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        return List.copyOf(records);
    }
}
