package cn.yunfang.simulation;

import cn.yunfang.person.Person;
import cn.yunfang.person.Persons.Enrolment;
import cn.yunfang.shared.Fen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A synthetic insured person.
 *
 * @param balance first balance of the personal account, if there is one
 * @param diseases chronic diseases (M…) the person is filed for
 * @param deductibles paid this year before the platform was there, by the policy's scope
 */
record Resident(
        Enrolment enrolment,
        Optional<Fen> balance,
        List<String> diseases,
        Map<String, Fen> deductibles) {
    Person person() {
        return enrolment.person();
    }
}
