package cn.yunfang.person;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Division;
import cn.yunfang.shared.OutwardNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A filing for care in another city (异地就医备案), by itself or with a referral (2501).
 *
 * @param division place of care, six digits; zeros at its end stand for all below it
 * @param from first day; @param to last day
 * @param endedAt when it was taken back (2502)
 */
public record AwayFiling(
        Id id,
        String personNo,
        String division,
        Kind kind,
        LocalDate from,
        LocalDate to,
        Instant filedAt,
        Optional<Instant> endedAt) {

    /** Why somebody is away (医保发〔2022〕22号: 长期居住, 临时外出, 急诊抢救). */
    public enum Kind {
        LONG_TERM,
        TEMPORARY,
        EMERGENCY
    }

    /** Number outwards (trt_dcla_detl_sn): bucket in four digits, then the serial number. */
    public record Id(Bucket bucket, long serial) {
        static Optional<Id> parse(String text) {
            return OutwardNumber.parse("", text, Id::new);
        }

        @Override
        public String toString() {
            return OutwardNumber.text("", bucket, serial);
        }
    }

    private static final Pattern ZEROS = Pattern.compile("(00)+$");

    /** The one that counts in this division on this day: an emergency before any other. */
    public static Optional<AwayFiling> counting(List<AwayFiling> all, String care, LocalDate day) {
        return all.stream()
                .filter(one -> one.covers(care, day))
                .max(Comparator.comparing(AwayFiling::kind));
    }

    /** Whether it is for care in this division on this day. */
    public boolean covers(String care, LocalDate day) {
        return endedAt.isEmpty()
                && !day.isBefore(from)
                && !day.isAfter(to)
                && (isOf(Division.city(care))
                        || care.startsWith(ZEROS.matcher(division).replaceFirst("")));
    }

    // 500100 and 500200 are names of one municipality
    private boolean isOf(String city) {
        return division.endsWith("00") && Division.city(division).equals(city);
    }
}
