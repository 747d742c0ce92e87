package cn.yunfang.reach;

import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A township and where its middle is.
 *
 * @param code nine digits; the first six are its division
 * @param people who live there, as the bureau told
 * @param longitude degrees east, GCJ-02
 */
public record Township(
        String code, String name, long people, BigDecimal longitude, BigDecimal latitude) {
    private static final Pattern CODE = Pattern.compile("\\d{9}");
    private static final int LONGEST_NAME = 50;
    private static final long MOST_PEOPLE = 10_000_000;
    private static final BigDecimal EAST = BigDecimal.valueOf(180);
    private static final BigDecimal NORTH = BigDecimal.valueOf(90);

    /** Why it cannot be one. */
    Optional<Refusal> wrong() {
        if (!CODE.matcher(code).matches()) {
            return Optional.of(Refusal.invalid("code", "乡镇编码", "9 digits"));
        }
        if (people < 0 || people > MOST_PEOPLE) {
            return Optional.of(Refusal.invalid("people", "人口", "0–" + MOST_PEOPLE));
        }
        if (longitude.abs().compareTo(EAST) > 0 || latitude.abs().compareTo(NORTH) > 0) {
            return Optional.of(Refusal.invalid("longitude", "经纬度", "−180–180, −90–90"));
        }
        return Refusal.ofText("name", "乡镇名称", name, LONGEST_NAME);
    }
}
