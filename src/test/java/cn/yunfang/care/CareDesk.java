package cn.yunfang.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.DemoCityTest;
import cn.yunfang.chronic.Filing;
import cn.yunfang.chronic.Filings;
import cn.yunfang.person.Person;
import cn.yunfang.person.Persons;
import cn.yunfang.reading.Readings;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Autowired;

/** Persons with hypertension, village doctors of the demo city, and what they do. */
@DemoCityTest
abstract class CareDesk {
    static final Map<String, String> FINE =
            Map.of("sbp", "132", "dbp", "84", "symptoms", "no", "taking", "regular");

    @Autowired MakeContract make;
    @Autowired AnswerContract answer;
    @Autowired TakeForm take;
    @Autowired AnswerEscalation escalations;
    @Autowired PlanVisits plan;
    @Autowired Contracts contracts;
    @Autowired Visits visits;
    @Autowired Readings readings;
    @Autowired Persons persons;
    @Autowired Filings filings;
    @Autowired Registry registry;
    @Autowired Registrar registrar;
    @Autowired Database database;
    @Autowired Clock clock;

    LocalDate today() {
        return ChinaTime.today(clock);
    }

    Practitioner doctor(Institution.Type type, int number) {
        return registry.institutions(Optional.of(type)).stream()
                .filter(one -> one.name().startsWith("云方演示"))
                .map(one -> registry.practitionersAt(one.code()).getFirst())
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    Practitioner villageDoctor(int number) {
        return doctor(Institution.Type.CLINIC, number);
    }

    static Caller caller(Practitioner one) {
        return new Caller(Caller.Role.MEDICAL, one.institution(), one.code(), Optional.empty());
    }

    static Caller caller(Person one) {
        return new Caller(Caller.Role.PATIENT, "", one.no(), Optional.empty());
    }

    /** Filed for hypertension. */
    Person person() {
        var no = "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        var person =
                new Person(
                        no,
                        "测试丁",
                        "01",
                        "C" + no,
                        LocalDate.of(1958, 5, 6),
                        "2",
                        "390",
                        "371083",
                        "15",
                        true);
        var token = (no + "0".repeat(64)).substring(0, 64);
        var enrolment = new Persons.Enrolment(person, "K" + no, token, token.substring(0, 28));
        var filing = new Filing(no, "M03900", "高血压病", today().minusDays(400), today().plusYears(3));
        assertThat(
                        database.commit(
                                persons.enrol(List.of(enrolment)), filings.file(List.of(filing))))
                .isEmpty();
        return person;
    }

    Contract offered(Person person, Practitioner doctor) {
        return done(
                make.offer(
                        caller(person),
                        new MakeContract.Offer(person.no(), "", doctor.code(), "MB")));
    }

    Contract contracted(Person person, Practitioner doctor) {
        var offer = offered(person, doctor);
        return done(answer.agree(caller(doctor), offer.number().toString()));
    }

    /** The visit that is due, once the plan was looked at. */
    Visit due(Person person) {
        plan.run();
        return database.read(visits.latest(person.no())).stream()
                .filter(one -> one.state() == Visit.State.DUE)
                .findFirst()
                .orElseThrow();
    }

    /** What is kept of his blood pressure and weight: kind and value. */
    List<String> readings(Person person) {
        var kinds = List.of("SYSTOLIC", "DIASTOLIC", "WEIGHT");
        return database.read(readings.latest(person.no(), kinds, Instant.EPOCH)).stream()
                .map(one -> one.kind() + " " + one.value().stripTrailingZeros().toPlainString())
                .toList();
    }

    static TakeForm.Draft form(
            String device, long counter, Instant at, boolean finished, Map<String, String> said) {
        return new TakeForm.Draft(
                UUID.randomUUID(),
                device,
                counter,
                at.truncatedTo(ChronoUnit.MILLIS),
                Duration.ZERO,
                finished,
                said);
    }

    Outcome<Visit> send(Practitioner doctor, Visit visit, TakeForm.Draft draft) {
        return take.take(caller(doctor), visit.number().toString(), draft);
    }

    static <T> List<T> atOnce(List<Callable<T>> steps) throws Exception {
        var start = new CyclicBarrier(steps.size());
        var all = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(steps.size())) {
            var running =
                    steps.stream()
                            .map(
                                    step ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return step.call();
                                                    }))
                            .toList();
            for (var one : running) {
                all.add(one.get());
            }
        }
        return all;
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static Reason reason(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(var value) -> throw new AssertionError("done: " + value);
            case Outcome.Refused<?>(var refusal) -> refusal.reason();
        };
    }

    static List<Reason> reasons(List<? extends Outcome<?>> outcomes) {
        return outcomes.stream()
                .filter(one -> one instanceof Outcome.Refused<?>)
                .map(CareDesk::reason)
                .toList();
    }
}
