package cn.yunfang.simulation;

import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Practitioner.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Doctors and pharmacists of the demo city. */
final class Staff {
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2039, 12, 31);
    private static final LocalDate OLDEST = LocalDate.of(1966, 1, 1);
    private static final int YEARS = 30;
    private static final int DAYS_OF_YEAR = 365;

    private static final int PLACES_AN_INSTITUTION = 100;
    // identity numbers of residents end before those of staff begin
    private static final int FIRST_IDENTITY = City.MOST_PERSONS;

    private static final List<String> DOCTOR_TITLES = List.of("231", "232", "233", "234", "235");
    private static final Department PHARMACY = new Department("YX01", "药学部");
    private static final Department GENERAL = new Department("02", "全科医疗科");

    /** Medical subjects of 医疗机构诊疗科目名录. */
    private static final List<Department> DEPARTMENTS =
            List.of(
                    new Department("03", "内科"),
                    new Department("0304", "心血管内科"),
                    new Department("0307", "内分泌科"),
                    new Department("0301", "呼吸内科"),
                    new Department("04", "外科"),
                    new Department("05", "妇产科"),
                    new Department("07", "儿科"),
                    new Department("19", "肿瘤科"),
                    new Department("50", "中医科"),
                    new Department("20", "急诊医学科"));

    private record Department(String code, String name) {}

    private final Seed seed;
    private final Names names;

    Staff(Seed seed, Names names) {
        this.seed = seed;
        this.names = names;
    }

    List<Practitioner> of(Institution at, int ordinal) {
        var team = new Team(at, ordinal * PLACES_AN_INSTITUTION);
        switch (at.type()) {
            case HOSPITAL -> {
                for (int i = 0; i < 2 * DEPARTMENTS.size(); i++) {
                    team.doctor(DEPARTMENTS.get(i / 2), DOCTOR_TITLES.get(i % 5));
                }
                List.of("2.2", "2.3", "2.4").forEach(team::pharmacist);
            }
            case INTERNET_HOSPITAL -> {
                for (int i = 0; i < DEPARTMENTS.size(); i++) {
                    team.doctor(DEPARTMENTS.get(i), DOCTOR_TITLES.get(i % 3));
                }
                List.of("2.3", "2.4").forEach(team::pharmacist);
            }
            case CLINIC -> {
                team.doctor(GENERAL, "234");
                team.doctor(GENERAL, "235");
                team.pharmacist("2.5");
            }
            // the pharmacist who audits, and the second who checks
            case PHARMACY -> List.of("1", "1").forEach(team::pharmacist);
        }
        return List.copyOf(team.members);
    }

    private final class Team {
        private final Institution at;
        private final List<Practitioner> members = new ArrayList<>();
        private int serial;

        Team(Institution at, int firstSerial) {
            this.at = at;
            this.serial = firstSerial;
        }

        void doctor(Department department, String title) {
            add(Kind.DOCTOR, department, title);
        }

        void pharmacist(String title) {
            add(Kind.PHARMACIST, PHARMACY, title);
        }

        private void add(Kind kind, Department department, String title) {
            var random = seed.random("staff", serial);
            boolean male = random.nextBoolean();
            var born = OLDEST.plusDays(random.nextInt(YEARS * DAYS_OF_YEAR));
            members.add(
                    new Practitioner(
                            (kind == Kind.DOCTOR ? "D" : "HY")
                                    + at.division()
                                    + "%06d".formatted(serial),
                            names.draw(random, male),
                            kind,
                            at.code(),
                            department.code(),
                            department.name(),
                            title,
                            IdNumber.of(FIRST_IDENTITY + serial, born, male),
                            FIRST_DAY,
                            LAST_DAY));
            serial++;
        }
    }
}
