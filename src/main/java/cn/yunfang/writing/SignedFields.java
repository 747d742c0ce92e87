package cn.yunfang.writing;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages of D002 and D003 with the twenty fields that both have (§2.3). */
final class SignedFields {
    private static final String PHARMACY = "药学部";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * @param message what D001 passed; @param reserved what it answered
     * @param pharmacist who checked it at the institution
     */
    SignedFields(Fields message, Map<String, Object> reserved, Practitioner pharmacist) {
        var visit = message.object("mdtrtinfo");
        fields.put("rxTraceCode", reserved.get("rxTraceCode"));
        fields.put("hiRxno", reserved.get("hiRxno"));
        for (var name :
                new String[] {
                    "mdtrtId",
                    "patnName",
                    "psnCertType",
                    "certno",
                    "fixmedinsName",
                    "fixmedinsCode",
                    "drCode",
                    "prscDrName"
                }) {
            fields.put(name, visit.text(name));
        }
        fields.put("pharDeptName", or(pharmacist.departmentName(), PHARMACY));
        fields.put("pharDeptCode", or(pharmacist.departmentCode(), PHARMACY));
        fields.put("pharProfttlCodg", pharmacist.title());
        fields.put("pharCode", pharmacist.code());
        fields.put("pharCertType", "01");
        fields.put("pharCertno", pharmacist.certno());
        fields.put("pharName", pharmacist.name());
        fields.put("pharChkTime", message.text("prscTime"));
        fields.values().removeIf(""::equals);
    }

    Fields toSign(byte[] document) {
        return message(
                Map.of(
                        "fixmedinsCode",
                        fields.getOrDefault("fixmedinsCode", ""),
                        "originalValue",
                        base64(Json.text(fields).getBytes(StandardCharsets.UTF_8)),
                        "originalRxFile",
                        base64(document)));
    }

    Fields toUpload(Map<String, Object> signed) {
        var body = new LinkedHashMap<>(fields);
        body.put("rxFile", signed.get("rxFile"));
        body.put("signDigest", signed.get("signDigest"));
        return message(body);
    }

    private static Fields message(Map<String, Object> body) {
        return Fields.parse(Json.text(body)).orElseThrow();
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
