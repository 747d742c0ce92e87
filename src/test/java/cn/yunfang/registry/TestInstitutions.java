package cn.yunfang.registry;

import cn.yunfang.crypto.DemoCertificateAuthority;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.registry.Institution.Type;
import cn.yunfang.registry.Practitioner.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Institutions and those who work there, with numbers nobody else uses. */
final class TestInstitutions {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    static final Sm2PrivateKey KEY =
            Sm2PrivateKey.derived("registry test".getBytes(StandardCharsets.UTF_8));

    private TestInstitutions() {}

    static Institution aHospital() {
        return anInstitution("H" + digits(11), Type.HOSPITAL, 121.5, 36.9);
    }

    static Institution aPharmacy(double longitude, double latitude) {
        return anInstitution("P" + digits(11), Type.PHARMACY, longitude, latitude);
    }

    static Institution anInstitution(String code, Type type, double longitude, double latitude) {
        return new Institution(
                code,
                "测试机构" + code,
                type,
                "371083",
                type == Type.PHARMACY ? "" : "05",
                "测试路1号",
                longitude,
                latitude,
                FIRST_DAY,
                LAST_DAY);
    }

    static Practitioner aDoctorAt(Institution institution) {
        return new Practitioner(
                "D" + digits(12),
                "测试医师",
                Kind.DOCTOR,
                institution.code(),
                "03",
                "内科",
                "233",
                "99010119800101001X",
                FIRST_DAY,
                LAST_DAY);
    }

    static Application anApplicationOf(Institution institution) {
        return anApplication(institution, KEY.publicKey().base64());
    }

    static Application anApplication(Institution institution, String publicKey) {
        return new Application(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                institution.code(),
                publicKey,
                Set.of(Profile.A),
                false);
    }

    static SigningCertificate aCertificateOf(Institution one) {
        var issued =
                new DemoCertificateAuthority()
                        .issue(one.code(), one.name(), one.division(), "X", KEY.publicKey());
        return new SigningCertificate(KEY, issued.certificate(), issued.serial(), issued.subject());
    }

    private static String digits(int count) {
        return ThreadLocalRandom.current()
                .ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
