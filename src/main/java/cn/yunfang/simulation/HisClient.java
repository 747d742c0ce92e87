package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A hospital's HIS: writes prescriptions and follows them, D001 to D008. */
final class HisClient {
    /**
     * Numbers of a prescription that passed the pre-check.
     *
     * @param warnings what the rules warned of, "" when of nothing
     */
    record Reserved(String hiRxno, String traceCode, String warnings) {
        static Reserved of(Reply reply) {
            return new Reserved(
                    reply.must().text("hiRxno"),
                    reply.output().text("rxTraceCode"),
                    reply.output().list("rxAlerts").stream()
                            .filter(alert -> alert.text("level").equals("WARN"))
                            .map(alert -> " ！" + alert.text("ruleId") + " " + alert.text("dscr"))
                            .collect(Collectors.joining()));
        }
    }

    private final Transport client;
    private final Fields pharmacist;

    HisClient(Transport client) {
        this.client = client;
        this.pharmacist = client.site().pharmacists().getFirst();
    }

    Transport client() {
        return client;
    }

    Fields doctor(int number) {
        var all = client.site().doctors();
        return all.get(number % all.size());
    }

    /** D001. */
    Reply preCheck(Order order, String hospitalNumber) {
        return client.call("uploadChk", preCheckMessage(order, hospitalNumber));
    }

    /** D002. */
    Reply sign(Order order, Reserved reserved) {
        return client.call("rxFixmedinsSign", signMessage(order, reserved));
    }

    /** D003 with what D002 answered. */
    Reply upload(Order order, Reserved reserved, Fields signed) {
        return client.call("rxFileUpld", uploadMessage(order, reserved, signed));
    }

    /** D004. */
    Reply undo(Order order, Reserved reserved, String reason) {
        return client.call(
                "rxUndo",
                Map.of(
                        "hiRxno", reserved.hiRxno(),
                        "fixmedinsCode", client.site().code(),
                        "drCode", order.doctor.text("drCode"),
                        "undoDrName", order.doctor.text("name"),
                        "undoDrCertType", "01",
                        "undoDrCertno", order.doctor.text("certno"),
                        "undoRea", reason,
                        "undoTime", Clocks.now()));
    }

    /**
     * D005, D006 or D007: {@code hospRxDetlQuery}, {@code rxChkInfoQuery}, {@code rxSetlInfoQuery}.
     */
    Reply query(String operation, Order order, Reserved reserved) {
        return client.call(
                operation,
                Map.of(
                        "hiRxno", reserved.hiRxno(),
                        "fixmedinsCode", client.site().code(),
                        "mdtrtId", visitId(order),
                        "psnName", order.patient.name(),
                        "psnCertType", "01",
                        "certno", order.patient.certno()));
    }

    Map<String, Object> preCheckMessage(Order order, String hospitalNumber) {
        var body = new LinkedHashMap<String, Object>();
        body.put("mdtrtCertType", "02");
        body.put("mdtrtCertNo", order.patient.certno());
        body.put("bizTypeCode", client.site().type().equals("internet-hospital") ? "02" : "01");
        body.put("rxExraAttrCode", order.attribute);
        body.put("insuPlcNo", order.patient.insuredDivision());
        body.put("mdtrtareaNo", client.site().division());
        body.put("hospRxno", hospitalNumber);
        body.put("rxTypeCode", order.doses > 0 ? "2" : "1");
        body.put("prscTime", order.writtenAt());
        body.put("rxDrugCnt", order.doses > 0 ? order.doses : order.lines.size());
        body.put("valiDays", order.validDays);
        body.put("valiEndTime", order.later(Duration.ofDays(order.validDays)));
        body.put("maxReptCnt", order.issues);
        body.put("minInrvDays", order.intervalDays);
        body.put("rxCotnFlag", "0");
        body.put("longRxFlag", order.issues > 1 ? "1" : "0");
        if (order.doses > 0) {
            wholePrescription(body);
        }
        body.put("rxdrugdetail", order.lines.stream().map(line -> line(order, line)).toList());
        body.put("mdtrtinfo", visit(order));
        body.put("diseinfo", List.of(diagnosis(order)));
        return body;
    }

    private static void wholePrescription(Map<String, Object> body) {
        body.put("rxUsedWayCodg", "1");
        body.put("rxUsedWayName", "口服");
        body.put("rxFrquCodg", "12");
        body.put("rxFrquName", "每日两次");
        body.put("rxDosunt", "剂");
        body.put("rxDoscnt", "0.5");
        body.put("rxDrordDscr", "水煎服，每日一剂，早晚分服");
    }

    private static Map<String, Object> line(Order order, Order.Line line) {
        var drug = line.drug();
        var body = new LinkedHashMap<String, Object>();
        body.put("medListCodg", drug.code());
        body.put("hospPrepFlag", "0");
        body.put("rxItemTypeCode", line.itemType());
        body.put("rxItemTypeName", ITEM_TYPES.getOrDefault(line.itemType(), ""));
        if (!line.itemType().equals("11")) {
            body.put("tcmdrugTypeCode", line.itemType().equals("13") ? "3" : "2");
            body.put("tcmdrugTypeName", ITEM_TYPES.getOrDefault(line.itemType(), ""));
        }
        body.put("drugGenname", drug.genericName());
        body.put("drugDosform", drug.dosageForm());
        body.put("drugSpec", drug.spec());
        var route = route(drug.dosageForm());
        body.put("medcWayCodg", route);
        body.put("medcWayDscr", ROUTES.getOrDefault(route, ""));
        body.put("medcBegntime", order.writtenAt());
        body.put("medcEndtime", order.later(Duration.ofDays(line.days())));
        body.put("medcDays", line.days());
        body.put("sinDosunt", drug.doseUnit());
        body.put("sinDoscnt", line.dose());
        body.put("usedFrquCodg", line.frequency());
        body.put("usedFrquName", FREQUENCIES.getOrDefault(line.frequency(), ""));
        body.put("drugDosunt", drug.packUnit());
        body.put("drugCnt", line.quantity());
        body.put("drugPric", drug.price());
        body.put("hospApprFlag", "1");
        return body;
    }

    private static final Map<String, String> ROUTES =
            Map.of(
                    "1", "口服", "2", "直肠给药", "4", "注射给药", "5", "吸入给药", "605", "阴道用药", "607", "滴眼",
                    "612", "擦皮肤");

    // "片", "注射剂", "滴眼液": how it is given
    private static String route(String form) {
        return switch (form) {
            case String f when f.contains("阴道") -> "605";
            case String f when f.contains("眼") -> "607";
            case String f when f.contains("吸入") || f.contains("雾") -> "5";
            case String f when f.contains("栓") -> "2";
            case String f when f.contains("注射") || f.contains("植入") -> "4";
            case String f when f.contains("膏") || f.contains("凝胶") || f.contains("洗") -> "612";
            default -> "1";
        };
    }

    private static final Map<String, String> ITEM_TYPES =
            Map.of("11", "西药", "12", "中成药", "13", "中药饮片");
    private static final Map<String, String> FREQUENCIES =
            Map.of("11", "每日一次", "12", "每日两次", "13", "每日三次");

    private Map<String, Object> visit(Order order) {
        var body = new LinkedHashMap<String, Object>();
        body.put("fixmedinsName", client.site().name());
        body.put("fixmedinsCode", client.site().code());
        body.put("mdtrtId", visitId(order));
        body.put("medType", order.chronicDisease.isEmpty() ? "11" : "140104");
        body.put("iptOtpNo", "OP" + order.patient.no());
        body.put("otpIptFlag", "1");
        body.put("psnNo", order.patient.no());
        body.put("patnName", order.patient.name());
        body.put("psnCertType", "01");
        body.put("certno", order.patient.certno());
        body.put("patnAge", age(order.patient.birthDate()));
        body.put("gend", order.patient.sex());
        body.put("algsHis", order.allergies);
        body.put("prscDeptName", order.doctor.text("deptName"));
        body.put("prscDeptCode", order.doctor.text("deptCode"));
        body.put("drCode", order.doctor.text("drCode"));
        body.put("prscDrName", order.doctor.text("name"));
        body.put("prscDrCertType", "01");
        body.put("prscDrCertno", order.doctor.text("certno"));
        body.put("drProfttlCodg", order.doctor.text("profttlCodg"));
        body.put("drProfttlName", "医师");
        body.put("drDeptCode", order.doctor.text("deptCode"));
        body.put("drDeptName", order.doctor.text("deptName"));
        body.put("mdtrtTime", order.writtenAt());
        body.put("diseCodg", order.chronicDisease);
        body.put("diseName", order.chronicName);
        body.put("spDiseFlag", order.chronicDisease.isEmpty() ? "0" : "1");
        body.put("maindiagCode", order.diagnosis.code());
        body.put("maindiagName", order.diagnosis.name());
        body.put("fstdiagFlag", "0");
        return body;
    }

    private static Map<String, Object> diagnosis(Order order) {
        return Map.of(
                "diagType", "1",
                "maindiagFlag", "1",
                "diagSrtNo", 1,
                "diagCode", order.diagnosis.code(),
                "diagName", order.diagnosis.name(),
                "diagDept", order.doctor.text("deptName"),
                "diagDrNo", order.doctor.text("drCode"),
                "diagDrName", order.doctor.text("name"),
                "diagTime", order.writtenAt());
    }

    Map<String, Object> signMessage(Order order, Reserved reserved) {
        return Map.of(
                "fixmedinsCode", client.site().code(),
                "originalValue", base64(Json.text(signedFields(order, reserved))),
                "originalRxFile", base64(file(order, reserved)));
    }

    Map<String, Object> uploadMessage(Order order, Reserved reserved, Fields signed) {
        var body = new LinkedHashMap<String, Object>(signedFields(order, reserved));
        body.put("rxFile", signed.text("rxFile"));
        body.put("signDigest", signed.text("signDigest"));
        return body;
    }

    /** Fields 1 to 20 of D003; the same text at D002 and D003. */
    private Map<String, Object> signedFields(Order order, Reserved reserved) {
        var body = new LinkedHashMap<String, Object>();
        body.put("rxTraceCode", reserved.traceCode());
        body.put("hiRxno", reserved.hiRxno());
        body.put("mdtrtId", visitId(order));
        body.put("patnName", order.patient.name());
        body.put("psnCertType", "01");
        body.put("certno", order.patient.certno());
        body.put("fixmedinsName", client.site().name());
        body.put("fixmedinsCode", client.site().code());
        body.put("drCode", order.doctor.text("drCode"));
        body.put("prscDrName", order.doctor.text("name"));
        body.put("pharDeptName", "药学部");
        body.put("pharDeptCode", "YX01");
        body.put("pharProfttlCodg", "2.3");
        body.put("pharProfttlName", "主管药师");
        body.put("pharCode", pharmacist.text("pharCode"));
        body.put("pharCertType", "01");
        body.put("pharCertno", pharmacist.text("certno"));
        body.put("pharName", pharmacist.text("name"));
        body.put("pharPracCertNo", "ZY" + pharmacist.text("pharCode"));
        body.put("pharChkTime", order.writtenAt());
        return body;
    }

    /** A minimal PDF of one page; a HIS renders its own form here. */
    private static String file(Order order, Reserved reserved) {
        var lines =
                IntStream.range(0, order.lines.size())
                        .mapToObj(i -> order.lines.get(i).drug().code())
                        .toList();
        return PrescriptionPdf.of(reserved.hiRxno(), lines);
    }

    private static String visitId(Order order) {
        return "MZ" + order.patient.no();
    }

    private static String age(String birthDate) {
        var born = java.time.LocalDate.parse(birthDate);
        return String.valueOf(
                java.time.Period.between(
                                born, java.time.LocalDate.now(java.time.ZoneOffset.ofHours(8)))
                        .getYears());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
