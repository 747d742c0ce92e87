package cn.yunfang.chronic;

import java.time.LocalDate;

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
        String memo) {}
