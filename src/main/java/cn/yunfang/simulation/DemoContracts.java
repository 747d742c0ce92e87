package cn.yunfang.simulation;

import cn.yunfang.care.AnswerContract;
import cn.yunfang.care.MakeContract;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Some of the demo city's chronically ill have contracts with its first village doctors. */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoContracts {
    private static final int CLINICS = 3;
    private static final int PATIENTS_A_CLINIC = 6;
    private static final int AMONG = 600;
    private static final List<String> DISEASES = List.of("M03900", "M01600");

    private final MakeContract make;
    private final AnswerContract answer;

    DemoContracts(MakeContract make, AnswerContract answer) {
        this.make = make;
        this.answer = answer;
    }

    /** Of the last residents, whom the stories leave alone; those who have one keep it. */
    void sign(City city) {
        var clinics =
                city.sites().stream()
                        .filter(one -> one.institution().type() == Institution.Type.CLINIC)
                        .limit(CLINICS)
                        .toList();
        var patients =
                city.residents(Math.max(0, city.persons() - AMONG), city.persons())
                        .filter(one -> one.person().active())
                        .filter(one -> one.diseases().stream().anyMatch(DISEASES::contains))
                        .limit((long) CLINICS * PATIENTS_A_CLINIC)
                        .toList();
        for (int i = 0; i < patients.size(); i++) {
            var clinic = clinics.get(i % clinics.size());
            sign(patients.get(i), clinic.staff(Practitioner.Kind.DOCTOR).getFirst());
        }
    }

    /** Offered by the doctor and agreed to by the patient. */
    void sign(Resident patient, Practitioner doctor) {
        var no = patient.person().no();
        var offer = new MakeContract.Offer(no, patient.person().name(), doctor.code(), "MB");
        var at =
                new Caller(
                        Caller.Role.MEDICAL, doctor.institution(), doctor.code(), Optional.empty());
        var himself = new Caller(Caller.Role.PATIENT, "", no, Optional.empty());
        make.offer(at, offer).then(made -> answer.agree(himself, made.number().toString()));
    }
}
