package cn.yunfang.chronic;

import cn.yunfang.shared.Fields;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A patient whom a hospital refers to another one (转院备案, national-interface §4.6).
 *
 * @param serial of its number, and of the filing for care away that goes with it
 * @param division place of care, six digits
 * @param at when it was declared, {@code by} whom
 */
public record Referral(
        long serial,
        String division,
        Destination to,
        Diagnosis diagnosis,
        Grounds grounds,
        LocalDate from,
        LocalDate until,
        Instant at,
        String by) {
    /** Where to (reflin_medins_no, reflin_medins_name). */
    public record Destination(String code, String name) {}

    /**
     * @param condition dise_cond_dscr, "" when nothing was said
     */
    public record Diagnosis(String code, String name, String condition) {}

    /**
     * @param kind refl_type; @param agreed hosp_agre_refl_flag; @param visit refl_old_mdtrt_id
     * @param on refl_date; @param reason refl_rea; @param opinion refl_opnn
     */
    public record Grounds(
            String kind,
            String agreed,
            String visit,
            LocalDate on,
            String reason,
            String opinion) {}

    static Destination to(Fields data) {
        return new Destination(data.text("reflin_medins_no"), data.text("reflin_medins_name"));
    }

    static Diagnosis diagnosis(Fields data) {
        return new Diagnosis(
                data.text("diag_code"), data.text("diag_name"), data.text("dise_cond_dscr"));
    }

    static Grounds grounds(Fields data) {
        return new Grounds(
                data.text("refl_type"),
                data.text("hosp_agre_refl_flag"),
                data.text("refl_old_mdtrt_id"),
                data.date("refl_date"),
                data.text("refl_rea"),
                data.text("refl_opnn"));
    }
}
