package cn.yunfang.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables as RFC 4180 says, the names of the columns first. */
final class Csv {
    static final String MEDIA_TYPE = "text/csv;charset=utf-8";

    private Csv() {}

    static String of(List<String> header, List<? extends List<?>> rows) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(header);
            for (var row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
