package cn.yunfang.chronic;

import java.time.LocalDate;
import java.util.List;

/**
 * An institution that a person is designated to (national-interface §4.5).
 *
 * @param business biz_appy_type; @param orderNo fix_srt_no: the first, second … of that business
 * @param number trt_dcla_detl_sn; @param to last day, inclusive
 * @param declaredBy institution that declared it, "" when the person did himself
 */
public record Designation(
        String number,
        String personNo,
        String business,
        String orderNo,
        String institution,
        LocalDate from,
        LocalDate to,
        String memo,
        String declaredBy) {
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Those for which a person is designated to an institution on a day (biz_appy_type). */
    public static List<String> businesses(
            List<Designation> all, String institution, LocalDate day) {
        return all.stream()
                .filter(one -> one.institution.equals(institution))
                .filter(one -> one.inForceOn(day))
                .map(Designation::business)
                .distinct()
                .sorted()
                .toList();
    }
}
