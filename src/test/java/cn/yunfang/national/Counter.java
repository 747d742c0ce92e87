package cn.yunfang.national;

import cn.yunfang.TestClock;
import cn.yunfang.formulary.Drug;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A pharmacy's counter: each word is one operation of profile A, sent over HTTP. */
final class Counter {
    /** What rxDownload handed out, and the audit number once there is one. */
    record Held(Clinic.Prescribed rx, Fields download) {
        String secret() {
            return download.text("claimSecret");
        }

        List<String> lines() {
            return download.texts("claimedLineNos");
        }

        String hiRxno() {
            return rx.hiRxno();
        }
    }

    /** Held and passed by the pharmacist. */
    record Passed(Held held, String auditNumber) {
        /** The same hold, of some of its drugs only. */
        Passed of(Clinic.Prescribed part) {
            return new Passed(new Held(part, held.download()), auditNumber);
        }
    }

    private final TestWorld world;
    private final Clinic clinic;
    private final TestSite site;

    Counter(TestWorld world, Clinic clinic) {
        this.world = world;
        this.clinic = clinic;
        this.site = world.pharmacy();
    }

    TestSite site() {
        return site;
    }

    TestWorld.Answer call(String operation, Map<String, ?> body) {
        return world.call(site, operation, body);
    }

    TestWorld.Answer decode(String qr) {
        return call("rxQrDecode", Map.of("epcQrcd", qr, "fixmedinsCode", site.code()));
    }

    /** The token that opens one claim of this pharmacy. */
    String token(Clinic.Prescribed rx) {
        return decode(clinic.qr(rx)).must().text("epcToken");
    }

    TestWorld.Answer list(String certificateType, String number) {
        return call(
                "rxListQuery",
                Map.of("mdtrtCertType", certificateType, "mdtrtCertNo", number, "cardSn", "SN1"));
    }

    TestWorld.Answer download(String token, Integer... lines) {
        return call("rxDownload", downloadMessage("epcToken", token, lines));
    }

    Map<String, Object> downloadMessage(String way, String code, Integer... lines) {
        return Map.of(way, code, "fixmedinsCode", site.code(), "lineNos", List.of(lines));
    }

    /** Decodes what the patient shows and takes these lines, or all that are free. */
    Held fetch(Clinic.Prescribed rx, Integer... lines) {
        return new Held(rx, download(token(rx), lines).must());
    }

    Map<String, Object> auditMessage(Held held, boolean passed) {
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", held.hiRxno());
        body.put("claimSecret", held.secret());
        body.put("pharCode", site.pharmacist().code());
        body.put("pharName", site.pharmacist().name());
        body.put("rxChkStasCodg", passed ? "1" : "2");
        body.put("rxChkOpnn", passed ? "同意" : "剂量有疑问");
        body.put("rxChkTime", ChinaTime.format(TestClock.now()));
        return body;
    }

    TestWorld.Answer audit(Held held, boolean passed) {
        return call("rxPharChk", auditMessage(held, passed));
    }

    Passed passes(Held held) {
        return new Passed(held, audit(held, true).must().text("rxChkBizSn"));
    }

    /** Fetched and passed: what is left is to pay and to hand over. */
    Passed prepared(Clinic.Prescribed rx, Integer... lines) {
        return passes(fetch(rx, lines));
    }

    /** Packs of a drug, each with a trace code nobody has used. */
    static Map<String, Object> packs(Drug drug, int count) {
        return packs(drug, traceCodes(count));
    }

    static Map<String, Object> packs(Drug drug, List<String> traceCodes) {
        var row = new LinkedHashMap<String, Object>();
        row.put("medListCodg", drug.code());
        row.put("selRetnCnt", Integer.toString(traceCodes.size()));
        row.put("finlTrnsPric", drug.referencePrice().toPlainString());
        row.put("manuLotnum", "L1");
        row.put("drugTracCodg", traceCodes);
        return row;
    }

    static List<String> traceCodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "%020d".formatted(TestWorld.number()))
                .toList();
    }

    /** A sale that the patient pays himself. */
    @SafeVarargs
    final Map<String, Object> cashSale(Passed passed, Map<String, Object>... rows) {
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", passed.held().hiRxno());
        body.put("claimSecret", passed.held().secret());
        body.put("rxChkBizSn", passed.auditNumber());
        body.put("payMode", "1");
        body.put("selRetnTime", ChinaTime.format(TestClock.now()));
        body.put("selinfo", Arrays.asList(rows));
        return body;
    }

    /** The same, paid by a settlement. */
    @SafeVarargs
    final Map<String, Object> insuredSale(
            Passed passed, String settlement, Map<String, Object>... rows) {
        var body = cashSale(passed, rows);
        body.put("payMode", "2");
        body.put("setlId", settlement);
        return body;
    }

    TestWorld.Answer sell(Map<String, Object> sale) {
        return call("rxSelldrug", sale);
    }

    /** Hands one pack of each line over for cash. */
    Fields sellsEverything(Passed passed) {
        var body = cashSale(passed);
        body.put("selinfo", passed.held().rx().drugs().stream().map(one -> packs(one, 1)).toList());
        return sell(body).must();
    }

    @SafeVarargs
    final Map<String, Object> returnMessage(Fields sold, Map<String, Object>... rows) {
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", sold.text("hiRxno"));
        body.put("selldrugSn", sold.text("selldrugSn"));
        body.put("reason", "患者退药");
        body.put("selinfo", Arrays.asList(rows));
        return body;
    }

    TestWorld.Answer takeBack(Map<String, Object> message) {
        return call("rxSelldrugUndo", message);
    }

    TestWorld.Answer giveBack(Held held, Integer... lines) {
        return call(
                "rxGiveBack",
                Map.of(
                        "hiRxno", held.hiRxno(),
                        "claimSecret", held.secret(),
                        "reason", "缺货",
                        "lineNos", List.of(lines)));
    }

    Map<String, Object> parcelMessage(Clinic.Prescribed rx, String number, String status) {
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", rx.hiRxno());
        body.put("delvNo", number);
        body.put("delvAddr", "测试路2号");
        body.put("delvStasCodg", status);
        body.put("delvStasTime", ChinaTime.format(TestClock.now()));
        return body;
    }

    TestWorld.Answer reportParcel(Clinic.Prescribed rx, String number, String status) {
        return call("rxDelv", parcelMessage(rx, number, status));
    }

    Map<String, Object> signMessage(Clinic.Prescribed rx, String number, String code) {
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", rx.hiRxno());
        body.put("delvNo", number);
        body.put("signCode", code);
        body.put("signTime", ChinaTime.format(TestClock.now()));
        return body;
    }

    TestWorld.Answer signParcel(Map<String, Object> message) {
        return call("rxDelvSign", message);
    }

    /** 2102 for so many packs of each drug of what is held; answers setl_id. */
    String settle(Passed passed, int packs) {
        var answer = settlement(passed, packs);
        if (!answer.text("infcode").equals("0")) {
            throw new AssertionError(answer.text("err_msg"));
        }
        return answer.object("output").object("setlinfo").text("setl_id");
    }

    /** The whole answer of 2102. */
    Fields settlement(Passed passed, int packs) {
        var rx = passed.held().rx();
        var fsi = world.fsi(site);
        var purchase =
                FsiSite.purchase(
                        rx.patient(),
                        rx.hiRxno(),
                        BigDecimal.valueOf(packs),
                        rx.drug().referencePrice(),
                        rx.drugs().toArray(Drug[]::new));
        return fsi.send("2102", fsi.msgid(), purchase);
    }

    /** The whole answer of 2103. */
    Fields undoSettlement(Clinic.Prescribed rx, String settlement) {
        var fsi = world.fsi(site);
        var data = Map.of("setl_id", settlement, "psn_no", rx.patient().no());
        return fsi.send("2103", fsi.msgid(), Map.of("data", data));
    }
}
