package cn.yunfang.simulation;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registry;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Village clinics of the demo city, the hospital they put findings to, and their patients. */
public final class CareCity {
    private static final String MARK = "云方演示";

    // hospitals that other tests register stand here
    private static final double TEST_LONGITUDE = 121.5;
    private static final double TEST_LATITUDE = 36.9;

    private CareCity() {}

    /** A doctor at his desk. */
    public record Desk(String institution, String doctor, String name, String token) {}

    /** Somebody whom nobody else plays with. */
    public record Patient(String no, String name) {}

    /** A village doctor whose nearest hospital is one of the demo city. */
    public static Desk village(ApiCity city, Registry registry, int number) {
        return registry.institutions(Optional.of(Institution.Type.CLINIC)).stream()
                .filter(one -> one.name().startsWith(MARK))
                .filter(one -> isNearer(nearest(registry, one), one))
                .skip(number)
                .findFirst()
                .map(one -> desk(city, one.code()))
                .orElseThrow();
    }

    /** A doctor of the hospital that a clinic's findings are put to. */
    public static Desk hospitalFor(ApiCity city, Registry registry, Desk village) {
        var clinic = registry.institution(village.institution()).orElseThrow();
        return desk(city, nearest(registry, clinic).code());
    }

    /** One of whom something holds by his number. */
    public static Patient patient(ApiCity city, Predicate<String> which) {
        var found = city.cast.patient((Credentials.Patient one) -> which.test(one.no()));
        return new Patient(found.no(), found.name());
    }

    /** The first doctor of an institution of the demo city. */
    public static Desk clinic(ApiCity city, String code) {
        return desk(city, code);
    }

    private static Institution nearest(Registry registry, Institution clinic) {
        return registry.institutions(Optional.of(Institution.Type.HOSPITAL)).stream()
                .filter(one -> one.name().startsWith(MARK))
                .min(
                        Comparator.comparing(
                                one -> one.metresFrom(clinic.longitude(), clinic.latitude())))
                .orElseThrow();
    }

    private static boolean isNearer(Institution hospital, Institution clinic) {
        return hospital.metresFrom(clinic.longitude(), clinic.latitude())
                < clinic.metresFrom(TEST_LONGITUDE, TEST_LATITUDE);
    }

    private static Desk desk(ApiCity city, String code) {
        var site =
                city.cast.city().institutions().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow();
        var doctor = site.doctors().getFirst();
        var token =
                city.api().applicationToken(site.appId(), site.appSecret(), doctor.text("drCode"));
        return new Desk(code, doctor.text("drCode"), doctor.text("name"), token);
    }
}
