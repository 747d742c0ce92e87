package cn.yunfang.portal;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The orders of a CDS Hooks request (FHIR R4) as the D001 message that would prescribe them, so
 * that both go the same way (docs/cds-hooks.md).
 */
final class CdsOrders {
    /** 居民身份证. */
    static final String IDENTITY_CARD = "urn:oid:2.16.156.10011.1.3";

    /** National drug codes (医疗目录编码). */
    static final String DRUG_CODE = "https://code.nhsa.gov.cn";

    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");
    private static final Set<String> DAYS = Set.of("", "d", "day", "days", "天");

    private CdsOrders() {}

    /** The medication requests among the draft orders, in order. */
    static List<Fields> of(Fields request) {
        return resources(request.object("context").object("draftOrders"))
                .filter(one -> one.text("resourceType").equals("MedicationRequest"))
                .toList();
    }

    static Fields preCheck(Caller caller, Fields request, Instant now) {
        var orders = of(request);
        var codes = new LinkedHashSet<String>();
        orders.forEach(
                order -> order.list("reasonCode").forEach(why -> code(why).ifPresent(codes::add)));
        var diagnoses = List.copyOf(codes);
        var lines = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < orders.size(); i++) {
            lines.add(line(orders.get(i), "context.draftOrders.entry[" + i + "]"));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("bizTypeCode", "01");
        body.put("rxTypeCode", "1");
        // where he is insured matters to payment, which an order does not ask for
        body.put("insuPlcNo", "000000");
        body.put("prscTime", ChinaTime.format(now));
        body.put("valiDays", "3");
        body.put("longRxFlag", "0");
        body.put("mdtrtinfo", visit(caller, request, diagnoses));
        body.put("rxdrugdetail", lines);
        body.put(
                "diseinfo",
                diagnoses.stream()
                        .map(code -> diagnosis(code, code.equals(diagnoses.getFirst())))
                        .toList());
        return Fields.parse(Json.text(body)).orElseThrow();
    }

    private static Map<String, String> diagnosis(String code, boolean main) {
        return Map.of("diagType", "1", "diagCode", code, "maindiagFlag", main ? "1" : "0");
    }

    private static Map<String, Object> visit(
            Caller caller, Fields request, List<String> diagnoses) {
        var patient = request.object("prefetch").object("patient");
        var certificate =
                patient.list("identifier").stream()
                        .filter(one -> one.text("system").equals(IDENTITY_CARD))
                        .map(one -> one.text("value"))
                        .findFirst()
                        .orElseThrow(() -> Limits.missing("prefetch.patient.identifier", "身份证号"));
        var visit = new LinkedHashMap<String, Object>();
        visit.put("fixmedinsCode", caller.institution());
        visit.put("psnCertType", "01");
        visit.put("certno", certificate);
        visit.put("patnName", first(patient, "name").text("text"));
        visit.put("drCode", afterSlash(request.object("context").text("userId")));
        visit.put("medType", "11");
        visit.put("otpIptFlag", "1");
        visit.put("suckPrdFlag", "0");
        visit.put("maindiagCode", diagnoses.isEmpty() ? "" : diagnoses.getFirst());
        visit.put(
                "algsHis",
                String.join(
                        "；",
                        resources(request.object("prefetch").object("allergies"))
                                .map(one -> one.object("code").text("text"))
                                .toList()));
        return visit;
    }

    private static Map<String, Object> line(Fields order, String path) {
        var dispense = order.object("dispenseRequest");
        var quantity = dispense.object("quantity");
        var supply = dispense.object("expectedSupplyDuration");
        var packs = figure(quantity, path + ".dispenseRequest.quantity");
        if (packs.isEmpty() || new BigDecimal(packs).signum() == 0) {
            throw Limits.missing(path + ".dispenseRequest.quantity", "数量");
        }
        if (!DAYS.contains(supply.text("unit"))) {
            throw Limits.invalid(path + ".dispenseRequest.expectedSupplyDuration.unit", "d");
        }
        var dosage = first(order, "dosageInstruction");
        var dose = first(dosage, "doseAndRate").object("doseQuantity");
        var line = new LinkedHashMap<String, Object>();
        line.put(
                "medListCodg",
                code(order.object("medicationCodeableConcept"))
                        .orElseThrow(
                                () ->
                                        Limits.missing(
                                                path + ".medicationCodeableConcept", "医疗目录编码")));
        line.put("drugCnt", packs);
        line.put("drugDosunt", quantity.text("unit"));
        line.put("medcDays", figure(supply, path + ".dispenseRequest.expectedSupplyDuration"));
        line.put("sinDoscnt", figure(dose, path + ".dosageInstruction.doseQuantity"));
        line.put("sinDosunt", dose.text("unit"));
        line.put("usedFrquCodg", code(dosage.object("timing").object("code")).orElse(""));
        line.put("medcWayCodg", code(dosage.object("route")).orElse(""));
        line.put("hospApprFlag", "0");
        line.values().removeIf(""::equals);
        return line;
    }

    private static String figure(Fields quantity, String path) {
        var value = quantity.text("value");
        if (!value.isEmpty() && !FIGURE.matcher(value).matches()) {
            throw Limits.invalid(path + ".value", "0–999999999.999999");
        }
        return value;
    }

    /** Its national code, else the only one it has. */
    private static Optional<String> code(Fields concept) {
        var codings = concept.list("coding");
        return codings.stream()
                .filter(one -> one.text("system").equals(DRUG_CODE))
                .findFirst()
                .or(() -> codings.stream().findFirst())
                .map(one -> one.text("code"))
                .filter(code -> !code.isEmpty());
    }

    private static Stream<Fields> resources(Fields bundle) {
        return bundle.list("entry").stream().map(entry -> entry.object("resource"));
    }

    private static Fields first(Fields of, String list) {
        return of.list(list).stream().findFirst().orElse(Fields.none());
    }

    private static String afterSlash(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
