package cn.yunfang.national;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the tables of this module from the class path; their first row names the columns. */
final class CsvFiles {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private CsvFiles() {}

    static List<CSVRecord> rows(String pattern) {
        var rows = new ArrayList<CSVRecord>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                try (var reader =
                                new InputStreamReader(
                                        file.getInputStream(), StandardCharsets.UTF_8);
                        var records = FORMAT.parse(reader)) {
                    records.forEach(rows::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
