package cn.yunfang.national;

import cn.yunfang.TestClock;
import cn.yunfang.formulary.Drug;
import cn.yunfang.person.Person;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages as a HIS writes them; everybody in them is invented. */
final class HospitalMessages {
    static final String PDF =
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
            xref
            0 4
            0000000000 65535 f\s
            0000000009 00000 n\s
            0000000052 00000 n\s
            0000000101 00000 n\s
            trailer<</Size 4/Root 1 0 R>>
            startxref
            164
            %%EOF
            """;

    private HospitalMessages() {}

    /** A complete D001 of one western drug; ready to be changed. */
    static Map<String, Object> preCheck() {
        return preCheck(Instant.parse("2026-11-24T01:00:00Z"), "RX0001");
    }

    private static Map<String, Object> preCheck(Instant at, String hospitalNumber) {
        var body = new LinkedHashMap<String, Object>();
        body.put("mdtrtCertType", "02");
        body.put("mdtrtCertNo", "32010019000101001X");
        body.put("bizTypeCode", "01");
        body.put("rxExraAttrCode", "02");
        body.put("insuPlcNo", "320102");
        body.put("mdtrtareaNo", "320102");
        body.put("hospRxno", hospitalNumber);
        body.put("rxTypeCode", "1");
        body.put("prscTime", ChinaTime.format(at));
        body.put("rxDrugCnt", "1");
        body.put("valiDays", "3");
        body.put("valiEndTime", ChinaTime.format(at.plus(Duration.ofDays(3))));
        body.put("rxCotnFlag", "0");
        body.put("longRxFlag", "0");
        body.put("rxdrugdetail", new ArrayList<>(List.of(line(at))));
        body.put("mdtrtinfo", visit(at));
        body.put("diseinfo", new ArrayList<>(List.of(diagnosis())));
        return body;
    }

    /** A D001 that passes every rule: written now, by this hospital's doctor, for this patient. */
    static Map<String, Object> preCheck(TestSite site, Person patient, Drug drug) {
        var at = TestClock.now().minusSeconds(5);
        var body = preCheck(at, "RX" + TestWorld.number());
        body.put("mdtrtCertNo", patient.certno());
        body.put("insuPlcNo", patient.insuredDivision());
        of(line(body), drug);
        var visit = visit(body);
        visit.put("fixmedinsName", site.institution().name());
        visit.put("fixmedinsCode", site.code());
        visit.put("psnNo", patient.no());
        visit.put("patnName", patient.name());
        visit.put("psnCertType", patient.certType());
        visit.put("certno", patient.certno());
        visit.put("patnAge", "40");
        visit.put("drCode", site.doctor().code());
        visit.put("prscDrName", site.doctor().name());
        return body;
    }

    /** A line of another drug, otherwise like the first one of the message. */
    static void addLine(Map<String, Object> body, Drug drug) {
        var line = new LinkedHashMap<>(line(body));
        of(line, drug);
        var lines = new ArrayList<Object>((List<?>) body.get("rxdrugdetail"));
        lines.add(line);
        body.put("rxdrugdetail", lines);
        body.put("rxDrugCnt", Integer.toString(lines.size()));
    }

    private static void of(Map<String, Object> line, Drug drug) {
        line.put("medListCodg", drug.code());
        line.put("drugGenname", drug.genericName());
        line.put("drugDosform", drug.dosageForm());
        line.put("drugSpec", drug.spec());
        line.put("sinDosunt", drug.doseUnit());
        line.put("drugDosunt", drug.packUnit());
    }

    private static Map<String, Object> line(Instant at) {
        var line = new LinkedHashMap<String, Object>();
        line.put("medListCodg", "XC08CAA321A0010101YF001");
        line.put("rxItemTypeCode", "11");
        line.put("rxItemTypeName", "西药");
        line.put("drugGenname", "苯磺酸氨氯地平片");
        line.put("drugDosform", "片");
        line.put("drugSpec", "5mg*14片");
        line.put("medcWayCodg", "1");
        line.put("medcWayDscr", "口服");
        line.put("medcBegntime", ChinaTime.format(at));
        line.put("medcEndtime", ChinaTime.format(at.plus(Duration.ofDays(7))));
        line.put("medcDays", "7");
        line.put("sinDosunt", "mg");
        line.put("sinDoscnt", "5");
        line.put("usedFrquCodg", "11");
        line.put("usedFrquName", "qd");
        line.put("drugDosunt", "盒");
        line.put("drugCnt", "1");
        line.put("hospApprFlag", "0");
        return line;
    }

    private static Map<String, Object> visit(Instant at) {
        var visit = new LinkedHashMap<String, Object>();
        visit.put("fixmedinsName", "云方演示医院");
        visit.put("fixmedinsCode", "H32010000001");
        visit.put("mdtrtId", "M0001");
        visit.put("medType", "11");
        visit.put("iptOtpNo", "MZ0001");
        visit.put("psnNo", "32010000000001");
        visit.put("patnName", "演示甲");
        visit.put("psnCertType", "01");
        visit.put("certno", "32010019000101001X");
        visit.put("patnAge", "56");
        visit.put("gend", "1");
        visit.put("suckPrdFlag", "0");
        visit.put("prscDeptName", "心内科");
        visit.put("prscDeptCode", "0301");
        visit.put("drCode", "D320100000001");
        visit.put("prscDrName", "演示医师");
        visit.put("drProfttlCodg", "233");
        visit.put("mdtrtTime", ChinaTime.format(at));
        visit.put("spDiseFlag", "0");
        visit.put("maindiagCode", "I10.x00x002");
        visit.put("maindiagName", "高血压");
        return visit;
    }

    static Map<String, Object> diagnosis() {
        var one = new LinkedHashMap<String, Object>();
        one.put("diagType", "1");
        one.put("maindiagFlag", "1");
        one.put("diagSrtNo", "1");
        one.put("diagCode", "I10.x00x002");
        one.put("diagName", "高血压");
        one.put("diagDept", "心内科");
        one.put("diagDrNo", "D320100000001");
        one.put("diagDrName", "演示医师");
        return one;
    }

    /** How decoction pieces are taken as a whole. */
    static void decoction(Map<String, Object> body) {
        body.put("rxUsedWayCodg", "1");
        body.put("rxUsedWayName", "口服");
        body.put("rxFrquCodg", "12");
        body.put("rxFrquName", "bid");
        body.put("rxDosunt", "ml");
        body.put("rxDoscnt", "200");
    }

    /** All lines are decoction pieces, ten grams a day of each for a week. */
    static void ofPieces(Map<String, Object> body) {
        decoction(body);
        body.put("rxTypeCode", "2");
        body.put("rxDrugCnt", "7");
        lines(body)
                .forEach(
                        line -> {
                            line.put("rxItemTypeCode", "13");
                            line.put("tcmdrugTypeCode", "3");
                            line.put("sinDoscnt", "10");
                            line.put("drugCnt", "70");
                        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Map<String, Object> body) {
        return (List<Map<String, Object>>) body.get("rxdrugdetail");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> disease(Map<String, Object> body) {
        return ((List<Map<String, Object>>) body.get("diseinfo")).getFirst();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> line(Map<String, Object> body) {
        return body.get("rxdrugdetail") instanceof List<?> lines
                ? (Map<String, Object>) lines.getFirst()
                : (Map<String, Object>) body.get("rxdrugdetail");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> visit(Map<String, Object> body) {
        return (Map<String, Object>) body.get("mdtrtinfo");
    }

    /** Fields 1 to 20 of D003. */
    static Map<String, Object> signedFields(TestSite site, Person patient, Fields reserved) {
        var body = new LinkedHashMap<String, Object>();
        body.put("rxTraceCode", reserved.text("rxTraceCode"));
        body.put("hiRxno", reserved.text("hiRxno"));
        body.put("mdtrtId", "M0001");
        body.put("patnName", patient.name());
        body.put("psnCertType", patient.certType());
        body.put("certno", patient.certno());
        body.put("fixmedinsName", site.institution().name());
        body.put("fixmedinsCode", site.code());
        body.put("drCode", site.doctor().code());
        body.put("prscDrName", site.doctor().name());
        body.put("pharDeptName", "药剂科");
        body.put("pharDeptCode", "A01");
        body.put("pharProfttlCodg", "2.3");
        body.put("pharProfttlName", "主管药师");
        body.put("pharCode", site.pharmacist().code());
        body.put("pharName", site.pharmacist().name());
        body.put("pharChkTime", ChinaTime.format(TestClock.now()));
        return body;
    }

    /** D002 of these fields and file. */
    static Map<String, Object> sign(TestSite site, Map<String, Object> fields, String file) {
        return Map.of(
                "fixmedinsCode", site.code(),
                "originalValue", TestWorld.base64(Json.text(fields)),
                "originalRxFile",
                        Base64.getEncoder()
                                .encodeToString(file.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** D003 of these fields with what D002 answered. */
    static Map<String, Object> upload(Map<String, Object> fields, Fields signed) {
        var body = new LinkedHashMap<>(fields);
        body.put("rxFile", signed.text("rxFile"));
        body.put("signDigest", signed.text("signDigest"));
        return body;
    }

    static Map<String, Object> undo(TestSite site, String hiRxno) {
        var body = new LinkedHashMap<String, Object>();
        body.put("hiRxno", hiRxno);
        body.put("fixmedinsCode", site.code());
        body.put("drCode", site.doctor().code());
        body.put("undoDrName", site.doctor().name());
        body.put("undoDrCertType", "01");
        body.put("undoDrCertno", site.doctor().certno());
        body.put("undoRea", "医嘱停止");
        body.put("undoTime", ChinaTime.format(TestClock.now()));
        return body;
    }

    /** D005, D006, D007. */
    static Map<String, Object> query(TestSite site, Person patient, String hiRxno) {
        var body = new LinkedHashMap<String, Object>();
        body.put("fixmedinsCode", site.code());
        body.put("hiRxno", hiRxno);
        body.put("mdtrtId", "M0001");
        body.put("psnName", patient.name());
        body.put("psnCertType", patient.certType());
        body.put("certno", patient.certno());
        return body;
    }
}
