package cn.yunfang.national;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.circulation.IssueToken;
import cn.yunfang.delivery.Deliveries;
import cn.yunfang.payment.Cards;
import cn.yunfang.person.Person;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Sends the examples of docs/national-interface to the running platform, in the order of a
 * prescription's life.
 */
@YunfangTest
class DocExamplesFlowTests {
    @Autowired private ApplicationContext beans;
    private TestWorld world;
    private TestSite hospital;
    private Person patient;
    private DocPages pages;

    @BeforeEach
    void aPatientComesToAHospital() {
        world = new TestWorld(beans);
        hospital = world.hospital();
        patient = world.person(TestWorld.DIVISION);
        pages = new DocPages(world, patient, world.drug());
        pages.put("hospRxno", "RX" + TestWorld.number());
        pages.put("mdtrtId", "M" + TestWorld.number());
    }

    private void play(TestSite site, String... operations) {
        List.of(operations).forEach(operation -> pages.play(site, operation));
    }

    @Test
    void theExamplesOfAHospitalWorkAsTheyStand() {
        play(
                hospital,
                "circDrugQuery",
                "uploadChk",
                "rxFixmedinsSign",
                "rxFileUpld",
                "hospRxDetlQuery",
                "rxChkInfoQuery",
                "rxSetlInfoQuery",
                "rxUndo");
    }

    @Test
    void theExamplesOfAPharmacyWorkAsTheyStand() {
        var pharmacy = world.pharmacy();
        pages.put("drugTracCodg", "%020d".formatted(TestWorld.number()));
        pages.put("delvNo", "PS" + TestWorld.number());
        onTheShelf(pharmacy);
        play(hospital, "rxSetlStockQuery", "uploadChk", "rxFixmedinsSign", "rxFileUpld");

        showCode();
        play(pharmacy, "rxQrDecode", "rxListQuery", "rxDownload", "rxPharChk", "rxInfoChk");
        settle(pharmacy);
        play(pharmacy, "rxSelldrug", "rxDelv");
        pages.put("signCode", signCode());
        play(pharmacy, "rxDelvSign", "rxSelldrugUndo");
        undoSettlement(pharmacy);
        showCode();
        play(pharmacy, "rxQrDecode", "rxDownload", "rxGiveBack");
    }

    @Test
    void theExampleOfReconciliationWorksAsItStands() {
        var pharmacy = world.pharmacy();
        var fsi = world.fsi(pharmacy);
        var price = world.drug().referencePrice();
        var purchase = FsiSite.purchase(patient, "", BigDecimal.ONE, price, world.drug());
        var settled = fsi.send("2102", fsi.msgid(), purchase).object("output").object("setlinfo");
        for (var sum : List.of("medfee_sumamt", "fund_pay_sumamt", "acct_pay")) {
            pages.put(sum, settled.text(sum));
        }
        pages.put("today", ChinaTime.date(TestClock.now()).toString());

        plain(fsi, "3201");
    }

    @Test
    void theExamplesOfClearingWorkAsTheyStand() {
        var pharmacy = world.pharmacy();
        var fsi = world.fsi(pharmacy);
        var price = world.drug().referencePrice();
        var purchase = FsiSite.purchase(patient, "", BigDecimal.ONE, price, world.drug());
        var settled = fsi.send("2102", fsi.msgid(), purchase).object("output").object("setlinfo");
        for (var sum :
                List.of(
                        "medfee_sumamt",
                        "inscp_scp_amt",
                        "fund_pay_sumamt",
                        "psn_cash_pay",
                        "acct_pay")) {
            pages.put(sum, settled.text(sum));
        }
        var month = YearMonth.from(ChinaTime.date(TestClock.now()));
        pages.put("setlym", month.toString().replace("-", ""));
        pages.put("first day", month.atDay(1).toString());
        pages.put("last day", month.atEndOfMonth().toString());

        TestClock.later(
                Duration.ofDays(32),
                () -> {
                    var applied = plain(fsi, "3203").object("result");
                    pages.put("clr_appy_evt_id", applied.text("clr_appy_evt_id"));
                    plain(fsi, "3204");
                });
    }

    @Test
    void theExamplesOfDetailsWorkAsTheyStand() {
        var pharmacy = world.pharmacy();
        var fsi = world.fsi(pharmacy);
        pages.from(pharmacy);
        var price = world.drug().referencePrice();
        var purchase = FsiSite.purchase(patient, "", BigDecimal.ONE, price, world.drug());
        var settled = fsi.send("2102", fsi.msgid(), purchase).object("output").object("setlinfo");
        var cells = List.of("setl_id", "mdtrt_id", "psn_no");
        var amounts = List.of("medfee_sumamt", "fund_pay_sumamt", "acct_pay", "psn_cash_pay");
        amounts.forEach(sum -> pages.put(sum, settled.text(sum)));
        var row =
                Stream.concat(cells.stream(), amounts.subList(0, 3).stream())
                        .map(settled::text)
                        .collect(Collectors.joining("\t", "", "\t0"));
        var zip = Base64.getEncoder().encodeToString(FsiDetailsFlowTests.zip(row));
        pages.put("Base64 of the zip", zip);
        pages.put("today", ChinaTime.date(TestClock.now()).toString());

        pages.put("file_qury_no", plain(fsi, "9101").text("file_qury_no"));
        var result = plain(fsi, "3202").object("fileinfo");
        pages.put("file_qury_no", result.text("file_qury_no"));
        plain(fsi, "9102");
    }

    /** Sends the request of a page in the plain FSI envelope. */
    private Fields plain(FsiSite fsi, String infno) {
        var page = DocPages.page(infno);
        var request = Fields.parse(pages.filled(page, "request")).orElseThrow();
        var output = fsi.send(infno, fsi.msgid(), request.asMap()).object("output");
        DocPages.sameShape(page, "response", output);
        return output;
    }

    @Test
    void theExamplesOfMobilePaymentWorkAsTheyStand() {
        var pharmacy = world.pharmacy();
        var owner = new Caller(Caller.Role.PATIENT, "", patient.no(), Optional.empty());
        var token = "tok%020dabcd".formatted(TestWorld.number());
        TestWorld.done(world.bean(Cards.class).bind(owner, token));
        pages.put("medOrgOrd", "O" + TestWorld.number());
        pages.put("ecToken", TestWorld.token(patient));
        pages.put("amount", "12.50");

        play(pharmacy, "uldFeeInfo", "pay_order", "query_order_info");
        var request = Fields.parse(pages.filled(DocPages.page("query_order_info"), "request"));
        while (!world.call(pharmacy, "query_order_info", request.orElseThrow().asMap())
                .must()
                .text("ordStas")
                .equals("3")) {
            Thread.onSpinWait();
        }
        play(pharmacy, "refund_Order");
        pages.put("medOrgOrd", "O" + TestWorld.number());
        play(pharmacy, "uldFeeInfo", "revoke_order");
    }

    private void onTheShelf(TestSite pharmacy) {
        var drug = world.drug();
        var shelf = new Stocks.Shelf(drug.code(), BigDecimal.TEN, drug.referencePrice());
        var report = world.bean(Stocks.class);
        world.bean(Database.class)
                .commit(report.report(pharmacy.code(), List.of(shelf), TestClock.now()));
    }

    private void showCode() {
        var issue = world.bean(IssueToken.class);
        pages.put("epcQrcd", TestWorld.done(issue.issue(Caller.SYSTEM, pages.get("hiRxno"))).qr());
    }

    private void settle(TestSite pharmacy) {
        var fsi = world.fsi(pharmacy);
        var purchase =
                FsiSite.purchase(
                        patient,
                        pages.get("hiRxno"),
                        BigDecimal.ONE,
                        world.drug().referencePrice(),
                        world.drug());
        var settled = fsi.send("2102", fsi.msgid(), purchase).object("output").object("setlinfo");
        pages.put("setlId", settled.text("setl_id"));
    }

    private void undoSettlement(TestSite pharmacy) {
        var fsi = world.fsi(pharmacy);
        var data = Map.of("setl_id", pages.get("setlId"), "psn_no", patient.no());
        fsi.send("2103", fsi.msgid(), Map.of("data", data));
    }

    private String signCode() {
        var database = world.bean(Database.class);
        var deliveries = world.bean(Deliveries.class);
        var id = PrescriptionId.ofHiRxno(pages.get("hiRxno")).orElseThrow();
        var parcel = database.read(deliveries.of(id)).getFirst();
        return database.read(deliveries.recipient(parcel)).orElseThrow().signCode();
    }
}
