package cn.yunfang.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Tables as RFC 4180 says, the names of the columns first. The byte order mark before them tells
 * spreadsheets that it is UTF-8; without it they show Chinese in another character set.
 */
final class Csv {
    static final String MEDIA_TYPE = "text/csv;charset=utf-8";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Csv() {}

    /** A number of many digits behind a tab: a spreadsheet would round it and drop its zeros. */
    static String digits(String text) {
        return text.matches("\\d{12,}") ? "\t" + text : text;
    }

    static String of(List<String> header, List<? extends List<?>> rows) {
        var text = new StringBuilder().append(BYTE_ORDER_MARK);
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
