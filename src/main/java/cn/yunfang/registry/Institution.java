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
    private static final double EARTH_METRES = 6_371_000;

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

    /** Great-circle distance (haversine), good to half a percent. */
    public double metresFrom(double toLongitude, double toLatitude) {
        double north = Math.toRadians(toLatitude - latitude);
        double east = Math.toRadians(toLongitude - longitude);
        double chord =
                Math.pow(Math.sin(north / 2), 2)
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(toLatitude))
                                * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
