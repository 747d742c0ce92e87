package cn.yunfang.clearing;

import cn.yunfang.shared.Fen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A statement as a workbook (ECMA-376): one sheet, the totals in its last row, amounts in yuan. */
public final class StatementXlsx {
    private static final int HEADER = 2;
    private static final int NUMBER = 23;
    private static final int AMOUNT = 15;
    private static final String TWO_DECIMALS = "#,##0.00";

    private StatementXlsx() {}

    public static byte[] of(MonthStatement statement) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Yunfang", "1.0")) {
            write(book.newWorksheet("结算对账单 " + statement.month()), statement);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, MonthStatement statement) {
        sheet.value(0, 0, statement.name() + " " + statement.institution());
        sheet.value(1, 0, "结算对账单 Settlement statement " + statement.month() + "，单位：元");
        int row = HEADER;
        texts(sheet, row++, StatementWords.columns());
        sheet.freezePane(0, row);
        for (var one : statement.rows()) {
            var texts = StatementWords.texts(one);
            texts(sheet, row, texts);
            amounts(sheet, row++, texts.size(), StatementWords.amounts(one));
        }
        var total = StatementWords.amounts(statement.total());
        sheet.value(row, 0, "合计");
        amounts(sheet, row, StatementWords.columns().size() - total.size(), total);
        sheet.range(HEADER, 0, HEADER, StatementWords.columns().size() - 1).style().bold().set();
        int below = row + 2;
        for (var word : StatementWords.clearing(statement).entrySet()) {
            sheet.value(below, 0, word.getKey());
            value(sheet, below++, word.getValue());
        }
        widths(sheet);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.range(row, 0, row, StatementWords.columns().size() - 1).style().bold().set();
    }

    private static void value(Worksheet sheet, int row, String value) {
        if (value.matches("-?\\d+\\.\\d{2}")) {
            sheet.value(row, 1, new BigDecimal(value));
            sheet.style(row, 1).format(TWO_DECIMALS).set();
        } else {
            sheet.value(row, 1, value);
        }
    }

    // of the name of the column, in which a character takes two places, but of what it holds at
    // least
    private static void widths(Worksheet sheet) {
        var columns = StatementWords.columns();
        int texts =
                columns.size() - StatementWords.amounts(MonthStatement.Sum.of(List.of())).size();
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, Math.max(2 * columns.get(i).length() + 2, i < texts ? NUMBER : AMOUNT));
        }
    }

    private static void texts(Worksheet sheet, int row, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            sheet.value(row, i, texts.get(i));
        }
    }

    private static void amounts(Worksheet sheet, int row, int from, List<Fen> amounts) {
        for (int i = 0; i < amounts.size(); i++) {
            sheet.value(row, from + i, amounts.get(i).yuan());
            sheet.style(row, from + i).format(TWO_DECIMALS).set();
        }
    }
}
