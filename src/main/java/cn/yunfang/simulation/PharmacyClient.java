package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A pharmacy's ERP: takes prescriptions, audits, settles, hands over, takes back. */
final class PharmacyClient {
    /** Lines this pharmacy holds, with the secret that proves it. */
    record Held(String hiRxno, String secret, List<Integer> lines, Fields prescription) {
        /** Goods over the counter: no prescription stands behind them. */
        static final Held NOTHING = new Held("", "", List.of(), Fields.none());

        static Held of(Reply reply) {
            var got = reply.must();
            return new Held(
                    got.text("hiRxno"),
                    got.text("claimSecret"),
                    got.texts("claimedLineNos").stream().map(Integer::valueOf).toList(),
                    got);
        }
    }

    private static final AtomicLong PACK = new AtomicLong(System.currentTimeMillis() * 1000);

    private final Transport client;

    PharmacyClient(Transport client) {
        this.client = client;
    }

    Transport client() {
        return client;
    }

    Reply decode(String qr) {
        return client.call(
                "rxQrDecode", Map.of("epcQrcd", qr, "fixmedinsCode", client.site().code()));
    }

    Reply listByVoucher(Credentials.Patient patient) {
        return client.call(
                "rxListQuery",
                Map.of(
                        "mdtrtCertType", "01",
                        "mdtrtCertNo", patient.ecToken(),
                        "fixmedinsCode", client.site().code()));
    }

    /**
     * @param codeName epcToken or authRxno; @param lines empty for all
     */
    Reply download(String codeName, String code, List<Integer> lines) {
        return client.call("rxDownload", downloadMessage(codeName, code, lines));
    }

    Map<String, Object> downloadMessage(String codeName, String code, List<Integer> lines) {
        var body = new LinkedHashMap<String, Object>();
        body.put(codeName, code);
        body.put("fixmedinsCode", client.site().code());
        body.put("lineNos", lines);
        return body;
    }

    Reply audit(Held held, boolean passed, String opinion) {
        return client.call("rxPharChk", auditMessage(held, passed, opinion));
    }

    Map<String, Object> auditMessage(Held held, boolean passed, String opinion) {
        var staff = client.site().pharmacists();
        var first = staff.getFirst();
        var second = staff.getLast();
        return Map.ofEntries(
                Map.entry("hiRxno", held.hiRxno()),
                Map.entry("claimSecret", held.secret()),
                Map.entry("pharCode", first.text("pharCode")),
                Map.entry("pharCertType", "01"),
                Map.entry("pharCertno", first.text("certno")),
                Map.entry("pharName", first.text("name")),
                Map.entry("rchkPharCertType", "01"),
                Map.entry("rchkPharCertno", second.text("certno")),
                Map.entry("rchkPharName", second.text("name")),
                Map.entry("rxChkStasCodg", passed ? "1" : "2"),
                Map.entry("rxChkOpnn", opinion),
                Map.entry("rxChkTime", Clocks.now()));
    }

    /** 2101 with a fresh msgid. */
    Reply preSettle(Order order, Held held, List<Order.Line> lines) {
        return client.fsi(
                "2101",
                client.msgid(),
                order.patient.insuredDivision(),
                purchase(order, held, lines));
    }

    /** 2102; the same msgid again is the same settlement. */
    Reply settle(Order order, Held held, List<Order.Line> lines, String msgid) {
        return client.fsi(
                "2102", msgid, order.patient.insuredDivision(), purchase(order, held, lines));
    }

    /** 2103. */
    Reply undoSettlement(Order order, Fields settlement) {
        return client.fsi(
                "2103",
                client.msgid(),
                order.patient.insuredDivision(),
                Map.of(
                        "data",
                        Map.of(
                                "setl_id", settlement.text("setl_id"),
                                "mdtrt_id", settlement.text("mdtrt_id"),
                                "psn_no", order.patient.no())));
    }

    Map<String, Object> purchase(Order order, Held held, List<Order.Line> lines) {
        var details = new ArrayList<Map<String, Object>>();
        var total = BigDecimal.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var sum = HospitalTill.sum(line);
            total = total.add(sum);
            details.add(
                    Map.ofEntries(
                            Map.entry("feedetl_sn", client.msgid().substring(12) + i),
                            Map.entry("rxno", held.hiRxno()),
                            Map.entry("rx_circ_flag", held.hiRxno().isEmpty() ? "0" : "1"),
                            Map.entry("fee_ocur_time", Clocks.now()),
                            Map.entry("med_list_codg", line.drug().code()),
                            Map.entry("medins_list_codg", line.drug().code()),
                            Map.entry("det_item_fee_sumamt", sum),
                            Map.entry("cnt", line.quantity()),
                            Map.entry("pric", line.drug().price())));
        }
        var head = new LinkedHashMap<String, Object>();
        head.put("psn_no", order.patient.no());
        head.put("mdtrt_cert_type", "01");
        head.put("mdtrt_cert_no", order.patient.ecToken());
        head.put("begntime", Clocks.now());
        head.put("medfee_sumamt", total);
        head.put("insutype", order.patient.insuranceType());
        head.put("dise_codg", order.chronicDisease);
        head.put("dise_name", order.chronicName);
        head.put("acct_used_flag", "1");
        head.put("med_type", order.chronicDisease.isEmpty() ? "41" : "140104");
        return Map.of("druginfo", head, "drugdetail", details);
    }

    /** rxSelldrug; decoction pieces carry no trace code, everything else one per pack. */
    Reply sell(Held held, String auditNumber, String settlement, List<Map<String, Object>> items) {
        return client.call("rxSelldrug", saleMessage(held, auditNumber, settlement, items));
    }

    Map<String, Object> saleMessage(
            Held held, String auditNumber, String settlement, List<Map<String, Object>> items) {
        var staff = client.site().pharmacists().getFirst();
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", held.hiRxno());
        body.put("claimSecret", held.secret());
        body.put("rxChkBizSn", auditNumber);
        body.put("setlId", settlement);
        body.put("payMode", settlement.isEmpty() ? "1" : "2");
        body.put("pharCertType", "01");
        body.put("pharCertno", staff.text("certno"));
        body.put("pharName", staff.text("name"));
        body.put("selRetnTime", Clocks.now());
        body.put("selinfo", items);
        return body;
    }

    static Map<String, Object> item(Order.Line line, BigDecimal quantity) {
        var body = new LinkedHashMap<String, Object>();
        body.put("medListCodg", line.drug().code());
        body.put("fixmedinsHilistId", line.drug().code());
        body.put("fixmedinsHilistName", line.drug().genericName());
        body.put("drugGenname", line.drug().genericName());
        body.put("drugProdname", line.drug().genericName());
        body.put("drugDosform", line.drug().dosageForm());
        body.put("drugSpec", line.drug().spec());
        body.put("prdrName", "演示药厂");
        body.put("manuLotnum", "DEMO" + Clocks.compact().substring(0, 8));
        body.put("rxFlag", "1");
        body.put("trdnFlag", "0");
        body.put("finlTrnsPric", line.drug().price());
        body.put("selRetnCnt", quantity);
        body.put("drugCntUnit", line.drug().packUnit());
        if (!line.itemType().equals("13")) {
            body.put("drugtracinfo", packs(line.drug(), quantity.intValueExact()));
        }
        return body;
    }

    /** Fresh trace codes: 7 digits name the product, 13 the pack. */
    private static List<Map<String, String>> packs(Credentials.DrugItem drug, int number) {
        var all = new ArrayList<Map<String, String>>();
        int product = Math.floorMod(drug.code().hashCode(), 10_000_000);
        for (int i = 0; i < number; i++) {
            var code = "%07d%013d".formatted(product, PACK.incrementAndGet() % 10_000_000_000_000L);
            all.add(Map.of("drugTracCodg", code));
        }
        return all;
    }

    /** rxSelldrugUndo of everything. */
    Reply takeBack(Held held, String saleNumber, String reason) {
        return client.call(
                "rxSelldrugUndo",
                Map.of("hiRxno", held.hiRxno(), "selldrugSn", saleNumber, "reason", reason));
    }

    Reply giveBack(Held held, String reason) {
        return client.call(
                "rxGiveBack",
                Map.of(
                        "hiRxno", held.hiRxno(),
                        "claimSecret", held.secret(),
                        "reason", reason));
    }
}
