package cn.yunfang.rules;

import cn.yunfang.expression.ExpressionLanguage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a bureau's rule may look at (docs/bureau-rules.md). No name, number or address of a person
 * is among it: a rule needs none.
 */
final class RuleView {
    static final Map<String, Map<String, String>> RECORDS =
            Map.of(
                    "Prescription",
                    fields(
                            "type text, longTerm flag, chronic flag, validDays integer,"
                                    + " issues integer, attribute text, business text,"
                                    + " medicalType text,"
                                    + " inpatient flag, firstVisit flag, department text,"
                                    + " chronicDisease text, mainDiagnosis text"),
                    "Patient",
                    fields(
                            "age integer, sex text, weightKg number, weeksPregnant integer,"
                                    + " breastFeeding flag, allergies text, insuranceType text"),
                    "Doctor",
                    fields("title text, department text"),
                    "Institution",
                    fields("code text, type text, level text, division text"),
                    "Line",
                    fields(
                            "no integer, code text, name text, form text, spec text,"
                                    + " itemType text, classCode text, payClass text,"
                                    + " quantity number, unit text,"
                                    + " days number, singleDose number, doseUnit text,"
                                    + " frequency text, route text, approval text,"
                                    + " overTheCounter flag"),
                    "InUse",
                    fields(
                            "code text, name text, classCode text, daysLeft integer, open flag,"
                                    + " institution text"));

    private static final Map<String, String> VARIABLES =
            fields(
                    "prescription Prescription, patient Patient, doctor Doctor,"
                            + " institution Institution, diagnoses text[], lines Line[],"
                            + " inUse InUse[]");

    private static final ExpressionLanguage OF_ALL = ExpressionLanguage.of(RECORDS, VARIABLES);
    private static final ExpressionLanguage OF_LINE =
            ExpressionLanguage.of(RECORDS, withLine(VARIABLES));

    private RuleView() {}

    /** The language of rules for the whole, or for one line after the other. */
    static ExpressionLanguage language(boolean perLine) {
        return perLine ? OF_LINE : OF_ALL;
    }

    private static Map<String, String> fields(String text) {
        var all = new LinkedHashMap<String, String>();
        for (var field : text.split(", ")) {
            var parts = field.split(" ");
            all.put(parts[0], parts[1]);
        }
        return Map.copyOf(all);
    }

    private static Map<String, String> withLine(Map<String, String> variables) {
        var all = new LinkedHashMap<>(variables);
        all.put("line", "Line");
        return Map.copyOf(all);
    }

    /** The values a rule of the whole sees; one of lines sees {@code line} beside them. */
    static Map<String, Object> of(ReviewInput rx) {
        return Map.of(
                "prescription", prescription(rx),
                "patient", patient(rx),
                "doctor",
                        Map.of(
                                "title", rx.doctor().title(),
                                "department", rx.doctor().departmentName()),
                "institution",
                        Map.of(
                                "code", rx.institution().code(),
                                "type", rx.institution().type().name(),
                                "level", rx.institution().level(),
                                "division", rx.institution().division()),
                "diagnoses", rx.diagnoses().stream().map(ReviewInput.Diagnosis::code).toList(),
                "lines", rx.lines().stream().map(RuleView::line).toList(),
                "inUse", rx.inUse().stream().map(one -> inUse(one, rx)).toList());
    }

    private static Map<String, Object> prescription(ReviewInput rx) {
        var visit = rx.visit();
        var plan = rx.plan();
        return Map.ofEntries(
                Map.entry("type", plan.type()),
                Map.entry("longTerm", plan.longTerm()),
                Map.entry("chronic", rx.chronic()),
                Map.entry("validDays", (long) plan.validDays()),
                Map.entry("issues", (long) plan.issues()),
                Map.entry("attribute", plan.attribute()),
                Map.entry("business", visit.business()),
                Map.entry("medicalType", visit.medicalType()),
                Map.entry("inpatient", visit.inpatient()),
                Map.entry("firstVisit", visit.firstVisit()),
                Map.entry("department", visit.department()),
                Map.entry("chronicDisease", visit.chronicDisease()),
                Map.entry("mainDiagnosis", visit.mainDiagnosis()));
    }

    private static Map<String, Object> patient(ReviewInput rx) {
        var condition = rx.condition();
        return Map.of(
                "age", (long) rx.age(),
                "sex", rx.patient().sex(),
                "weightKg", number(condition.weightKg().orElse(BigDecimal.ZERO)),
                "weeksPregnant", condition.weeksPregnant().map(Integer::longValue).orElse(0L),
                "breastFeeding", condition.breastFeeding(),
                "allergies", condition.allergies(),
                "insuranceType", rx.patient().insuranceType());
    }

    static Map<String, Object> line(ReviewInput.Line line) {
        var drug = line.drug();
        return Map.ofEntries(
                Map.entry("no", (long) line.no()),
                Map.entry("code", drug.code()),
                Map.entry("name", drug.genericName()),
                Map.entry("form", drug.dosageForm()),
                Map.entry("spec", drug.spec()),
                Map.entry("itemType", drug.itemType()),
                Map.entry("classCode", drug.details().classCode()),
                Map.entry("payClass", drug.payClass().name()),
                Map.entry("quantity", number(line.quantity())),
                Map.entry("unit", line.unit()),
                Map.entry("days", number(line.days())),
                Map.entry("singleDose", number(line.singleDose())),
                Map.entry("doseUnit", line.doseUnit()),
                Map.entry("frequency", line.frequency()),
                Map.entry("route", line.route()),
                Map.entry("approval", line.approval()),
                Map.entry("overTheCounter", line.overTheCounter()));
    }

    private static Map<String, Object> inUse(InUse one, ReviewInput rx) {
        return Map.of(
                "code", one.drug().code(),
                "name", one.name(),
                "classCode", one.drug().details().classCode(),
                "daysLeft", one.daysLeft(rx.on()),
                "open", one.open(),
                "institution", one.institution());
    }

    // CEL has no decimals; a threshold in days or packs is far from where that shows
    private static Object number(BigDecimal value) {
        return value.doubleValue();
    }
}
