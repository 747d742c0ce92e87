package cn.yunfang.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.crypto.DemoCertificateAuthority;
import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.registry.Institution.Type;
import cn.yunfang.registry.Practitioner.Kind;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class RegistryModuleTests {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);
    private static final Sm2PrivateKey KEY =
            Sm2PrivateKey.derived("registry test".getBytes(StandardCharsets.UTF_8));

    private final Clock clock = Clock.fixed(NOON, java.time.ZoneOffset.UTC);
    private final Registry here = TestRegistries.registry(clock);
    private final Registry elsewhere = TestRegistries.registry(clock);
    private final Registrar registrar = TestRegistries.registrar(here, clock);

    @Test
    void answersWhatWasRegisteredAtOnce() {
        var hospital = aHospital();
        var doctor = aDoctorAt(hospital);
        var application = anApplicationOf(hospital);
        registrar.registerInstitutions(List.of(hospital));
        registrar.registerPractitioners(List.of(doctor));
        registrar.registerApplications(List.of(application));
        registrar.certify(Map.of(hospital.code(), aCertificateOf(hospital)));

        assertThat(here.institution(hospital.code())).contains(hospital);
        assertThat(here.practitioner(doctor.code())).contains(doctor);
        assertThat(here.practitionersAt(hospital.code())).containsExactly(doctor);
        assertThat(here.application(application.appId())).contains(application);
        assertThat(here.applicationOf(hospital.code())).contains(application);
        assertThat(here.signingCertificate(hospital.code()))
                .map(one -> one.key().base64())
                .contains(KEY.base64());
    }

    @Test
    void registeringAgainReplaces() {
        var hospital = aHospital();
        var doctor = aDoctorAt(hospital);
        registrar.registerInstitutions(List.of(hospital));
        registrar.registerPractitioners(List.of(doctor));
        var promoted =
                new Practitioner(
                        doctor.code(),
                        doctor.name(),
                        Kind.DOCTOR,
                        hospital.code(),
                        "03",
                        "内科",
                        "231",
                        doctor.certno(),
                        FIRST_DAY,
                        LAST_DAY);

        registrar.registerPractitioners(List.of(promoted));

        assertThat(here.practitioner(doctor.code())).contains(promoted);
    }

    @Test
    void anotherNodeSeesAChangeAtItsNextPoll() {
        var hospital = aHospital();
        var application = anApplicationOf(hospital);
        registrar.registerInstitutions(List.of(hospital));
        registrar.registerApplications(List.of(application));
        elsewhere.refresh();
        assertThat(elsewhere.application(application.appId())).contains(application);

        registrar.revokeApplication(application.appId());

        assertThat(here.application(application.appId()).orElseThrow().revoked()).isTrue();
        elsewhere.refresh();
        assertThat(elsewhere.application(application.appId()).orElseThrow().revoked()).isTrue();
    }

    @Test
    void changeMadeByHandInTheTablesIsSeen() throws SQLException {
        var hospital = aHospital();
        registrar.registerInstitutions(List.of(hospital));

        execute("update registry.institution set name = '更名' where code = '%s'", hospital.code());

        here.refresh();
        assertThat(here.institution(hospital.code()).orElseThrow().name()).isEqualTo("更名");
    }

    @Test
    void applicationInUseIsTheNewestThatIsNotRevoked() {
        var hospital = aHospital();
        var old = anApplicationOf(hospital);
        var renewed = anApplicationOf(hospital);
        registrar.registerInstitutions(List.of(hospital));
        registrar.registerApplications(List.of(old));
        TestRegistries.registrar(here, Clock.offset(clock, java.time.Duration.ofDays(1)))
                .registerApplications(List.of(renewed));
        assertThat(here.applicationOf(hospital.code())).contains(renewed);

        registrar.revokeApplication(renewed.appId());

        assertThat(here.applicationOf(hospital.code())).contains(old);
        registrar.revokeApplication(old.appId());
        assertThat(here.applicationOf(hospital.code()).orElseThrow().revoked()).isTrue();
    }

    @Test
    void designationCountsFromItsFirstToItsLastDay() {
        var hospital = aHospital();
        registrar.registerInstitutions(List.of(hospital));

        registrar.designate(hospital.code(), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 5, 31));

        var now = here.institution(hospital.code()).orElseThrow();
        assertThat(now.designatedOn(LocalDate.of(2026, 2, 28))).isFalse();
        assertThat(now.designatedOn(LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(now.designatedOn(LocalDate.of(2026, 5, 31))).isTrue();
        assertThat(now.designatedOn(LocalDate.of(2026, 6, 1))).isFalse();
    }

    @Test
    void findsTheNearestPharmaciesThatAreDesignatedToday() {
        // a place in the southern ocean that no other test uses
        double west = ThreadLocalRandom.current().nextDouble(-170, -80);
        double south = -60;
        var near = aPharmacy(west + 0.01, south);
        var farther = aPharmacy(west, south + 0.05);
        var farthest = aPharmacy(west - 0.2, south);
        var nearestButEnded = aPharmacy(west, south);
        registrar.registerInstitutions(List.of(farthest, nearestButEnded, farther, near));
        registrar.designate(nearestButEnded.code(), FIRST_DAY, FIRST_DAY.plusDays(1));

        assertThat(here.pharmaciesNear(west, south, 3)).containsExactly(near, farther, farthest);
        assertThat(here.pharmaciesNear(west, south, 1)).containsExactly(near);
        // one hundredth of a degree of longitude at 60° is 556 m
        assertThat(near.metresFrom(west, south))
                .isCloseTo(556, org.assertj.core.data.Offset.offset(3.0));
    }

    @Test
    void listsInstitutionsOfOneTypeInCodeOrder() {
        var hospital = aHospital();
        var pharmacy = aPharmacy(121, 36);
        registrar.registerInstitutions(List.of(hospital, pharmacy));

        assertThat(here.institutions(Optional.of(Type.PHARMACY)))
                .contains(pharmacy)
                .doesNotContain(hospital);
        assertThat(here.institutions(Optional.empty()))
                .contains(pharmacy, hospital)
                .extracting(Institution::code)
                .isSorted();
    }

    @Test
    void nodesThatStartAtOnceShareOnePlatformKey() throws Exception {
        execute("delete from registry.platform_key");
        var start = new CyclicBarrier(2);
        Callable<String> node =
                () -> {
                    start.await();
                    return TestRegistries.registry(clock).platformKey().base64();
                };

        var keys = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var one : threads.invokeAll(List.of(node, node))) {
                keys.add(one.get());
            }
        }

        assertThat(keys.get(0)).isEqualTo(keys.get(1));
        assertThat(TestRegistries.registry(clock).platformKey().base64()).isEqualTo(keys.get(0));
    }

    @Test
    void refusesWhatCannotBeRightByName() {
        var hospital = aHospital();
        var unknown = aHospital();
        registrar.registerInstitutions(List.of(hospital));

        assertThat(reason(registrar.revokeApplication("NO-SUCH-APPLICATION")))
                .isEqualTo(Reason.UNKNOWN_APP);
        assertThat(reason(registrar.designate(unknown.code(), FIRST_DAY, LAST_DAY)))
                .isEqualTo(Reason.INSTITUTION_UNKNOWN);
        assertThat(reason(registrar.designate(hospital.code(), LAST_DAY, FIRST_DAY)))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(reason(registrar.registerPractitioners(List.of(aDoctorAt(unknown)))))
                .isEqualTo(Reason.INSTITUTION_UNKNOWN);
        assertThat(reason(registrar.registerApplications(List.of(anApplicationOf(unknown)))))
                .isEqualTo(Reason.INSTITUTION_UNKNOWN);
        assertThat(reason(registrar.certify(Map.of(unknown.code(), aCertificateOf(unknown)))))
                .isEqualTo(Reason.INSTITUTION_UNKNOWN);
        assertThat(
                        reason(
                                registrar.registerApplications(
                                        List.of(anApplication(hospital, "not a key")))))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(
                        reason(
                                registrar.registerInstitutions(
                                        List.of(anInstitution("P123", Type.PHARMACY, 0, 0)))))
                .isEqualTo(Reason.FIELD_INVALID);
        assertThat(
                        reason(
                                registrar.registerInstitutions(
                                        List.of(anInstitution("P00000000001", Type.CLINIC, 0, 0)))))
                .isEqualTo(Reason.FIELD_INVALID);
    }

    private static Reason reason(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal)
                ? refusal.reason()
                : Reason.INTERNAL;
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        }
    }

    private static Institution aHospital() {
        return anInstitution("H" + digits(11), Type.HOSPITAL, 121.5, 36.9);
    }

    private static Institution aPharmacy(double longitude, double latitude) {
        return anInstitution("P" + digits(11), Type.PHARMACY, longitude, latitude);
    }

    private static Institution anInstitution(
            String code, Type type, double longitude, double latitude) {
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

    private static Practitioner aDoctorAt(Institution institution) {
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

    private static Application anApplicationOf(Institution institution) {
        return anApplication(institution, KEY.publicKey().base64());
    }

    private static Application anApplication(Institution institution, String publicKey) {
        return new Application(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                institution.code(),
                publicKey,
                Profile.A,
                false);
    }

    private static SigningCertificate aCertificateOf(Institution one) {
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
