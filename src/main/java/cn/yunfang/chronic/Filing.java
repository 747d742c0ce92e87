package cn.yunfang.chronic;

import java.time.LocalDate;

/**
 * A determined chronic or special disease of a person (national-interface §4.5).
 *
 * @param diseaseCode opsp_dise_code, M…
 * @param to last day, inclusive
 */
public record Filing(
        String personNo, String diseaseCode, String diseaseName, LocalDate from, LocalDate to) {
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
