package cn.yunfang.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fen;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class StatementPdfTest {
    /** Less than the file of the font, which has 10 MB. */
    private static final long MOST_BYTES = 8_000_000;

    @Test
    void readsTheFontOnce() {
        var first = StatementPdf.of(statement("一号诊所"));
        assertThat(first).isNotEmpty();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        StatementPdf.of(statement("二号诊所"));

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    @Test
    void drawsManyAtOnceEachWithItsOwnText() throws IOException {
        var running =
                IntStream.range(0, 40)
                        .mapToObj(StatementPdfTest::name)
                        .map(
                                name ->
                                        CompletableFuture.supplyAsync(
                                                () -> StatementPdf.of(statement(name))))
                        .toList();

        for (int i = 0; i < running.size(); i++) {
            try (var document = Loader.loadPDF(running.get(i).join())) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains(name(i), "医药机构结算对账单", "与结算一致");
            }
        }
    }

    private static String name(int no) {
        return Character.toString('一' + no) + "字诊所";
    }

    private static MonthStatement statement(String name) {
        return new MonthStatement(
                "H37108200001",
                name,
                YearMonth.of(2026, 10),
                List.of(),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                List.of(),
                Fen.ZERO);
    }
}
