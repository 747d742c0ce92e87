package cn.yunfang.clearing;

import cn.yunfang.benefit.Fund;
import cn.yunfang.clearing.MonthStatement.Sum;
import cn.yunfang.paper.PdfSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A statement as one page to be sealed by both sides: sums by kind, by fund and by day. The single
 * settlements stand in the tables.
 */
public final class StatementPdf {
    private static final int LEFT = 50;
    private static final int RIGHT = 545;
    private static final int HALF = 285;
    private static final int OTHER_HALF = 310;
    private static final int SIZE = 9;
    private static final int ROW = 14;

    /** Where the columns of numbers end. */
    private static final List<Integer> ENDS = List.of(200, 290, 375, 460, RIGHT);

    private static final List<String> NAMES = List.of("笔数", "医疗费总额", "基金支付", "个人账户", "个人现金");

    private final PdfSheet sheet;
    private final MonthStatement statement;
    private int y = 50;

    private StatementPdf(PdfSheet sheet, MonthStatement statement) {
        this.sheet = sheet;
        this.statement = statement;
    }

    public static byte[] of(MonthStatement statement) {
        try {
            return PdfSheet.drawn(sheet -> new StatementPdf(sheet, statement).draw());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw() throws IOException {
        sheet.text(LEFT, y, 14, "医药机构结算对账单 Settlement statement");
        y += 20;
        sheet.text(LEFT, y, 10, statement.name() + "  " + statement.institution());
        y += ROW;
        sheet.text(LEFT, y, 10, "结算年月 " + statement.month() + "    单位：元");
        header("类型");
        sum("结算", statement.settled());
        sum("撤销、冲正", statement.undone());
        sum("合计", statement.total());
        funds();
        header("日期");
        for (var day : statement.days().entrySet()) {
            sum(day.getKey().toString(), day.getValue());
        }
        closing();
    }

    private void header(String first) throws IOException {
        y += ROW + 8;
        sheet.text(LEFT, y, SIZE, first);
        for (int i = 0; i < NAMES.size(); i++) {
            sheet.textBefore(ENDS.get(i), y, SIZE, NAMES.get(i));
        }
        sheet.line(LEFT, y + 4, RIGHT);
    }

    private void sum(String name, Sum sum) throws IOException {
        y += ROW;
        sheet.text(LEFT, y, SIZE, name);
        var cells =
                List.of(
                        Integer.toString(sum.count()),
                        sum.medfee().toString(),
                        sum.fund().toString(),
                        sum.account().toString(),
                        sum.cash().toString());
        for (int i = 0; i < cells.size(); i++) {
            sheet.textBefore(ENDS.get(i), y, SIZE, cells.get(i));
        }
    }

    // side by side: what each fund paid, how far the clearing is
    private void funds() throws IOException {
        y += ROW + 8;
        int top = y;
        pair(LEFT, HALF, "基金", "支付金额");
        sheet.line(LEFT, y + 4, HALF);
        var funds = statement.total().funds();
        for (var fund : Fund.values()) {
            y += ROW;
            pair(LEFT, HALF, fund.chinese(), String.valueOf(funds.get(fund)));
        }
        int bottom = y;
        y = top;
        sheet.text(OTHER_HALF, y, SIZE, "清算");
        sheet.line(OTHER_HALF, y + 4, RIGHT);
        for (var word : StatementWords.clearing(statement).entrySet()) {
            y += ROW;
            pair(OTHER_HALF, RIGHT, word.getKey(), word.getValue());
        }
        y = Math.max(y, bottom);
    }

    private void pair(int from, int to, String name, String value) throws IOException {
        sheet.text(from, y, SIZE, name);
        sheet.textBefore(to, y, SIZE, value);
    }

    private void closing() throws IOException {
        y += ROW + 8;
        sheet.text(
                LEFT,
                y,
                SIZE,
                "总账：机构应得 %s，%s"
                        .formatted(statement.booked(), statement.agrees() ? "与结算一致" : "与结算不一致"));
        y += 2 * ROW;
        sheet.text(LEFT, y, SIZE, "医药机构（盖章）");
        sheet.text(320, y, SIZE, "经办机构（盖章）");
    }
}
