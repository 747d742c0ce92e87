package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.ApiClient;
import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.simulation.ApiFlow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The monthly statement of a pharmacy that settled twice and undid once. */
class ClearingFlowTests extends ApiFlow {
    private static final int PHARMACY = 9;
    private static final int TEXTS = 6;

    private String pharmacy;
    private String path;
    private JsonNode kept;

    @BeforeEach
    void aPharmacySettlesTwiceAndUndoesOnce() {
        pharmacy = city.pharmacyToken(PHARMACY);
        var month = YearMonth.from(ChinaTime.date(TestClock.now()));
        path = "/api/v1/clearing/statements/" + city.pharmacyCode(PHARMACY) + "/" + month;
        kept = settle();
        var undone = settle();
        var undo = "/api/v1/settlements/" + undone.path("setlId").asString() + "/undo";
        var person = Map.of("psnNo", undone.path("psnNo").asString());
        var answer = api.post(undo, pharmacy, person, "Idempotency-Key", city.msgid(PHARMACY));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void totalsAreThoseOfTheRowsAndOfTheLedger() {
        var statement = api.get(path, pharmacy).json();

        var rows = statement.path("rows");
        var total = statement.path("total");
        for (var name : new String[] {"total", "fundsPay", "account", "cash"}) {
            assertThat(sum(rows, name)).as(name).isEqualByComparingTo(yuan(total, name));
            assertThat(yuan(statement.path("settled"), name))
                    .as(name)
                    .isEqualByComparingTo(
                            yuan(total, name).subtract(yuan(statement.path("undone"), name)));
        }
        assertThat(yuan(total, "total")).isPositive();
        assertThat(yuan(statement.path("undone"), "total")).isNegative();
        assertThat(sum(total.path("funds"))).isEqualByComparingTo(yuan(total, "fundsPay"));
        var ledger = statement.path("ledger");
        assertThat(ledger.path("agrees").asBoolean()).isTrue();
        assertThat(yuan(ledger, "earned")).isEqualByComparingTo(yuan(total, "total"));
        assertThat(yuan(ledger, "cash")).isEqualByComparingTo(yuan(total, "cash"));
        var row =
                rows.valueStream()
                        .filter(one -> one.path("setlId").equals(kept.path("setlId")))
                        .findFirst()
                        .orElseThrow();
        assertThat(yuan(row, "total")).isEqualByComparingTo(yuan(kept, "medfeeSumamt"));
        assertThat(yuan(row, "fundsPay")).isEqualByComparingTo(yuan(kept, "fundPaySumamt"));
        assertThat(yuan(row, "cash")).isEqualByComparingTo(yuan(kept, "psnCashPay"));
    }

    @Test
    void theTableHasTheSameTotals() throws IOException {
        var statement = api.get(path, pharmacy).json();

        var answer = api.get(path + ".csv", pharmacy);

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.text()).startsWith("\uFEFF结算编号,"); // or Excel takes it for GBK
        try (var parser = CSVParser.parse(answer.text(), CSVFormat.RFC4180)) {
            var records = parser.getRecords();
            assertThat(records).hasSize(statement.path("rows").size() + 3);
            assertThat(records.getFirst().get(TEXTS)).isEqualTo("医疗费总额");
            assertThat(records.get(1).get(0)).matches("\t\\d{19}");
            var card = records.getLast();
            assertThat(card.get(0)).isEqualTo("其中银行卡代收");
            assertThat(new BigDecimal(card.get(card.size() - 1)))
                    .isEqualByComparingTo(yuan(statement.path("ledger"), "card"));
            var last = records.get(records.size() - 2);
            assertThat(last.get(0)).isEqualTo("合计");
            assertThat(new BigDecimal(last.get(TEXTS)))
                    .isEqualByComparingTo(yuan(statement.path("total"), "total"));
            assertThat(new BigDecimal(last.get(last.size() - 1)))
                    .isEqualByComparingTo(yuan(statement.path("total"), "cash"));
        }
    }

    @Test
    void theWorkbookOpensAgainWithAmountsAsNumbers() throws IOException {
        var statement = api.get(path, pharmacy).json();

        var answer = api.get(path + ".xlsx", pharmacy);

        assertThat(answer.header("Content-Type")).contains("spreadsheetml");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(answer.raw().body()))) {
            var rows = book.getFirstSheet().read();
            int end = statement.path("rows").size() + 3;
            var ids = rows.get(3).getCell(0);
            assertThat(ids.getType()).isEqualTo(CellType.STRING); // 19 digits are no number
            var last = rows.get(end);
            assertThat(last.getCellText(0)).isEqualTo("合计");
            assertThat(rows.get(end + 1).getCellText(1)).isEqualTo("未申请");
            assertThat(last.getCellAsNumber(TEXTS).orElseThrow())
                    .isEqualByComparingTo(yuan(statement.path("total"), "total"));
            var sum = BigDecimal.ZERO;
            for (var row : rows.subList(3, end)) {
                sum = sum.add(row.getCellAsNumber(TEXTS).orElseThrow());
            }
            assertThat(sum).isEqualByComparingTo(yuan(statement.path("total"), "total"));
        }
    }

    @Test
    void thePageIsAPdfWithChineseText() throws IOException {
        var statement = api.get(path, pharmacy).json();

        var answer = api.get(path + ".pdf", pharmacy);

        assertThat(answer.header("Content-Type")).startsWith("application/pdf");
        try (var document = Loader.loadPDF(answer.raw().body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("医药机构结算对账单", city.pharmacyCode(PHARMACY), "基本医疗保险统筹基金")
                    .contains(statement.path("name").asString())
                    .contains(yuan(statement.path("total"), "total").toPlainString())
                    .contains("与结算一致", "未申请", "银行卡代收");
            var fonts = document.getPage(0).getResources();
            assertThat(fonts.getFontNames()).hasSize(1);
            for (var name : fonts.getFontNames()) {
                assertThat(fonts.getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void onlyTheInstitutionAndBureausReadIt() {
        assertThat(api.get(path, city.pharmacyToken(PHARMACY + 1)).reason())
                .isEqualTo("NOT_ALLOWED");
        assertThat(api.get(path, api.demoToken("PATIENT", city.anotherPatient())).reason())
                .isEqualTo("NOT_ALLOWED");
        var clerk = api.demoToken("CLERK", "周");
        assertThat(api.get(path, clerk).reason()).isEqualTo("FIELD_MISSING");
        assertThat(asked(path, clerk).status()).isEqualTo(200);
        for (var kind : new String[] {"", ".csv", ".xlsx", ".pdf"}) {
            var elsewhere = api.demoToken("CLERK", "周", "2102");
            assertThat(asked(path + kind, elsewhere).reason()).isEqualTo("NOT_ALLOWED");
        }
        assertThat(asked(path.replaceAll("P\\d{11}", "P99999999999"), clerk).reason())
                .isEqualTo("INSTITUTION_UNKNOWN");
        assertThat(asked(path.replaceAll("/[^/]+$", "/November"), clerk).reason())
                .isEqualTo("FIELD_INVALID");
        assertThat(asked(path.replaceAll("/[^/]+$", "/1999-12"), clerk).reason())
                .isEqualTo("FIELD_INVALID");
        var empty = asked(path.replaceAll("/[^/]+$", "/2001-01"), clerk).json();
        assertThat(empty.path("rows").size()).isZero();
        assertThat(empty.path("ledger").path("agrees").asBoolean()).isTrue();
    }

    private ApiClient.Answer asked(String where, String token) {
        return api.get(where, token, "X-Purpose", "clearing");
    }

    private JsonNode settle() {
        var taken = city.claim(city.effective(), PHARMACY);
        city.audit(taken, PHARMACY);
        var settled =
                api.post(
                        "/api/v1/settlements",
                        pharmacy,
                        SettlementFlowTests.camel(city.purchase(taken, PHARMACY)),
                        "Idempotency-Key",
                        city.msgid(PHARMACY));
        assertThat(settled.status()).as(settled.text()).isEqualTo(201);
        return settled.json().path("setlinfo");
    }

    private static BigDecimal sum(JsonNode rows, String name) {
        return rows.valueStream()
                .map(row -> yuan(row, name))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(JsonNode funds) {
        return funds.valueStream()
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal yuan(JsonNode node, String name) {
        return node.path(name).decimalValue();
    }
}
