package cn.yunfang.simulation;

import java.util.Map;

/** The demo city as a doctor at his desk meets it. */
public final class DeskCity {
    private DeskCity() {}

    /** The doctor who writes what {@link ApiCity#effective} is. */
    public static String doctorToken(ApiCity city) {
        return doctorOf(city, 0);
    }

    /** His name, by which the demo offers him at the entry. */
    public static String doctorName(ApiCity city) {
        return city.cast.site("hospital", 0).doctors().getFirst().text("name");
    }

    /** A doctor of another hospital of the city. */
    public static String anotherDoctorToken(ApiCity city) {
        return doctorOf(city, 1);
    }

    /** Another hospital's system in the name of {@link #doctorToken}'s doctor. */
    public static String strangerToken(ApiCity city) {
        return doctorOf(city, 0, 1);
    }

    private static String doctorOf(ApiCity city, int hospital) {
        return doctorOf(city, hospital, hospital);
    }

    private static String doctorOf(ApiCity city, int hospital, int system) {
        var doctor = city.cast.site("hospital", hospital).doctors().getFirst().text("drCode");
        var site = city.cast.site("hospital", system);
        return city.api().applicationToken(site.appId(), site.appSecret(), doctor);
    }

    /** Code of a pharmacist of another hospital of the city. */
    public static String anotherReviewer(ApiCity city) {
        return city.cast.site("hospital", 1).pharmacists().getLast().text("pharCode");
    }

    /** Code of that hospital. */
    public static String anotherHospital(ApiCity city) {
        return city.cast.site("hospital", 1).code();
    }

    /** Code of the pharmacist of one of the city's pharmacies. */
    public static String pharmacistOf(ApiCity city, String pharmacy) {
        return city.cast.city().institutions().stream()
                .filter(one -> one.code().equals(pharmacy))
                .map(one -> one.pharmacists().getFirst().text("pharCode"))
                .findFirst()
                .orElseThrow();
    }

    /** An insured person nobody else plays with, and what he shows. */
    public static Map<String, String> somebody(ApiCity city) {
        var patient = city.cast.patient("310");
        return Map.of(
                "psnNo", patient.no(),
                "certno", patient.certno(),
                "ecToken", patient.ecToken(),
                "name", patient.name());
    }
}
