package cn.yunfang.simulation;

import cn.yunfang.person.Person;
import cn.yunfang.person.Persons.Enrolment;
import cn.yunfang.shared.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Insured persons of the demo city, each made from its number alone. */
final class Residents {
    /** 山东省威海市乳山市, 山东省威海市环翠区, 河南省郑州市. */
    static final String HERE = "371083";

    private static final String SAME_CITY = "371002";
    private static final String OTHER_PROVINCE = "410100";

    // ages are counted to a fixed day, so that the city does not depend on when it is built
    private static final LocalDate COUNTED_TO = LocalDate.of(2026, 1, 1);
    private static final int DAYS_OF_YEAR = 365;

    // primes, so that every combination comes up sooner or later
    private static final int EVERY_INACTIVE = 41;
    private static final int EVERY_SAME_CITY = 23;
    private static final int EVERY_OTHER_PROVINCE = 17;

    private static final int CHRONIC_FROM_AGE = 40;
    private static final int SECOND_DISEASE_FROM_AGE = 60;

    /** As often as they are named. */
    private static final List<String> DISEASES =
            List.of(
                    "M03900", "M03900", "M03900", "M03900", "M03900", "M01600", "M01600", "M01600",
                    "M04600", "M04600", "M05300", "M05400", "M06900", "M00504", "M04803", "M02300",
                    "M07803", "M08300", "M07200", "M00201");

    /** Kinds of insured persons: insutype, psn_type and ages. */
    private enum Group {
        EMPLOYEE("310", "1101", 22, 59),
        MOTHER("310", "1101", 23, 39),
        RETIREE("310", "1201", 60, 88),
        RESIDENT("390", "15", 18, 85),
        PUPIL("390", "1403", 7, 17),
        CHILD("390", "1402", 1, 6);

        private static final List<Group> ROUND =
                List.of(
                        EMPLOYEE, RETIREE, RESIDENT, EMPLOYEE, PUPIL, EMPLOYEE, RESIDENT, MOTHER,
                        EMPLOYEE, RETIREE, RESIDENT, EMPLOYEE, CHILD, EMPLOYEE, RESIDENT, EMPLOYEE,
                        RETIREE, RESIDENT, EMPLOYEE, PUPIL);

        private final String insuranceType;
        private final String personType;
        private final int youngest;
        private final int oldest;

        Group(String insuranceType, String personType, int youngest, int oldest) {
            this.insuranceType = insuranceType;
            this.personType = personType;
            this.youngest = youngest;
            this.oldest = oldest;
        }

        static Group of(int nth) {
            return ROUND.get(nth % ROUND.size());
        }
    }

    private final Seed seed;
    private final Names names;

    Residents(Seed seed, Names names) {
        this.seed = seed;
        this.names = names;
    }

    Resident nth(int nth) {
        var random = seed.random("resident", nth);
        var group = Group.of(nth);
        int age = random.nextInt(group.youngest, group.oldest + 1);
        boolean male = group != Group.MOTHER && random.nextBoolean();
        var born = COUNTED_TO.minusYears(age).minusDays(random.nextInt(1, DAYS_OF_YEAR));
        var person = person(nth, group, names.draw(random, male), born, male);
        var token = seed.hex("voucher", nth, 64);
        return new Resident(
                new Enrolment(person, "Y%08d".formatted(nth), token, token.substring(0, 28)),
                balance(random, group),
                diseases(random, age),
                deductibles(random, group, person.insuredDivision()));
    }

    private static Person person(int nth, Group group, String name, LocalDate born, boolean male) {
        var division = division(nth);
        return new Person(
                "%s99%012d".formatted(division, nth),
                name,
                "01",
                IdNumber.of(nth, born, male),
                born,
                male ? "1" : "2",
                group.insuranceType,
                division,
                group.personType,
                nth % EVERY_INACTIVE != EVERY_INACTIVE - 1);
    }

    private static String division(int nth) {
        if (nth % EVERY_OTHER_PROVINCE == EVERY_OTHER_PROVINCE - 1) {
            return OTHER_PROVINCE;
        }
        return nth % EVERY_SAME_CITY == EVERY_SAME_CITY - 1 ? SAME_CITY : HERE;
    }

    /** Employees and retirees have an account; one in ten has nearly used it up. */
    private static Optional<Fen> balance(RandomGenerator random, Group group) {
        if (!group.insuranceType.equals("310")) {
            return Optional.empty();
        }
        boolean usedUp = random.nextInt(10) == 0;
        return Optional.of(
                new Fen(usedUp ? random.nextLong(2_000) : random.nextLong(20_000, 600_000)));
    }

    /** Half of those over 40 have one chronic disease, some over 60 a second. */
    private static List<String> diseases(RandomGenerator random, int age) {
        var all = new ArrayList<String>();
        if (age >= CHRONIC_FROM_AGE && random.nextBoolean()) {
            all.add(Names.pick(random, DISEASES));
        }
        if (age >= SECOND_DISEASE_FROM_AGE && !all.isEmpty() && random.nextInt(3) == 0) {
            all.add(Names.pick(random, DISEASES));
        }
        return all.stream().distinct().toList();
    }

    /**
     * Five in six have paid the deductibles of their policies by now, as benefit/*.json has them.
     */
    private static Map<String, Fen> deductibles(
            RandomGenerator random, Group group, String division) {
        if (random.nextInt(6) == 0) {
            return Map.of();
        }
        boolean employed = group.insuranceType.equals("310");
        boolean away = division.equals(OTHER_PROVINCE);
        return employed
                ? Map.of("outpatient", new Fen(away ? 24_000 : 30_000), "chronic", new Fen(20_000))
                : Map.of("outpatient", new Fen(away ? 8_000 : 10_000), "chronic", new Fen(15_000));
    }
}
