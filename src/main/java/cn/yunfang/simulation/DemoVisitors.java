package cn.yunfang.simulation;

import cn.yunfang.identity.DemoAccounts;
import cn.yunfang.identity.NamedPerson;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Practitioner.Kind;
import cn.yunfang.shared.ChinaTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Whom a visitor of the demo city may be: the people of the stories, and their bureaus. */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoVisitors implements DemoAccounts {
    private static final int HOSPITALS = 2;
    private static final int PHARMACIES = 2;
    private static final int PATIENTS_OF_A_KIND = 2;
    private static final String CITY = Residents.HERE.substring(0, 4);

    private final City city;
    private final Clock clock;

    DemoVisitors(City city, Clock clock) {
        this.city = city;
        this.clock = clock;
    }

    @Override
    public List<Account> all() {
        var all = new ArrayList<Account>();
        patients("310").forEach(one -> all.add(patient(one, "职工医保患者", "employee's insurance")));
        patients("390").forEach(one -> all.add(patient(one, "居民医保患者", "residents' insurance")));
        sites(Institution.Type.HOSPITAL, HOSPITALS).forEach(one -> all.add(doctor(one)));
        sites(Institution.Type.CLINIC, 1).forEach(one -> all.add(villageDoctor(one)));
        all.add(reviewer(sites(Institution.Type.HOSPITAL, 1).toList().getFirst()));
        sites(Institution.Type.PHARMACY, PHARMACIES).forEach(one -> all.add(counter(one)));
        all.add(office("CLERK", "周敏", "", "医保经办 · 全平台", "insurance clerk, whole platform"));
        all.add(office("CLERK", "郑洁", "", "医保复核 · 全平台", "second clerk, whole platform"));
        all.add(office("CLERK", "王芳", CITY, "医保经办 · 威海市", "insurance clerk, Weihai"));
        all.add(office("REGULATOR", "吴强", CITY, "医保监管 · 威海市", "regulator, Weihai"));
        all.add(office("INTEGRATOR", "陈晨", "", "系统对接工程师", "integrator of a software vendor"));
        return List.copyOf(all);
    }

    /** Those who play in the stories first, so that there is something to see. */
    private Stream<Resident> patients(String insuranceType) {
        var today = ChinaTime.today(clock);
        return city.residents()
                .filter(one -> one.person().active())
                .filter(one -> one.person().insuranceType().equals(insuranceType))
                .filter(one -> one.person().insuredDivision().startsWith(CITY))
                .filter(one -> Cast.isGrownUp(one.person().birthDate(), today))
                .limit(PATIENTS_OF_A_KIND);
    }

    private Stream<Site> sites(Institution.Type type, int most) {
        return city.sites().stream().filter(one -> one.institution().type() == type).limit(most);
    }

    private static Account patient(Resident one, String chinese, String english) {
        var person = one.person();
        return new Account(
                new NamedPerson("PATIENT", person.no(), "", ""),
                person.name(),
                chinese,
                "patient, " + english);
    }

    private static Account doctor(Site site) {
        return staff("MEDICAL", site, site.staff(Kind.DOCTOR).getFirst(), "医生", "doctor");
    }

    private static Account villageDoctor(Site site) {
        return staff(
                "MEDICAL",
                site,
                site.staff(Kind.DOCTOR).getFirst(),
                "乡村医生（家庭医生）",
                "village doctor");
    }

    // the last, for she is who reviews in the stories
    private static Account reviewer(Site site) {
        return staff("REVIEWER", site, site.staff(Kind.PHARMACIST).getLast(), "审方药师", "reviewer");
    }

    private static Account counter(Site site) {
        var one = site.staff(Kind.PHARMACIST).getFirst();
        return staff("PHARMACY", site, one, "药店药师", "pharmacy counter");
    }

    private static Account staff(
            String role, Site site, Practitioner one, String chinese, String english) {
        var at = site.institution();
        return new Account(
                new NamedPerson(role, one.code(), at.code(), ""),
                one.name(),
                chinese + " · " + at.name(),
                english + ", " + at.code());
    }

    private static Account office(
            String role, String name, String region, String chinese, String english) {
        return new Account(new NamedPerson(role, name, "", region), name, chinese, english);
    }
}
