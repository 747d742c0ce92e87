package cn.yunfang.delivery;

import cn.yunfang.courier.Courier;
import cn.yunfang.shared.Refusal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a patient wants things brought; personal data, his own.
 *
 * @param phone 11 digits, what the courier calls
 * @param longitude degrees east, GCJ-02
 */
public record Address(
        long id,
        String receiver,
        String phone,
        String text,
        BigDecimal longitude,
        BigDecimal latitude) {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern PHONE = Pattern.compile("1\\d{10}");

    /** Why it cannot be one. */
    Optional<Refusal> wrong() {
        return Refusal.ofText("receiver", "收货人", receiver, LONGEST_NAME)
                .or(() -> Refusal.ofText("address", "收货地址", text, LONGEST_TEXT))
                .or(
                        () ->
                                PHONE.matcher(phone).matches()
                                        ? Optional.empty()
                                        : Optional.of(
                                                Refusal.invalid("phone", "手机号", "1 + 10 digits")))
                .or(
                        () ->
                                new Courier.Point(longitude, latitude).isOnEarth()
                                        ? Optional.empty()
                                        : Optional.of(
                                                Refusal.invalid(
                                                        "longitude", "经纬度", "−180–180, −90–90")));
    }
}
