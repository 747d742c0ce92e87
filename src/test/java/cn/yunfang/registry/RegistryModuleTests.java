package cn.yunfang.registry;

import static cn.yunfang.registry.TestInstitutions.FIRST_DAY;
import static cn.yunfang.registry.TestInstitutions.KEY;
import static cn.yunfang.registry.TestInstitutions.LAST_DAY;
import static cn.yunfang.registry.TestInstitutions.aCertificateOf;
import static cn.yunfang.registry.TestInstitutions.aDoctorAt;
import static cn.yunfang.registry.TestInstitutions.aHospital;
import static cn.yunfang.registry.TestInstitutions.aPharmacy;
import static cn.yunfang.registry.TestInstitutions.anApplication;
import static cn.yunfang.registry.TestInstitutions.anApplicationOf;
import static cn.yunfang.registry.TestInstitutions.anInstitution;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.registry.Institution.Type;
import cn.yunfang.registry.Practitioner.Kind;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class RegistryModuleTests {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

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
    void anApplicationWhoseAccessEndedStaysEndedWhateverIsRegisteredAgain() {
        var hospital = aHospital();
        var application = anApplicationOf(hospital);
        registrar.registerInstitutions(List.of(hospital));
        registrar.registerApplications(List.of(application));
        registrar.revokeApplication(application.appId());

        registrar.registerApplications(List.of(application));

        assertThat(here.application(application.appId()).orElseThrow().revoked()).isTrue();
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
}
