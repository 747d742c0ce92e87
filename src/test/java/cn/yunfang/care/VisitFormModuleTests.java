package cn.yunfang.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.care.Escalation.Advice;
import cn.yunfang.person.Person;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What devices write about a visit, off-line, twice, late and at once. */
class VisitFormModuleTests extends CareDesk {
    private Practitioner doctor;
    private Practitioner colleague;
    private Person person;
    private Visit visit;

    @BeforeEach
    void aVisitThatIsDue() {
        doctor = villageDoctor(0);
        colleague = registry.practitionersAt(doctor.institution()).get(1);
        person = person();
        contracted(person, doctor);
        visit = due(person);
    }

    private static Map<String, String> with(String item, String answer) {
        var said = new HashMap<>(FINE);
        said.put(item, answer);
        return said;
    }

    private Merged merged() {
        return database.read(visits.merged(visit.number().toString()));
    }

    private Visit now() {
        return database.read(visits.find(visit.number().toString())).orElseThrow();
    }

    @Test
    void twoDevicesAtOnceAreBothKeptAndTheNewerAnswerCounts() throws Exception {
        var at = clock.instant().minusSeconds(3_600);

        var outcomes =
                atOnce(
                        List.<Callable<Outcome<Visit>>>of(
                                () ->
                                        send(
                                                doctor,
                                                visit,
                                                form("phone", 1, at, true, with("sbp", "138"))),
                                () ->
                                        send(
                                                colleague,
                                                visit,
                                                form(
                                                        "tablet",
                                                        1,
                                                        at.plusSeconds(60),
                                                        true,
                                                        with("sbp", "146")))));

        outcomes.forEach(CareDesk::done);
        var sbp = merged().said().get("sbp");
        assertThat(sbp).isNotNull();
        assertThat(sbp.word().answer()).isEqualTo("146");
        assertThat(sbp.word().actor()).isEqualTo(colleague.code());
        assertThat(sbp.others().stream().map(Merged.Word::answer)).containsExactly("138");
        assertThat(now().state()).isEqualTo(Visit.State.MADE);
        assertThat(now().control()).isEqualTo(Control.UNCONTROLLED);
        assertThat(now().madeAt()).contains(at.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void theSameFormCountsOnceHoweverOftenAndWhateverGotLost() throws Exception {
        var form = form("phone", 1, clock.instant(), true, FINE);

        var outcomes =
                atOnce(
                        List.<Callable<Outcome<Visit>>>of(
                                () -> send(doctor, visit, form), () -> send(doctor, visit, form)));
        outcomes.forEach(CareDesk::done);
        done(send(doctor, visit, form));

        assertThat(merged().said().values()).allSatisfy(one -> assertThat(one.others()).isEmpty());
        assertThat(now().version()).isEqualTo(visit.version() + 1);
        assertThat(now().control()).isEqualTo(Control.CONTROLLED);
    }

    @Test
    void whatIsMeasuredAtAVisitIsAReadingOnceTheFormIsFinished() {
        var at = clock.instant().minusSeconds(60);
        done(send(doctor, visit, form("phone", 1, at, false, with("sbp", "190"))));
        assertThat(readings(person)).isEmpty();

        var finished = form("phone", 2, at.plusSeconds(20), true, with("sbp", "151"));
        done(send(doctor, visit, finished));
        done(send(doctor, visit, finished));
        assertThat(readings(person)).containsExactlyInAnyOrder("SYSTOLIC 151", "DIASTOLIC 84");
        assertThat(database.read(readings.alertsOf(person.no(), Instant.EPOCH, 9)))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.kind()).isEqualTo("SYSTOLIC");
                            assertThat(alert.doctor()).isEqualTo(doctor.code());
                        });

        var again = with("sbp", "151");
        again.put("weight", "71.25");
        done(send(doctor, visit, form("phone", 3, at.plusSeconds(40), true, again)));
        assertThat(readings(person))
                .containsExactlyInAnyOrder("SYSTOLIC 151", "DIASTOLIC 84", "WEIGHT 71.3");
        assertThat(database.read(readings.alertsOf(person.no(), Instant.EPOCH, 9))).hasSize(1);
    }

    @Test
    void whatComesInAnotherOrderIsMergedTheSame() {
        var at = clock.instant().minusSeconds(600);
        var first = form("phone", 1, at, false, Map.of("sbp", "150", "note", "上午"));
        var second = form("phone", 2, at.minusSeconds(60), true, with("sbp", "135"));
        var other = form("tablet", 1, at.minusSeconds(30), false, Map.of("sbp", "160"));
        var twin = person();
        contracted(twin, doctor);
        var visitOfTwin = due(twin);

        List.of(first, second, other).forEach(one -> done(send(doctor, visit, one)));
        List.of(other, second, first).forEach(one -> done(send(doctor, visitOfTwin, again(one))));

        var here = merged();
        var there = database.read(visits.merged(visitOfTwin.number().toString()));
        assertThat(here.answers()).isEqualTo(there.answers()).containsEntry("sbp", "160");
        assertThat(here.answers()).containsEntry("note", "上午");
        assertThat(here.said().get("sbp").others().stream().map(Merged.Word::answer))
                .containsExactlyInAnyOrder("135", "150");
        assertThat(here.said()).isEqualTo(there.said());
    }

    private static TakeForm.Draft again(TakeForm.Draft one) {
        return new TakeForm.Draft(
                UUID.randomUUID(),
                one.device(),
                one.counter(),
                one.writtenAt(),
                one.behind(),
                one.finished(),
                one.answers());
    }

    @Test
    void aDeviceWhoseClockIsAYearSlowIsCorrected() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var slow =
                new TakeForm.Draft(
                        UUID.randomUUID(),
                        "phone",
                        1,
                        now.minus(Duration.ofDays(365)),
                        Duration.ofDays(365).minusMinutes(1),
                        true,
                        with("sbp", "130"));
        done(send(doctor, visit, form("tablet", 1, now.minusSeconds(600), true, FINE)));

        done(send(doctor, visit, slow));

        assertThat(merged().answers()).containsEntry("sbp", "130");
        assertThat(merged().said().get("sbp").word().correctedAt()).isEqualTo(now.minusSeconds(60));
    }

    @Test
    void refusesWhatIsNoFormOfThisVisitAndKeepsNothingOfIt() {
        var form = form("phone", 1, clock.instant(), false, FINE);
        done(send(doctor, visit, form));
        var changed = form("phone", 1, form.writtenAt(), false, Map.of("sbp", "120"));
        var sameId =
                new TakeForm.Draft(
                        form.id(),
                        "phone",
                        2,
                        form.writtenAt(),
                        Duration.ZERO,
                        false,
                        Map.of("sbp", "120"));

        assertThat(reason(send(doctor, visit, changed))).isEqualTo(Reason.CARE_FORM_DIFFERS);
        assertThat(reason(send(doctor, visit, sameId))).isEqualTo(Reason.CARE_FORM_DIFFERS);
        assertThat(reason(send(villageDoctor(1), visit, form)))
                .isEqualTo(Reason.CARE_VISIT_UNKNOWN);
        assertThat(reason(take.take(caller(doctor), "JK12", form)))
                .isEqualTo(Reason.CARE_VISIT_UNKNOWN);
        for (var wrong : List.of(Map.of("sbp", "999"), Map.of("nothing", "1"))) {
            var bad = form("phone", 3, clock.instant(), true, wrong);
            assertThat(reason(send(doctor, visit, bad))).isEqualTo(Reason.FIELD_INVALID);
        }
        assertThat(merged().answers()).isEqualTo(new TreeMap<>(FINE));
        assertThat(now().state()).isEqualTo(Visit.State.DUE);
    }

    @Test
    void dangerIsPutToTheNearestHospitalOnceAndAnsweredOnce() throws Exception {
        var at = clock.instant();
        done(send(doctor, visit, form("phone", 1, at, true, with("sbp", "186"))));
        done(send(doctor, visit, form("phone", 2, at, true, with("dbp", "112"))));

        var put = database.read(escalations.of(person.no()));
        assertThat(put).hasSize(1);
        var one = put.getFirst();
        assertThat(one.danger()).isTrue();
        assertThat(one.findings()).containsExactly(new Escalation.Finding("sbp", "186"));
        var number = one.number().toString();
        var first = aPractitioner(one.toInstitution(), Practitioner.Kind.DOCTOR);
        var second = aPractitioner(one.toInstitution(), Practitioner.Kind.DOCTOR);
        var pharmacist = aPractitioner(one.toInstitution(), Practitioner.Kind.PHARMACIST);
        assertThat(registry.institution(one.toInstitution()).orElseThrow().type())
                .isEqualTo(Institution.Type.HOSPITAL);
        assertThat(reason(reply(doctor, number))).isEqualTo(Reason.ESCALATION_UNKNOWN);
        assertThat(reason(reply(pharmacist, number))).isEqualTo(Reason.DOCTOR_NOT_LICENSED);
        var outcomes =
                atOnce(
                        List.<Callable<Outcome<Escalation>>>of(
                                () -> reply(first, number), () -> reply(second, number)));
        assertThat(reasons(outcomes)).containsExactly(Reason.ESCALATION_ANSWERED);
        assertThat(database.read(escalations.of(person.no())).getFirst().answer()).isPresent();
        assertThat(reason(escalations.answer(caller(doctor), number, Advice.GO_ON, " ")))
                .isEqualTo(Reason.FIELD_MISSING);
    }

    private Practitioner aPractitioner(String at, Practitioner.Kind kind) {
        var one =
                new Practitioner(
                        "D9%010d".formatted(ThreadLocalRandom.current().nextLong(9_999_999_999L)),
                        "测试医师",
                        kind,
                        at,
                        "03",
                        "内科",
                        kind == Practitioner.Kind.DOCTOR ? "233" : "2.3",
                        "99010119800101001X",
                        today().minusDays(1),
                        today().plusDays(100));
        done(registrar.registerPractitioners(List.of(one)));
        return one;
    }

    private Outcome<Escalation> reply(Practitioner by, String number) {
        return escalations.answer(caller(by), number, Advice.COME_TO_HOSPITAL, "今日来院");
    }

    @Test
    void theNextVisitIsPlannedByWhatThisOneFound() {
        done(send(doctor, visit, form("phone", 1, clock.instant(), true, with("sbp", "150"))));

        var next = due(person);

        assertThat(next.number()).isNotEqualTo(visit.number());
        assertThat(next.dueDay()).isEqualTo(today().plusDays(14));
        done(send(doctor, next, form("phone", 2, clock.instant(), true, with("sbp", "151"))));
        assertThat(database.read(escalations.of(person.no())).getFirst().findings())
                .containsExactly(new Escalation.Finding(Judged.TWICE, ""));
    }

    @Test
    void aFormThatComesAfterTheContractEndedIsKept() {
        var contract = database.read(contracts.of(person.no())).getFirst();
        done(answer.end(caller(person), contract.number().toString(), ""));

        var after = done(send(doctor, visit, form("phone", 1, clock.instant(), true, FINE)));

        assertThat(after.state()).isEqualTo(Visit.State.MADE);
        assertThat(merged().answers()).containsEntry("sbp", "132");
    }
}
