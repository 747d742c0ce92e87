package cn.yunfang.simulation;

import cn.yunfang.person.Person;
import cn.yunfang.person.Persons.Enrolment;
import cn.yunfang.shared.Fen;
import java.util.List;
import java.util.Optional;

/**
 * A synthetic insured person.
 *
 * @param balance first balance of the personal account, if there is one
 * @param diseases chronic diseases (M…) the person is filed for
 */
record Resident(Enrolment enrolment, Optional<Fen> balance, List<String> diseases) {
    Person person() {
        return enrolment.person();
    }
}
