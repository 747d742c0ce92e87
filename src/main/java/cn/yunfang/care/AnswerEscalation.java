package cn.yunfang.care;

import cn.yunfang.care.Escalation.Advice;
import cn.yunfang.care.Escalation.Answer;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A doctor of the hospital that was asked says what the patient is to do. */
@Component
public class AnswerEscalation {
    private static final int LONGEST_ANSWER = 500;

    private final Database database;
    private final Journal journal;
    private final Registry registry;
    private final CareTold told;

    AnswerEscalation(Database database, Journal journal, Registry registry, CareTold told) {
        this.database = database;
        this.journal = journal;
        this.registry = registry;
        this.told = told;
    }

    /** Once; who answers must practise as a doctor at the hospital that was asked. */
    public Outcome<Escalation> answer(Caller caller, String number, Advice advice, String text) {
        var wrong = Refusal.ofText("text", "答复", text, LONGEST_ANSWER);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        if (registry.practitioner(caller.actor()).filter(one -> isDoctor(caller, one)).isEmpty()) {
            return Outcome.refused(Reason.DOCTOR_NOT_LICENSED);
        }
        return Journal.attempt(
                () ->
                        CareNumber.parse(number)
                                .flatMap(one -> database.read(EscalationTable.find(one)))
                                .filter(one -> one.toInstitution().equals(caller.institution()))
                                .map(one -> once(caller, one, advice, text))
                                .orElseGet(() -> Outcome.refused(Reason.ESCALATION_UNKNOWN)));
    }

    private boolean isDoctor(Caller caller, Practitioner one) {
        return one.isDoctorAt(caller.institution(), ChinaTime.date(journal.now()));
    }

    private Outcome<Escalation> once(Caller caller, Escalation open, Advice advice, String text) {
        if (open.answer().isPresent()) {
            return Outcome.refused(Reason.ESCALATION_ANSWERED);
        }
        var answer = new Answer(journal.now(), caller.actor(), advice, text);
        var after =
                new Escalation(
                        open.number(),
                        open.visit(),
                        open.personNo(),
                        open.institution(),
                        open.doctor(),
                        open.toInstitution(),
                        open.findings(),
                        open.danger(),
                        open.raisedAt(),
                        Optional.of(answer));
        return journal.commit(
                after,
                caller,
                List.of(EscalationTable.answer(open, answer)),
                List.of(told.of(after, "EscalationAnswered", caller)));
    }

    /** Put to an institution, the newest first; those that wait or those that are answered. */
    public Sql<List<Escalation>> received(
            String institution, boolean answered, long before, int most) {
        return EscalationTable.received(institution, answered, before, most);
    }

    /** Put by an institution to others, the newest first. */
    public Sql<List<Escalation>> raised(String institution, long before, int most) {
        return EscalationTable.raised(institution, before, most);
    }

    /** The latest hundred of a person. */
    public Sql<List<Escalation>> of(String personNo) {
        return EscalationTable.of(personNo);
    }
}
