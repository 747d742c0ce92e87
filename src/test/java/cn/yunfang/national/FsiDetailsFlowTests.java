package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** 9101, 3202 and 9102: a pharmacy finds the rows on which it and the platform do not agree. */
class FsiDetailsFlowTests extends FsiFlow {
    private static final int CAUSE = 4;
    private static final int MEMO = 6;

    @Test
    void nothingDiffersWhenAllRowsAreTheSame() {
        var settled = settle(1);
        var gone = settle(2);
        var undoing = undone(gone);
        assertThat(reconciled(row(settled), row(gone), row(undoing))).isEmpty();

        var underTheOldNumber = undoing.with("setl_id", gone.text("setl_id"));
        assertThat(reconciled(row(settled), row(gone), row(underTheOldNumber))).isEmpty();
    }

    @Test
    void eachDifferenceHasItsCause() {
        var same = settle(1);
        var missing = settle(2);
        var wrong = settle(3);
        var reversed = settle(1);
        assertThat(till.reverse(reversed.text("medins_setl_id")).text("err_msg")).isEmpty();
        var stands = settle(1);
        var undone = settle(4);
        var undoing = undone(undone);

        var result =
                reconciled(
                        row(same),
                        row(wrong, "medfee_sumamt", "119.99"),
                        row(reversed),
                        row(stands),
                        row(negative(stands)),
                        row(undone),
                        row(same.with("setl_id", "0001000000000000001")));

        var byId =
                result.stream()
                        .collect(Collectors.toMap(cells -> cells.get(2) + cells.get(5), it -> it));
        assertThat(byId).hasSize(6);
        assertThat(memo(byId, wrong, "0")).startsWith("103 金额不一致：医疗费总额中心120.00、机构119.99");
        assertThat(memo(byId, reversed, "0")).startsWith("102 中心已冲正");
        assertThat(memo(byId, stands, "1")).startsWith("102 机构报退费、中心未撤销");
        assertThat(memo(byId, missing, "0")).startsWith("101 中心有、机构无");
        assertThat(memo(byId, undoing, "1")).startsWith("101 中心已撤销");
        assertThat(byId.get("0001000000000000001" + "0").get(MEMO)).isEqualTo("机构有、中心无");
        var platforms = byId.get(missing.text("setl_id") + "0");
        assertThat(platforms.get(1)).isEqualTo(missing.text("mdtrt_id"));
        assertThat(platforms.get(3)).isEqualTo(missing.text("medins_setl_id"));
        assertThat(platforms.get(7)).isEqualTo(missing.text("medfee_sumamt"));
    }

    @Test
    void aRowOfAnotherDayOrPersonIsNamed() {
        var settled = settle(1);
        TestClock.later(
                Duration.ofDays(2),
                () -> {
                    var cells = reconciled(row(settled)).getFirst();
                    assertThat(cells.get(CAUSE)).isEqualTo("102");
                    assertThat(cells.get(MEMO)).startsWith("属于其他期间");
                });
        var cells = reconciled(row(settled, "psn_no", "37108399000000000000")).getFirst();
        assertThat(cells.get(MEMO)).isEqualTo("人员编号不一致");
        var asked = asked(upload(row(settled)), row(settled));
        asked.put("setl_optins", "371082");
        var other = result(send("3202", Map.of("data", asked))).getFirst();
        assertThat(other.get(MEMO)).isEqualTo("属于其他经办机构或险种 371083 310");
    }

    @Test
    void aListOfNumbersIsAFileToo() {
        var settled = settle(1);
        var bytes = new ArrayList<Integer>();
        for (byte one : zip(row(settled))) {
            bytes.add((int) one);
        }
        var in = Map.of("in", bytes, "filename", "detail.zip");
        var uploaded = send("9101", Map.of("fsUploadIn", in)).object("output");

        var asked = asked(uploaded.text("file_qury_no"), row(settled));

        assertThat(result(send("3202", Map.of("data", asked)))).isEmpty();
    }

    @Test
    void refusesFilesThatAreNotItsOwnNoZipOrDoNotAddUp() {
        var settled = settle(1);
        var file = upload(row(settled));
        var foreign = till.anotherSite();
        var fetch = Map.of("fsDownloadIn", Map.of("file_qury_no", file));
        FsiTill.assertRefused(foreign.send("9102", foreign.msgid(), fetch), Reason.FILE_UNKNOWN);
        var sum = asked(file, row(settled));
        sum.put("medfee_sumamt", "0.01");
        FsiTill.assertRefused(send("3202", Map.of("data", sum)), Reason.AMOUNT_DIFFERS);
        var type = asked(file, row(settled));
        type.put("clr_type", "11");
        FsiTill.assertRefused(send("3202", Map.of("data", type)), Reason.FIELD_INVALID);
        var days = asked(file, row(settled));
        days.put("stmt_begndate", "2020-01-01");
        FsiTill.assertRefused(send("3202", Map.of("data", days)), Reason.FIELD_INVALID);
        var text = Base64.getEncoder().encodeToString("no zip".getBytes(StandardCharsets.UTF_8));
        var noZip = asked(uploaded(text), "");
        FsiTill.assertRefused(send("3202", Map.of("data", noZip)), Reason.FILE_NOT_ZIP);
        var in = Map.of("in", "*", "filename", "detail.zip");
        FsiTill.assertRefused(send("9101", Map.of("fsUploadIn", in)), Reason.FIELD_INVALID);
        var hostile = asked(upload("x"), "");
        var answer = send("3202", Map.of("data", hostile));
        FsiTill.assertRefused(answer, Reason.FILE_ROW_WRONG);
        assertThat(answer.text("err_msg")).contains("第1行");
        TestClock.later(
                Duration.ofDays(8),
                () -> FsiTill.assertRefused(send("9102", fetch), Reason.FILE_UNKNOWN));
    }

    private static String memo(Map<String, List<String>> byId, Fields info, String refund) {
        var cells = byId.get(info.text("setl_id") + refund);
        assertThat(cells).as(info.text("setl_id") + " in " + byId.keySet()).isNotNull();
        return cells.get(CAUSE) + " " + cells.get(MEMO);
    }

    private Fields settle(int packs) {
        var quantity = BigDecimal.valueOf(packs);
        return till.settled(FsiSite.purchase(person, "", quantity, FsiTill.PRICE, till.drug()));
    }

    private Fields undone(Fields settled) {
        return till.undo(settled, site.msgid()).object("output").object("setlinfo");
    }

    private static Fields negative(Fields info) {
        var turned = info;
        for (var field : List.of("medfee_sumamt", "fund_pay_sumamt", "acct_pay")) {
            turned = turned.with(field, info.number(field).negate().toPlainString());
        }
        return turned;
    }

    private static String row(Fields info, String field, String value) {
        return row(info.with(field, value));
    }

    private static String row(Fields info) {
        return String.join(
                "\t",
                info.text("setl_id"),
                info.text("mdtrt_id"),
                info.text("psn_no"),
                info.text("medfee_sumamt"),
                info.text("fund_pay_sumamt"),
                info.text("acct_pay"),
                info.number("medfee_sumamt").signum() < 0 ? "1" : "0");
    }

    private List<List<String>> reconciled(String... rows) {
        var text = String.join("\n", rows);
        return result(send("3202", Map.of("data", asked(upload(text), text))));
    }

    private String upload(String text) {
        return uploaded(Base64.getEncoder().encodeToString(zip(text)));
    }

    private String uploaded(String base64) {
        var in = Map.of("in", base64, "filename", "detail.zip", "fixmedins_code", site.code);
        var answer = send("9101", Map.of("fsUploadIn", in));
        assertThat(answer.text("err_msg")).isEmpty();
        return answer.object("output").text("file_qury_no");
    }

    private Map<String, Object> asked(String file, String text) {
        var today = ChinaTime.date(TestClock.now()).toString();
        var asked = new LinkedHashMap<String, Object>();
        asked.put("file_qury_no", file);
        asked.put("clr_type", "41");
        asked.put("setl_optins", "371083");
        asked.put("stmt_begndate", today);
        asked.put("stmt_enddate", today);
        asked.put("medfee_sumamt", sum(text, 3));
        asked.put("fund_pay_sumamt", sum(text, 4));
        return asked;
    }

    private static String sum(String text, int column) {
        return text.lines()
                .map(line -> new BigDecimal(line.split("\t")[column]))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private List<List<String>> result(Fields answer) {
        assertThat(answer.text("err_msg")).isEmpty();
        var info = answer.object("output").object("fileinfo");
        assertThat(info.text("dld_endtime")).isNotEmpty();
        var wanted = Map.of("file_qury_no", info.text("file_qury_no"), "filename", "result.zip");
        var fetched = send("9102", Map.of("fsDownloadIn", wanted));
        var bytes =
                Base64.getDecoder()
                        .decode(fetched.object("output").object("fsDownloadOut").text("in"));
        return unzipped(bytes).lines().map(line -> List.of(line.split("\t", -1))).toList();
    }

    private Fields send(String infno, Map<String, ?> input) {
        return site.send(infno, site.msgid(), input);
    }

    static byte[] zip(String text) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("detail.txt"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static String unzipped(byte[] bytes) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(zip.getNextEntry()).isNotNull();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
