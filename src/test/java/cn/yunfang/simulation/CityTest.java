package cn.yunfang.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.crypto.Sm2PublicKey;
import cn.yunfang.registry.Application.Profile;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Institution.Type;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Practitioner.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final City city = new City("test", 2_000);

    @Test
    void sameSeedGivesTheSameCity() {
        var again = new City("test", 2_000);

        assertThat(again.residents().toList()).isEqualTo(city.residents().toList());
        assertThat(again.sites())
                .extracting(Site::institution, Site::staff, Site::application)
                .isEqualTo(
                        city.sites().stream()
                                .map(
                                        site ->
                                                org.assertj.core.groups.Tuple.tuple(
                                                        site.institution(),
                                                        site.staff(),
                                                        site.application()))
                                .toList());
    }

    @Test
    void anotherSeedGivesOtherKeysAndPersons() {
        var other = new City("other", 2_000);

        assertThat(secrets(other)).doesNotContainAnyElementsOf(secrets(city));
        assertThat(other.residents(0, 100).map(one -> one.enrolment().ecToken()))
                .doesNotContainAnyElementsOf(
                        city.residents(0, 100).map(one -> one.enrolment().ecToken()).toList());
    }

    @Test
    void biggerCityContainsTheSmallerOne() {
        var bigger = new City("test", 60_000);

        assertThat(bigger.residents(0, 2_000).toList()).isEqualTo(city.residents().toList());
        assertThat(bigger.sites().stream().map(Site::application))
                .containsAll(city.sites().stream().map(Site::application).toList());
        assertThat(bigger.sites().stream().flatMap(site -> site.staff().stream()))
                .containsAll(city.sites().stream().flatMap(site -> site.staff().stream()).toList())
                .extracting(Practitioner::code)
                .doesNotHaveDuplicates();
    }

    @Test
    void hasInstitutionsOfEveryKind() {
        assertThat(of(Type.HOSPITAL)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(levels()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(of(Type.INTERNET_HOSPITAL)).hasSize(1);
        assertThat(of(Type.CLINIC)).hasSizeGreaterThanOrEqualTo(8);
        assertThat(of(Type.PHARMACY)).hasSizeGreaterThanOrEqualTo(12);
        assertThat(city.sites())
                .extracting(site -> site.institution().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyInstitutionSaysThatItIsNoRealOneAndHasACodeOfItsDivision() {
        assertThat(city.sites())
                .extracting(Site::institution)
                .allSatisfy(
                        one -> {
                            assertThat(one.name()).startsWith("云方演示");
                            assertThat(one.code())
                                    .matches((one.isPharmacy() ? "P" : "H") + "371083\\d{5}");
                            assertThat(one.designatedOn(TODAY)).isTrue();
                            assertThat(one.metresFrom(121.5396, 36.919)).isLessThan(35_000);
                        });
    }

    @Test
    void staffHaveNationalCodesAndEveryPharmacyASecondChecker() {
        for (var site : city.sites()) {
            var doctors = site.staff(Kind.DOCTOR);
            var pharmacists = site.staff(Kind.PHARMACIST);
            assertThat(doctors.isEmpty()).isEqualTo(site.institution().isPharmacy());
            assertThat(doctors)
                    .allSatisfy(
                            one -> {
                                assertThat(one.code()).matches("D\\d{12}");
                                assertThat(one.title()).matches("23[1-5]");
                                assertThat(one.mayPractise(site.institution().code(), TODAY))
                                        .isTrue();
                            });
            assertThat(pharmacists).allSatisfy(one -> assertThat(one.code()).matches("HY\\d{12}"));
            assertThat(pharmacists.size()).isGreaterThanOrEqualTo(pharmacy(site) ? 2 : 1);
        }
    }

    @Test
    void everyPharmacySpeaksBothProfiles() {
        for (var site : city.sites()) {
            assertThat(site.application().profiles())
                    .isEqualTo(
                            pharmacy(site)
                                    ? Set.of(Profile.A, Profile.C1, Profile.C2)
                                    : Set.of(Profile.A));
        }
    }

    @Test
    void clientKeysBelongTogether() {
        var text = "text".getBytes(StandardCharsets.UTF_8);
        for (var site : city.sites()) {
            assertThat(site.application().appId()).matches("[0-9A-F]{32}");
            assertThat(site.application().appSecret()).matches("[0-9A-F]{32}");
            assertThat(
                            Sm2PublicKey.ofBase64(site.application().publicKey())
                                    .verify(text, site.clientKey().sign(text)))
                    .isTrue();
        }
    }

    @Test
    void personsAreConsistentAndUnique() {
        var certificates = new HashSet<String>();
        var vouchers = new HashSet<String>();
        city.residents()
                .forEach(
                        one -> {
                            var person = one.person();
                            assertThat(IdNumber.isValid(person.certno())).isTrue();
                            assertThat(person.certno())
                                    .startsWith("99")
                                    .contains(person.birthDate().toString().replace("-", ""));
                            assertThat(person.certno().charAt(16) % 2 == 1)
                                    .isEqualTo(person.sex().equals("1"));
                            assertThat(person.birthDate()).isBefore(TODAY);
                            assertThat(one.enrolment().ecToken()).hasSize(64);
                            assertThat(one.enrolment().ecQrCode()).hasSize(28);
                            assertThat(one.balance().isPresent())
                                    .isEqualTo(person.insuranceType().equals("310"));
                            certificates.add(person.certno());
                            vouchers.add(one.enrolment().ecQrCode());
                        });
        city.sites().forEach(site -> site.staff().forEach(one -> certificates.add(one.certno())));
        assertThat(certificates)
                .hasSize(2_000 + city.sites().stream().mapToInt(s -> s.staff().size()).sum());
        assertThat(vouchers).hasSize(2_000);
    }

    @Test
    void personsAreOfEveryKindThatRulesCareFor() {
        var all = city.residents().toList();

        assertThat(all.stream().map(one -> one.person().insuranceType()).collect(set()))
                .containsExactlyInAnyOrder("310", "390");
        assertThat(all.stream().map(one -> one.person().insuredDivision()).collect(set()))
                .containsExactlyInAnyOrder("371083", "371002", "410100");
        assertThat(all).anyMatch(one -> !one.person().active());
        assertThat(all).anyMatch(one -> one.person().birthDate().isAfter(TODAY.minusYears(6)));
        assertThat(all).anyMatch(one -> one.person().birthDate().isBefore(TODAY.minusYears(75)));
        assertThat(all)
                .anyMatch(
                        one ->
                                one.person().sex().equals("2")
                                        && one.person().birthDate().isAfter(TODAY.minusYears(40))
                                        && one.person().birthDate().isBefore(TODAY.minusYears(20)));
        assertThat(all.stream().flatMap(one -> one.diseases().stream()).collect(set()))
                .contains("M03900", "M01600", "M07803");
        assertThat(all).anyMatch(one -> one.diseases().size() > 1);
    }

    @Test
    void rulesThatIntegrateMdGivesHold() {
        city.residents()
                .forEach(
                        one -> {
                            var no = one.person().no();
                            assertThat(one.enrolment().cardNo())
                                    .isEqualTo("Y" + no.substring(no.length() - 8));
                            assertThat(one.enrolment().ecQrCode())
                                    .isEqualTo(one.enrolment().ecToken().substring(0, 28));
                            assertThat(one.person().active())
                                    .isEqualTo(
                                            Long.parseLong(no.substring(no.length() - 12)) % 41
                                                    != 40);
                        });
    }

    @Test
    void sizeMustBePossible() {
        assertThatThrownBy(() -> new City("test", 0)).hasMessageContaining("1 to 3500000");
        assertThatThrownBy(() -> new City("test", 3_500_001)).hasMessageContaining("3500001");
        assertThat(new City("test", 3_500_000).residents(3_499_999, 3_500_000)).hasSize(1);
    }

    private List<Institution> of(Type type) {
        return city.sites().stream()
                .map(Site::institution)
                .filter(one -> one.type() == type)
                .toList();
    }

    private Set<String> levels() {
        return of(Type.HOSPITAL).stream().map(Institution::level).collect(set());
    }

    private static boolean pharmacy(Site site) {
        return site.institution().isPharmacy();
    }

    private static List<String> secrets(City city) {
        return city.sites().stream().map(site -> site.application().appSecret()).toList();
    }

    private static <T> java.util.stream.Collector<T, ?, Set<T>> set() {
        return Collectors.toSet();
    }
}
