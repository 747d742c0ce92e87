package cn.yunfang.trial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A trial as a workbook (ECMA-376): a row for each group, the total in the last, amounts in yuan.
 */
public final class TrialXlsx {
    private static final int HEADER = 1;
    private static final int LAST_COLUMN = TrialWords.COLUMNS.size() - 1;
    private static final int WIDTH = 14;
    private static final String TWO_DECIMALS = "#,##0.00";

    private TrialXlsx() {}

    public static byte[] of(Trial trial) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Yunfang", "1.0")) {
            write(book.newWorksheet("政策试算"), trial);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, Trial trial) {
        sheet.value(
                0,
                0,
                "政策试算 Policy trial %s %s，%s – %s，单位：元"
                        .formatted(trial.region(), trial.version(), trial.from(), trial.to()));
        row(sheet, HEADER, TrialWords.COLUMNS);
        sheet.freezePane(0, HEADER + 1);
        int last = HEADER;
        for (var one : TrialWords.rows(trial)) {
            row(sheet, ++last, one);
        }
        for (int row : List.of(HEADER, last)) {
            sheet.range(row, 0, row, LAST_COLUMN).style().bold().set();
        }
        for (int column = 0; column <= LAST_COLUMN; column++) {
            sheet.width(column, WIDTH);
        }
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private static void row(Worksheet sheet, int row, List<?> values) {
        for (int column = 0; column < values.size(); column++) {
            switch (values.get(column)) {
                case BigDecimal yuan -> {
                    sheet.value(row, column, yuan);
                    sheet.style(row, column).format(TWO_DECIMALS).set();
                }
                case Number count -> sheet.value(row, column, count);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }
}
