package cn.yunfang.reconciliation;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The file of 3202 as public clients write it: a zip of one text in UTF-8, one row a line, columns
 * parted by tabs, {@code null} for nothing: setl_id, mdtrt_id, psn_no, medfee_sumamt,
 * fund_pay_sumamt, acct_pay, refd_setl_flag, and exp_content or not. What is hostile or wrong is
 * refused by line and column before anything is kept of it.
 */
final class DetailFile {
    /** Rows of a file; a hospital of 3000 visits a day has 93,000 a month, so two files. */
    static final int MOST_ROWS = 50_000;

    static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int LONGEST_LINE = 4_000;
    private static final int COLUMNS = 7;
    private static final List<String> NAMES =
            List.of(
                    "setl_id",
                    "mdtrt_id",
                    "psn_no",
                    "medfee_sumamt",
                    "fund_pay_sumamt",
                    "acct_pay",
                    "refd_setl_flag");
    private static final int VISIT = 1;
    private static final int FLAG = 6;

    private DetailFile() {}

    /** The rows of a zip. Refusals: FILE_NOT_ZIP, FILE_TOO_LARGE, FILE_ROW_WRONG. */
    static Outcome<List<DetailRow>> read(byte[] zip) {
        return unzip(zip).then(DetailFile::rows);
    }

    private static Outcome<byte[]> unzip(byte[] zip) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            var entry = in.getNextEntry();
            if (entry == null || entry.isDirectory()) {
                return Outcome.refused(Reason.FILE_NOT_ZIP);
            }
            // never more than may be kept, whatever the entry says of its size
            var text = in.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                return Outcome.refused(Reason.FILE_TOO_LARGE, MOST_BYTES / 1024 / 1024, MOST_ROWS);
            }
            return in.getNextEntry() == null
                    ? Outcome.done(text)
                    : Outcome.refused(Reason.FILE_NOT_ZIP);
        } catch (IOException | IllegalArgumentException e) {
            return Outcome.refused(Reason.FILE_NOT_ZIP);
        }
    }

    private static Outcome<List<DetailRow>> rows(byte[] text) {
        var rows = new ArrayList<DetailRow>();
        var known = new HashSet<String>();
        int line = 0;
        int from = 0;
        while (from < text.length) {
            int to = from;
            while (to < text.length && text[to] != '\n') {
                to++;
            }
            line++;
            var parsed = line(text, from, to, line);
            if (parsed instanceof Outcome.Refused<List<DetailRow>>(var refusal)) {
                return Outcome.refused(refusal);
            }
            if (parsed instanceof Outcome.Done<List<DetailRow>>(var some)) {
                for (var row : some) {
                    if (!known.add(row.settlement() + row.refund())) {
                        return wrong(line, "setl_id", "只能出现一次", "may stand there once");
                    }
                    rows.add(row);
                }
            }
            if (rows.size() > MOST_ROWS) {
                return Outcome.refused(Reason.FILE_TOO_LARGE, MOST_BYTES / 1024 / 1024, MOST_ROWS);
            }
            from = to + 1;
        }
        return Outcome.done(List.copyOf(rows));
    }

    // no row for an empty line
    private static Outcome<List<DetailRow>> line(byte[] text, int from, int to, int number) {
        if (to - from > LONGEST_LINE) {
            return wrong(
                    number, "*", "不超过%d字节".formatted(LONGEST_LINE), "≤ " + LONGEST_LINE + " bytes");
        }
        String line;
        try {
            line =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(text, from, to - from))
                            .toString()
                            .strip();
        } catch (CharacterCodingException e) {
            return wrong(number, "*", "须为UTF-8编码", "must be UTF-8");
        }
        line = line.startsWith("\uFEFF") ? line.substring(1) : line;
        return line.isEmpty() ? Outcome.done(List.of()) : row(line.split("\t", -1), number);
    }

    private static Outcome<List<DetailRow>> row(String[] cells, int line) {
        if (cells.length != COLUMNS && cells.length != COLUMNS + 1) {
            return wrong(
                    line,
                    "*",
                    "须为%d列，以制表符分隔，实为%d列".formatted(COLUMNS, cells.length),
                    "%d columns parted by tabs, not %d".formatted(COLUMNS, cells.length));
        }
        for (int i = 0; i < COLUMNS; i++) {
            cells[i] = cells[i].strip();
            var form = FORMS.get(i);
            // the visit may be missing: the settlement says it
            boolean right = isNothing(cells[i]) ? i == VISIT : form.matcher(cells[i]).matches();
            if (!right) {
                return wrong(line, NAMES.get(i), "须符合" + form, "must match " + form);
            }
        }
        var medfee = Fen.ofYuan(new BigDecimal(cells[3]));
        return Outcome.done(
                List.of(
                        new DetailRow(
                                cells[0],
                                isNothing(cells[1]) ? "" : cells[1],
                                cells[2],
                                medfee,
                                Fen.ofYuan(new BigDecimal(cells[4])),
                                Fen.ofYuan(new BigDecimal(cells[5])),
                                // of a refund some send the settlement too, with the same flag
                                medfee.isNegative()
                                        || cells[FLAG].endsWith("1") && !medfee.isPositive())));
    }

    private static final String AMOUNT = "-?\\d{1,14}(\\.\\d{1,2}0*)?";
    private static final String NUMBER = "[0-9A-Za-z_-]{1,30}";
    private static final List<Pattern> FORMS =
            Stream.of(NUMBER, NUMBER, NUMBER, AMOUNT, AMOUNT, AMOUNT, "0{0,5}[01]")
                    .map(Pattern::compile)
                    .toList();

    private static boolean isNothing(String cell) {
        return cell.isEmpty() || cell.equals("null");
    }

    private static <T> Outcome<T> wrong(int line, String field, String chinese, String english) {
        return Outcome.refused(
                Refusal.at(
                        "file:" + line + ":" + field,
                        Reason.FILE_ROW_WRONG,
                        line,
                        field,
                        chinese,
                        english));
    }

    /** The result file: a zip of {@code result.txt}, columns as the clients read them. */
    static byte[] result(List<Difference> differences) {
        var text = new StringBuilder();
        for (var one : differences) {
            var row = one.row();
            var own = one.own();
            var cells =
                    List.of(
                            row.personNo(),
                            own.map(DetailRow::visit).orElse(row.visit()),
                            row.settlement(),
                            one.msgid(),
                            one.cause().code(),
                            row.refund() ? "1" : "0",
                            one.chinese(),
                            own.map(it -> it.medfee().toString()).orElse(""),
                            own.map(it -> it.fund().toString()).orElse(""),
                            own.map(it -> it.account().toString()).orElse(""));
            text.append(
                            String.join(
                                    "\t",
                                    cells.stream().map(it -> it.isEmpty() ? "null" : it).toList()))
                    .append('\n');
        }
        return zip("result.txt", text.toString());
    }

    static byte[] zip(String name, String text) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
