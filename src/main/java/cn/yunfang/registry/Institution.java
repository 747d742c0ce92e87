package cn.yunfang.registry;

import java.time.LocalDate;

/**
 * A designated medical institution or pharmacy.
 *
 * @param code H or P followed by 11 digits
 * @param division place of care, six digits (mdtrtareaAdmvs)
 * @param level hosp_lv code of the national field values, empty for pharmacies
 * @param longitude degrees east, GCJ-02
 * @param latitude degrees north, GCJ-02
 * @param designatedTo last day of the designation, inclusive
 */
public record Institution(
        String code,
        String name,
        Type type,
        String division,
        String level,
        String address,
        double longitude,
        double latitude,
        LocalDate designatedFrom,
        LocalDate designatedTo) {
    public enum Type {
        HOSPITAL,
        INTERNET_HOSPITAL,
        CLINIC,
        PHARMACY
    }

    public boolean designatedOn(LocalDate day) {
        return !day.isBefore(designatedFrom) && !day.isAfter(designatedTo);
    }

    public boolean isPharmacy() {
        return type == Type.PHARMACY;
    }
}
