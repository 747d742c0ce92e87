package cn.yunfang.reading;

import cn.yunfang.reading.Measured.Said;
import cn.yunfang.reading.Measured.Value;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an Observation of FHIR R4: {@code code} of LOINC with {@code valueQuantity}, or a panel
 * (blood pressure, 85354-9) with {@code component}; units are UCUM.
 */
final class Observation {
    private static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final Set<String> TRUSTED = Set.of("final", "amended", "corrected");

    private final Fields body;
    private final Kinds kinds;

    Observation(Fields body, Kinds kinds) {
        this.body = body;
        this.kinds = kinds;
    }

    /** Whether a body is one. */
    static boolean is(Fields body) {
        return body.has("resourceType");
    }

    Outcome<Measured> measured(String personNo) {
        return refusal(personNo)
                .<Outcome<Measured>>map(Outcome::refused)
                .orElseGet(
                        () ->
                                Outcome.done(
                                        new Measured(
                                                new Said(
                                                        "effectiveDateTime",
                                                        body.text("effectiveDateTime")),
                                                device(),
                                                values())));
    }

    private Optional<Refusal> refusal(String personNo) {
        if (!body.text("resourceType").equals("Observation")) {
            return Optional.of(Refusal.invalid("resourceType", "资源类型", "Observation"));
        }
        if (!TRUSTED.contains(body.text("status"))) {
            return Optional.of(
                    Refusal.invalid(
                            "status", "状态", String.join(", ", TRUSTED.stream().sorted().toList())));
        }
        var subject = body.object("subject").text("reference");
        return subject.isEmpty() || subject.endsWith("/" + personNo)
                ? Optional.empty()
                : Optional.of(Refusal.invalid("subject.reference", "患者", "Patient/" + personNo));
    }

    private String device() {
        var device = body.object("device");
        return device.object("identifier")
                .optional("value")
                .or(() -> device.optional("reference"))
                .orElseGet(() -> device.text("display"));
    }

    private List<Value> values() {
        var parts = body.list("component");
        if (parts.isEmpty()) {
            return List.of(value(body, ""));
        }
        var all = new ArrayList<Value>();
        for (int i = 0; i < parts.size(); i++) {
            all.add(value(parts.get(i), "component[" + i + "]."));
        }
        return all;
    }

    private Value value(Fields part, String at) {
        var codes =
                part.object("code").list("coding").stream()
                        .filter(one -> one.text("system").equals(LOINC))
                        .map(one -> one.text("code"))
                        .toList();
        var kind = codes.stream().map(kinds::ofLoinc).flatMap(Optional::stream).findFirst();
        var quantity = part.object("valueQuantity");
        var unit =
                quantity.text("system").equals(UCUM)
                        ? quantity.text("code")
                        : quantity.optional("code").orElseGet(() -> quantity.text("unit"));
        return new Value(
                new Said(at + "code", String.join(", ", codes)),
                kind,
                new Said(at + "valueQuantity.value", quantity.text("value")),
                new Said(at + "valueQuantity.code", unit));
    }
}
