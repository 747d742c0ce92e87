package cn.yunfang.sandbox;

import cn.yunfang.crypto.DemoCertificateAuthority;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Institution.Type;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Practitioner.Kind;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.registry.SigningCertificate;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Outcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Institutions for the sandbox, each with a doctor and two pharmacists; all of them made up. */
@Component
class SandboxSites {
    static final int MOST = 9_999;

    private static final String DIVISION = "371082";
    private static final int FIRST = 90_000;
    private static final double LONGITUDE = 122.42;
    private static final double LATITUDE = 37.16;
    private static final int YEARS = 1;

    private final Registrar registrar;
    private final Registry registry;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SandboxSites(Registrar registrar, Registry registry, Clock clock) {
        this.registrar = registrar;
        this.registry = registry;
        this.clock = clock;
    }

    /** Whether somebody has a code already that one of this serial number would have. */
    boolean isTaken(long serial) {
        var number = number(serial);
        return Stream.of("H" + number, "P" + number)
                        .anyMatch(code -> registry.institution(code).isPresent())
                || Stream.of("D" + number + "1", "HY" + number + "1", "HY" + number + "2")
                        .anyMatch(code -> registry.practitioner(code).isPresent());
    }

    private static String number(long serial) {
        return DIVISION + (FIRST + serial);
    }

    /**
     * Registers one; answers its code.
     *
     * @param serial 1 to {@link #MOST}, not taken
     */
    Outcome<String> register(String name, boolean pharmacy, long serial) {
        var number = number(serial);
        var site = institution((pharmacy ? "P" : "H") + number, name, pharmacy);
        return registrar
                .registerInstitutions(List.of(site))
                .then(_ -> registrar.registerPractitioners(staff(site, number)))
                .then(_ -> registrar.certify(Map.of(site.code(), certificate(site))))
                .map(_ -> site.code());
    }

    private Institution institution(String code, String name, boolean pharmacy) {
        var today = ChinaTime.today(clock);
        return new Institution(
                code,
                "沙箱" + (pharmacy ? "药店" : "医院") + " " + name,
                pharmacy ? Type.PHARMACY : Type.HOSPITAL,
                DIVISION,
                pharmacy ? "" : "06",
                "沙箱，无实际地址",
                LONGITUDE,
                LATITUDE,
                today,
                today.plusYears(YEARS));
    }

    private List<Practitioner> staff(Institution site, String number) {
        return List.of(
                practitioner("D" + number + "1", "沙医生", Kind.DOCTOR, site, "233"),
                practitioner("HY" + number + "1", "沙药师", Kind.PHARMACIST, site, "3"),
                practitioner("HY" + number + "2", "箱药师", Kind.PHARMACIST, site, "3"));
    }

    private Practitioner practitioner(
            String code, String name, Kind kind, Institution site, String title) {
        return new Practitioner(
                code,
                name,
                kind,
                site.code(),
                "A02",
                "全科医疗科",
                title,
                "371082199001010000",
                site.designatedFrom(),
                site.designatedTo());
    }

    // a credit code that GB 32100 does not assign
    private SigningCertificate certificate(Institution site) {
        var key = Sm2PrivateKey.generate(random);
        var issued =
                new DemoCertificateAuthority()
                        .issue(
                                site.code(),
                                site.name(),
                                site.division(),
                                "ZZ990000SB" + site.code().substring(4),
                                key.publicKey());
        return new SigningCertificate(key, issued.certificate(), issued.serial(), issued.subject());
    }
}
