package cn.yunfang.portal;

import cn.yunfang.prescription.Prescription;
import cn.yunfang.shared.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A prescription's version as an entity tag (RFC 9110 §8.8.3). */
final class Versions {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Versions() {}

    static String tag(Prescription rx) {
        return '"' + Integer.toString(rx.version()) + '"';
    }

    /** The version an If-Match header names; empty for none and for {@code *}. */
    static Optional<Integer> expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        var match = TAG.matcher(ifMatch.strip());
        if (!match.matches()) {
            throw new RefusedException(Refusal.invalid("If-Match", "版本", "\"<version>\""));
        }
        return Optional.of(Integer.valueOf(match.group(1)));
    }
}
