package cn.yunfang.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What a file may hold, and by what name each hostile one is refused. */
class DetailFileTest {
    private static final String ROW = "0001000000000000001\tS1\t3701\t10.00\t6.00\t4.00\t0";

    @Test
    void readsWhatPublicClientsWrite() {
        var text =
                "\uFEFF"
                        + ROW
                        + "\r\n\n0001000000000000002\tnull\t3702\t-10\t-6.0\t-4.00\t001\tnull\n";

        assertThat(done(text))
                .containsExactly(
                        new DetailRow(
                                "0001000000000000001",
                                "S1",
                                "3701",
                                new Fen(1_000),
                                new Fen(600),
                                new Fen(400),
                                false),
                        new DetailRow(
                                "0001000000000000002",
                                "",
                                "3702",
                                new Fen(-1_000),
                                new Fen(-600),
                                new Fen(-400),
                                true));
    }

    @Test
    void theRefundThatIsSentTwiceIsASettlementAndItsUndoing() {
        var refund = ROW.replaceFirst("0$", "001");
        var rows = done(refund + "\n" + refund.replace("\t10.00\t6.00\t4.00", "\t-10.00\t-6\t-4"));
        assertThat(rows).extracting(DetailRow::refund).containsExactly(false, true);
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThat(done("")).isEmpty();
    }

    @Test
    void refusesWhatIsNoZipOfOneText() throws IOException {
        refused(new byte[0], Reason.FILE_NOT_ZIP);
        refused(ROW.getBytes(StandardCharsets.UTF_8), Reason.FILE_NOT_ZIP);
        var whole = DetailFile.zip("a.txt", ROW.repeat(50));
        refused(Arrays.copyOf(whole, whole.length / 2), Reason.FILE_NOT_ZIP);
        var two = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(two)) {
            for (var name : List.of("a.txt", "b.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(ROW.getBytes(StandardCharsets.UTF_8));
            }
        }
        refused(two.toByteArray(), Reason.FILE_NOT_ZIP);
        var folder = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(folder)) {
            zip.putNextEntry(new ZipEntry("folder/"));
        }
        refused(folder.toByteArray(), Reason.FILE_NOT_ZIP);
    }

    @Test
    void refusesABombWithoutUnpackingIt() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            var zeros = new byte[1024 * 1024];
            for (int i = 0; i < 512; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bomb.size()).isLessThan(1024 * 1024);

        refused(bomb.toByteArray(), Reason.FILE_TOO_LARGE);
    }

    @Test
    void refusesMoreRowsThanAre() {
        var rows =
                IntStream.rangeClosed(0, DetailFile.MOST_ROWS)
                        .mapToObj(i -> "%019d\tS\t1\t1\t1\t0\t0".formatted(i))
                        .collect(Collectors.joining("\n"));

        refused(DetailFile.zip("a.txt", rows), Reason.FILE_TOO_LARGE);
    }

    @Test
    void namesLineAndColumnOfWhatIsWrong() {
        wrong("\t10.00", "\t10.005", "第2行medfee_sumamt有误");
        wrong("\t6.00", "\t6e3", "第2行fund_pay_sumamt有误");
        wrong("\t4.00", "\t99999999999999999", "第2行acct_pay有误");
        wrong("\t0", "\t2", "第2行refd_setl_flag有误");
        wrong("\t3701", "\t", "第2行psn_no有误");
        wrong("\t3701", "\t3701;drop table", "第2行psn_no有误");
        wrong("0001000000000000001", "null ", "第2行setl_id有误");
        wrong("\tS1", "", "第2行*有误：须为7列，以制表符分隔，实为6列");
        wrong("\t", ",", "实为6列");
        wrong("\tS1", "\t" + "S".repeat(5_000), "第2行*有误：不超过4000字节");
        wrong("0001000000000000001", "0001000000000000009", "第2行setl_id有误：只能出现一次");
    }

    @Test
    void refusesAnotherCharacterSet() {
        var text = "%s\t姓名\n".formatted(ROW);
        var gbk = text.getBytes(Charset.forName("GBK"));
        var latin = new String(gbk, StandardCharsets.ISO_8859_1);
        var zip = zip(latin, StandardCharsets.ISO_8859_1);
        assertThat(refused(zip, Reason.FILE_ROW_WRONG)).contains("第1行*有误：须为UTF-8编码");
    }

    private static void wrong(String right, String wrong, String said) {
        var first = ROW.replace("0001000000000000001", "0001000000000000009");
        var zip = DetailFile.zip("a.txt", first + "\n" + ROW.replaceFirst(right, wrong));
        assertThat(refused(zip, Reason.FILE_ROW_WRONG)).contains(said);
    }

    private static byte[] zip(String text, Charset charset) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(text.getBytes(charset));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static List<DetailRow> done(String text) {
        return switch (DetailFile.read(DetailFile.zip("a.txt", text))) {
            case Outcome.Done<List<DetailRow>>(var rows) -> rows;
            case Outcome.Refused<List<DetailRow>>(var refusal) ->
                    throw new AssertionError(refusal.message());
        };
    }

    private static String refused(byte[] zip, Reason reason) {
        return switch (DetailFile.read(zip)) {
            case Outcome.Done<List<DetailRow>>(var rows) -> throw new AssertionError(rows);
            case Outcome.Refused<List<DetailRow>>(var refusal) -> {
                assertThat(refusal.reason()).isEqualTo(reason);
                yield refusal.message();
            }
        };
    }
}
