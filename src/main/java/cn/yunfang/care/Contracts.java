package cn.yunfang.care;

import cn.yunfang.person.PersonSubjects;
import cn.yunfang.reading.Responsible;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Contracts with family doctors, for those who ask who is responsible. Who has a contract with a
 * person is asked before who prescribed for him last.
 */
@Component
@Order(1)
public class Contracts implements Responsible, PersonSubjects {
    /** Whose doctor is responsible for a person on that day; empty when nobody is. */
    public Sql<Optional<Contract>> responsible(String personNo, LocalDate day) {
        return ContractTable.standing(personNo, day);
    }

    /** The same of several persons, those who have one. */
    public Sql<List<Contract>> responsible(List<String> personNos, LocalDate day) {
        return ContractTable.standing(personNos, day);
    }

    @Override
    public Sql<Optional<Doctor>> of(String personNo, Instant now) {
        return responsible(personNo, ChinaTime.date(now))
                .map(
                        standing ->
                                standing.map(
                                        one ->
                                                new Doctor(
                                                        one.doctor(),
                                                        one.institution(),
                                                        Optional.empty())));
    }

    @Override
    public Sql<Boolean> treats(Doctor doctor, String personNo, Instant now) {
        return responsible(personNo, ChinaTime.date(now))
                .map(
                        standing ->
                                standing.filter(
                                                one ->
                                                        one.institution()
                                                                .equals(doctor.institution()))
                                        .isPresent());
    }

    @Override
    public Sql<List<Long>> numbers(String personNo, Instant since) {
        return EscalationTable.toldOf(personNo, since);
    }

    /** All of a person, offered and ended ones too, the newest first. */
    public Sql<List<Contract>> of(String personNo) {
        return ContractTable.of(personNo);
    }

    /**
     * Those of a doctor at an institution, the newest first.
     *
     * @param before only serial numbers below this one
     */
    public Sql<List<Contract>> ofDoctor(String institution, String doctor, long before, int most) {
        return ContractTable.ofDoctor(institution, doctor, before, most);
    }
}
