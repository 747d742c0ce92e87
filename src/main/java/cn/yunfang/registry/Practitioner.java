package cn.yunfang.registry;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A doctor or pharmacist at an institution.
 *
 * @param code national code: D… for doctors, HY… for pharmacists
 * @param title doctors 231–235, pharmacists phar_pro_tech_duty (national-interface §5)
 * @param skills what a pharmacist may review, all when nothing was said; none of a doctor
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
        LocalDate licensedTo,
        Set<Skill> skills) {
    public enum Kind {
        DOCTOR,
        PHARMACIST
    }

    /** Absent in records that were kept before there were skills. */
    public Practitioner {
        skills = inOrder(skills, kind);
    }

    /** One of whose skills nothing was said. */
    public Practitioner(
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
        this(
                code,
                name,
                kind,
                institution,
                departmentCode,
                departmentName,
                title,
                certno,
                licensedFrom,
                licensedTo,
                kind == Kind.PHARMACIST ? EnumSet.allOf(Skill.class) : Set.of());
    }

    // what is kept of a decision must be the same text each time
    private static Set<Skill> inOrder(@Nullable Set<Skill> skills, Kind kind) {
        var all = EnumSet.noneOf(Skill.class);
        if (skills != null && kind == Kind.PHARMACIST) {
            all.addAll(skills);
        }
        return Collections.unmodifiableSet(all);
    }

    /** Whether he may practise there as a doctor on that day. */
    public boolean isDoctorAt(String at, LocalDate day) {
        return kind == Kind.DOCTOR && mayPractise(at, day);
    }

    public boolean mayPractise(String at, LocalDate day) {
        return institution.equals(at) && !day.isBefore(licensedFrom) && !day.isAfter(licensedTo);
    }
}
