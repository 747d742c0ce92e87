package cn.yunfang.payment;

import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Registrar;
import cn.yunfang.shared.Database;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Who pays and where; everybody here is invented. */
final class DeskTown {
    static final String DIVISION = "371083";

    private DeskTown() {}

    static void register(ApplicationContext beans, String code) {
        var institution =
                new Institution(
                        code,
                        "测试药店",
                        Institution.Type.PHARMACY,
                        DIVISION,
                        "",
                        "",
                        0,
                        0,
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2099, 1, 1));
        PayDesk.done(beans.getBean(Registrar.class).registerInstitutions(List.of(institution)));
    }

    /** Somebody insured in the town. */
    static Person person(ApplicationContext beans) {
        var no = "%020d".formatted(PayDesk.random());
        var person =
                new Person(
                        no,
                        "测试丙",
                        "01",
                        "T" + no.substring(3),
                        LocalDate.of(1970, 2, 3),
                        "2",
                        "310",
                        DIVISION,
                        "11",
                        true);
        var token = (no + "0".repeat(64)).substring(0, 64);
        var enrolment = new Persons.Enrolment(person, "C" + no, token, token.substring(0, 28));
        var missed =
                beans.getBean(Database.class)
                        .commit(beans.getBean(Persons.class).enrol(List.of(enrolment)));
        if (missed.isPresent()) {
            throw new AssertionError(missed.get());
        }
        return person;
    }
}
