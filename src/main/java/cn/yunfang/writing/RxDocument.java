package cn.yunfang.writing;

import cn.yunfang.paper.PdfSheet;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The document of a prescription, drawn from its D001 message: the same message, the same bytes.
 */
final class RxDocument {
    /** So that it fits on one page. */
    static final int MOST_LINES = 12;

    private static final int LEFT = 50;
    private static final int RIGHT = 545;
    private static final int HALF = 300;
    private static final int ROW = 18;

    private final PdfSheet sheet;
    private final Fields message;
    private int y = 60;

    private RxDocument(PdfSheet sheet, Fields message) {
        this.sheet = sheet;
        this.message = message;
    }

    /**
     * @param message what D001 passed; @param hiRxno the number it gave
     * @param pharmacist who checked it at the institution
     */
    static byte[] of(Fields message, String hiRxno, Practitioner pharmacist) {
        try {
            return PdfSheet.drawn(sheet -> new RxDocument(sheet, message).draw(hiRxno, pharmacist));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(String hiRxno, Practitioner pharmacist) throws IOException {
        var visit = message.object("mdtrtinfo");
        sheet.text(LEFT, y, 16, visit.text("fixmedinsName"));
        sheet.textBefore(RIGHT, y, 16, "处方笺");
        y += ROW;
        sheet.text(LEFT, y, 9, "医保处方编号 " + hiRxno);
        sheet.textBefore(RIGHT, y, 9, "开具时间 " + message.text("prscTime"));
        rule();
        sheet.text(LEFT, y, 11, "姓名 " + visit.text("patnName"));
        sheet.text(HALF, y, 11, sexAndAge(visit));
        y += ROW;
        sheet.text(LEFT, y, 11, "科别 " + visit.text("prscDeptName"));
        sheet.text(HALF, y, 11, "有效期至 " + message.text("valiEndTime"));
        y += ROW;
        sheet.text(LEFT, y, 11, "临床诊断 " + diagnoses());
        rule();
        sheet.text(LEFT, y, 14, "Rp.");
        y += ROW + ROW / 2;
        int number = 1;
        for (var line : message.list("rxdrugdetail")) {
            line(number, line);
            number++;
        }
        repeats();
        rule();
        sheet.text(LEFT, y, 11, "医师 " + visit.text("prscDrName"));
        sheet.text(HALF, y, 11, "审核药师 " + pharmacist.name());
        y += ROW;
        sheet.text(LEFT, y, 9, "本处方由机构在云方平台开具，并以其证书签名；改动后签名失效。");
    }

    private void line(int number, Fields line) throws IOException {
        sheet.text(LEFT, y, 11, number + ". " + line.text("drugGenname") + "  " + spec(line));
        sheet.textBefore(RIGHT, y, 11, "× " + line.text("drugCnt") + line.text("drugDosunt"));
        y += ROW;
        sheet.text(LEFT + ROW, y, 10, "用法 " + usage(line));
        y += ROW + ROW / 3;
    }

    private void repeats() throws IOException {
        if (message.integer("maxReptCnt") > 1) {
            var plan = "共 %s 期，每期间隔 %s 天";
            sheet.text(
                    LEFT,
                    y,
                    10,
                    plan.formatted(message.text("maxReptCnt"), message.text("minInrvDays")));
            y += ROW;
        }
    }

    private void rule() throws IOException {
        y += ROW / 2;
        sheet.line(LEFT, y, RIGHT);
        y += ROW;
    }

    private String diagnoses() {
        return message.list("diseinfo").stream()
                .map(one -> one.text("diagName"))
                .collect(Collectors.joining("；"));
    }

    private static String sexAndAge(Fields visit) {
        return (visit.text("gend").equals("1") ? "男  " : "女  ") + visit.text("patnAge") + " 岁";
    }

    private static String spec(Fields line) {
        return line.text("drugSpec") + " " + line.text("prdrName");
    }

    private static String usage(Fields line) {
        return Stream.of(
                        "一次" + line.text("sinDoscnt") + line.text("sinDosunt"),
                        line.text("usedFrquName"),
                        line.text("medcWayDscr"),
                        line.text("medcDays") + "天")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("，"));
    }
}
