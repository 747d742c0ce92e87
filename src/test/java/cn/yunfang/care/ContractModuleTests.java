package cn.yunfang.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Contracts between two, one in force for a person at a time, and the visits they lead to. */
class ContractModuleTests extends CareDesk {

    @Test
    void ofTwoContractsAgreedAtOnceOneIsInForce() throws Exception {
        var person = person();
        var one = offered(person, villageDoctor(0));
        var other = offered(person, villageDoctor(1));

        var outcomes =
                atOnce(
                        List.<Callable<Outcome<Contract>>>of(
                                () ->
                                        answer.agree(
                                                caller(villageDoctor(0)), one.number().toString()),
                                () ->
                                        answer.agree(
                                                caller(villageDoctor(1)),
                                                other.number().toString())));

        assertThat(reasons(outcomes)).containsExactly(Reason.CONTRACT_STANDS);
        assertThat(database.read(contracts.of(person.no())).stream().map(Contract::state))
                .containsExactlyInAnyOrder(Contract.State.IN_FORCE, Contract.State.OFFERED);
        assertThat(database.read(contracts.responsible(person.no(), today()))).isPresent();
    }

    @Test
    void ofTwoOffersBetweenTheSameTwoAtOnceOneWaits() throws Exception {
        var person = person();
        var doctor = villageDoctor(0);
        var mine = new MakeContract.Offer(person.no(), person.name(), doctor.code(), "JC");

        var outcomes =
                atOnce(
                        List.<Callable<Outcome<Contract>>>of(
                                () -> make.offer(caller(person), mine),
                                () -> make.offer(caller(doctor), mine)));

        assertThat(reasons(outcomes)).containsExactly(Reason.CONTRACT_OFFERED_ALREADY);
    }

    @Test
    void onlyTheOtherOfTheTwoAgreesAndEitherEnds() {
        var person = person();
        var doctor = villageDoctor(0);
        var number = offered(person, doctor).number().toString();

        assertThat(reason(answer.agree(caller(person), number)))
                .isEqualTo(Reason.CONTRACT_OWN_OFFER);
        assertThat(reason(answer.agree(caller(villageDoctor(1)), number)))
                .isEqualTo(Reason.CONTRACT_UNKNOWN);
        assertThat(reason(answer.agree(caller(person()), number)))
                .isEqualTo(Reason.CONTRACT_UNKNOWN);
        assertThat(reason(answer.end(caller(person), number, "")))
                .isEqualTo(Reason.CONTRACT_NOT_OPEN);
        done(answer.agree(caller(doctor), number));
        assertThat(reason(answer.agree(caller(doctor), number)))
                .isEqualTo(Reason.CONTRACT_NOT_OPEN);
        var visit = due(person);

        var ended = done(answer.end(caller(person), number, "搬家"));

        assertThat(ended.state()).isEqualTo(Contract.State.ENDED);
        assertThat(ended.endReason()).isEqualTo("搬家");
        assertThat(database.read(contracts.responsible(person.no(), today()))).isEmpty();
        assertThat(database.read(visits.find(visit.number().toString())).orElseThrow().state())
                .isEqualTo(Visit.State.CANCELLED);
        assertThat(contracted(person, villageDoctor(1)).state()).isEqualTo(Contract.State.IN_FORCE);
    }

    @Test
    void anOfferThatIsDeclinedLeavesRoomForAnother() {
        var person = person();
        var doctor = villageDoctor(0);
        var number = offered(person, doctor).number().toString();

        var declined = done(answer.decline(caller(doctor), number, "不在辖区"));

        assertThat(declined.state()).isEqualTo(Contract.State.DECLINED);
        assertThat(reason(answer.agree(caller(doctor), number)))
                .isEqualTo(Reason.CONTRACT_NOT_OPEN);
        assertThat(offered(person, doctor).state()).isEqualTo(Contract.State.OFFERED);
        assertThat(reason(answer.decline(caller(doctor), number, "x".repeat(201))))
                .isEqualTo(Reason.FIELD_TOO_LONG);
    }

    @Test
    void aRenewalInTheLastDaysGoesOnWithoutAGap() {
        var person = person();
        var doctor = villageDoctor(0);
        var first = contracted(person, doctor);
        var visit = due(person);
        var again = new MakeContract.Offer(person.no(), person.name(), doctor.code(), "ZD");
        assertThat(reason(make.offer(caller(doctor), again))).isEqualTo(Reason.CONTRACT_STANDS);

        TestClock.later(
                Duration.ofDays(330),
                () -> {
                    var offer = done(make.offer(caller(doctor), again));
                    var renewed = done(answer.agree(caller(person), offer.number().toString()));

                    assertThat(renewed.to()).isEqualTo(first.to().plusYears(1));
                    assertThat(renewed.from()).isBefore(first.to());
                    assertThat(
                                    database.read(contracts.responsible(person.no(), today()))
                                            .orElseThrow()
                                            .number())
                            .isEqualTo(renewed.number());
                    var kept = database.read(visits.find(visit.number().toString())).orElseThrow();
                    assertThat(kept.state()).isEqualTo(Visit.State.DUE);
                    assertThat(kept.contract()).isEqualTo(renewed.number().serial());
                });
    }

    @Test
    void aContractWhoseLastDayIsOverEndsItself() {
        var person = person();
        var contract = contracted(person, villageDoctor(0));

        TestClock.later(
                Duration.ofDays(366),
                () -> {
                    plan.run();
                    assertThat(database.read(contracts.of(person.no())).getFirst().endReason())
                            .isEqualTo("EXPIRED");
                });

        assertThat(database.read(contracts.responsible(person.no(), contract.from()))).isEmpty();
    }

    @Test
    void oneVisitIsPlannedForEachFiledDiseaseHoweverManyNodesLook() throws Exception {
        var person = person();
        var contract = contracted(person, villageDoctor(0));

        atOnce(
                List.<Callable<Boolean>>of(
                        () -> {
                            plan.run();
                            return true;
                        },
                        () -> {
                            plan.run();
                            return true;
                        }));
        plan.run();

        var planned = database.read(visits.of(person.no()));
        assertThat(planned).hasSize(1);
        assertThat(planned.getFirst().guideline()).isEqualTo("HTN");
        assertThat(planned.getFirst().dueDay()).isEqualTo(contract.from().plusDays(14));
    }

    @Test
    void refusesWhatCannotBeOffered() {
        var person = person();
        var doctor = villageDoctor(0);
        var internet = doctor(Institution.Type.INTERNET_HOSPITAL, 0);

        assertThat(offer(person, doctor.code(), "XX")).isEqualTo(Reason.FIELD_INVALID);
        assertThat(offer(person, "D000", "MB")).isEqualTo(Reason.FAMILY_DOCTOR_UNKNOWN);
        assertThat(offer(person, internet.code(), "MB")).isEqualTo(Reason.FAMILY_DOCTOR_UNKNOWN);
        var stranger = new MakeContract.Offer(person.no(), "别人", doctor.code(), "MB");
        assertThat(reason(make.offer(caller(doctor), stranger))).isEqualTo(Reason.PERSON_UNKNOWN);
        assertThat(reason(make.offer(caller(villageDoctor(1)), stranger)))
                .isEqualTo(Reason.FAMILY_DOCTOR_UNKNOWN);
        assertThat(reason(make.offer(caller(person()), stranger)))
                .isEqualTo(Reason.FAMILY_DOCTOR_UNKNOWN);
    }

    private Reason offer(Person person, String doctor, String pack) {
        return reason(
                make.offer(caller(person), new MakeContract.Offer(person.no(), "", doctor, pack)));
    }
}
