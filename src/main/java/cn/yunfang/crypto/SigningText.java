package cn.yunfang.crypto;

import cn.yunfang.shared.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The text that an envelope's signature covers (national-interface §1.4): its members sorted
 * without regard to case, the business object as {@code data}, the application's secret last.
 */
public final class SigningText {
    private static final Set<String> NOT_SIGNED = Set.of("signData", "encData", "extra", "data");

    private SigningText() {}

    /** UTF-8 bytes; members that are no scalar, empty, or the signature itself are left out. */
    public static byte[] of(Fields envelope, String canonicalData, String appSecret) {
        return of(envelope.asMap(), canonicalData, appSecret);
    }

    /** The same for an answer that is being made; its numbers and flags count as their text. */
    public static byte[] of(Map<String, ?> envelope, String canonicalData, String appSecret) {
        var members = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var member : envelope.entrySet()) {
            if (isScalar(member.getValue()) && !NOT_SIGNED.contains(member.getKey())) {
                members.put(member.getKey(), member.getValue().toString());
            }
        }
        members.put("data", canonicalData);
        var text = new StringBuilder(canonicalData.length() + 256);
        for (Map.Entry<String, String> member : members.entrySet()) {
            text.append(member.getKey()).append('=').append(member.getValue()).append('&');
        }
        return text.append("key=").append(appSecret).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isScalar(Object value) {
        return value instanceof String text
                ? !text.isEmpty()
                : value instanceof Number || value instanceof Boolean;
    }
}
