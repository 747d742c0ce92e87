package cn.yunfang.registry;

import java.time.LocalDate;

/**
 * A doctor or pharmacist at an institution.
 *
 * @param code national code: D… for doctors, HY… for pharmacists
 * @param title doctors 231–235, pharmacists phar_pro_tech_duty (national-interface §5)
 */
public record Practitioner(
        String code,
        String name,
        Kind kind,
        String institution,
        String departmentCode,
        String departmentName,
        String title,
        String certno,
        LocalDate licensedFrom,
        LocalDate licensedTo) {
    public enum Kind {
        DOCTOR,
        PHARMACIST
    }

    public boolean mayPractise(String at, LocalDate day) {
        return institution.equals(at) && !day.isBefore(licensedFrom) && !day.isAfter(licensedTo);
    }
}
