package cn.yunfang.chronic;

import java.time.LocalDate;
import java.util.List;

/**
 * An institution that a person is designated to (national-interface §4.5).
 *
 * @param business biz_appy_type; @param orderNo fix_srt_no: the first, second … of that business
 * @param to last day, inclusive
 */
public record Designation(
        String business,
        String orderNo,
        String institution,
        LocalDate from,
        LocalDate to,
        String memo) {
    /** Those for which a person is designated to an institution on a day (biz_appy_type). */
    public static List<String> businesses(
            List<Designation> all, String institution, LocalDate day) {
        return all.stream()
                .filter(one -> one.institution.equals(institution))
                .filter(one -> !day.isBefore(one.from) && !day.isAfter(one.to))
                .map(Designation::business)
                .distinct()
                .sorted()
                .toList();
    }
}
