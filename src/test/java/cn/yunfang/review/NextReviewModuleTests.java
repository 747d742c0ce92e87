package cn.yunfang.review;

import static cn.yunfang.review.ReviewDesk.asks;
import static cn.yunfang.review.ReviewDesk.atOnce;
import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestDatabase;
import cn.yunfang.registry.Skill;
import cn.yunfang.rules.Demand;
import cn.yunfang.rules.Verdict.Finding;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which task a reviewing pharmacist is given when he asks for the next one. */
class NextReviewModuleTests {
    private static final Set<Skill> EVERY = Set.of(Skill.values());

    private static final List<Finding> FOUND = List.of(ReviewDesk.FINDING);

    private final ReviewDesk desk = new ReviewDesk();

    @Test
    void givesTheOneDueFirstAndHoldsIt() {
        var ordinary = desk.aTask(Demand.Urgency.ORDINARY);
        desk.clock.pass(Duration.ofMinutes(1));
        var emergency = desk.aTask(Demand.Urgency.EMERGENCY);
        var longTerm = desk.aTask(Demand.Urgency.LONG_TERM);

        var given = next(desk.li).orElseThrow();

        assertThat(given.hiRxno()).isEqualTo(emergency);
        assertThat(given.holder()).isEqualTo(desk.li);
        assertThat(given.heldUntil()).isEqualTo(desk.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(refusal(desk.take.take(desk.caller(desk.wang), emergency)))
                .contains(Reason.REVIEW_HELD);
        assertThat(numberFor(desk.wang)).isEqualTo(ordinary);
        var third = desk.pharmacists(1, EVERY).getFirst();
        assertThat(numberFor(third)).isEqualTo(longTerm);
    }

    @Test
    void tellsThatItIsTaken() {
        var id = desk.aNumber();
        var number = desk.aTaskOf(id, desk.hospital);

        next(desk.li).orElseThrow();

        assertThat(desk.database.read(EventLog.of(id)))
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.name()).isEqualTo("ReviewTaken");
                            assertThat(told.actor()).isEqualTo(desk.li);
                            assertThat(told.institution()).isEqualTo(desk.hospital);
                            assertThat(told.facts().text("hiRxno")).isEqualTo(number);
                        });
    }

    @Test
    void keepsThatHeHasItBeforeHim() {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        next(desk.li);
        desk.clock.pass(Duration.ofMinutes(2));
        next(desk.li);
        desk.clock.pass(Duration.ofMinutes(9));

        var held = desk.database.read(desk.review.heldBy(id, desk.li, desk.clock.instant()));

        assertThat(held.time()).isEqualTo(Duration.ofMinutes(11));
    }

    @Test
    void askedAgainGivesTheOneHeldAlready() {
        var first = desk.aTask();
        desk.clock.pass(Duration.ofSeconds(1));
        assertThat(numberFor(desk.li)).isEqualTo(first);
        desk.aTask(Demand.Urgency.EMERGENCY);
        desk.clock.pass(Duration.ofMinutes(9));

        assertThat(numberFor(desk.li)).isEqualTo(first);

        desk.clock.pass(Duration.ofMinutes(9));
        assertThat(refusal(desk.take.take(desk.caller(desk.wang), first)))
                .as("it is held for longer")
                .contains(Reason.REVIEW_HELD);
    }

    @Test
    void leaseThatEndedFreesTheTask() {
        var number = desk.aTask();
        next(desk.li).orElseThrow();
        assertThat(next(desk.wang)).isEmpty();

        desk.clock.pass(Duration.ofMinutes(10));

        assertThat(numberFor(desk.wang)).isEqualTo(number);
        assertThat(next(desk.li)).isEmpty();
    }

    @Test
    void nothingThatWaitsForTheDoctorIsGiven() {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        var ask = new Ruling(Ruling.Kind.ASK, "为何？");
        assertThat(desk.database.commit(desk.review.rule(id, ask, desk.li, desk.journal.now())))
                .isEmpty();

        assertThat(next(desk.wang)).isEmpty();
    }

    @Test
    void nothingIsGivenThatTheSkillDoesNotCover() {
        var pieces = desk.aTaskOf(desk.aNumber(), desk.hospital, FOUND, asks(Skill.PIECES));
        desk.clock.pass(Duration.ofSeconds(1));
        var child =
                desk.aTaskOf(
                        desk.aNumber(), desk.hospital, FOUND, asks(Skill.CHILDREN, Skill.WESTERN));
        var western = desk.pharmacists(2, Set.of(Skill.WESTERN, Skill.CHILDREN));
        var herbalist = desk.pharmacists(1, Set.of(Skill.PIECES)).getFirst();

        assertThat(numberFor(western.getFirst())).isEqualTo(child);
        assertThat(next(western.getLast())).isEmpty();
        assertThat(refusal(desk.take.take(desk.caller(western.getLast()), pieces)))
                .contains(Reason.REVIEW_SKILL_MISSING);
        assertThat(numberFor(herbalist)).isEqualTo(pieces);
    }

    @Test
    void listIsThatOfOneSkill() {
        var pieces = desk.aTaskOf(desk.aNumber(), desk.hospital, FOUND, asks(Skill.PIECES));
        desk.aTaskOf(desk.aNumber(), desk.hospital, FOUND, asks(Skill.WESTERN));
        var which = new ReviewWork.Selection(desk.city(), "", Optional.of(Skill.PIECES));

        assertThat(desk.database.read(desk.work.open(which, ReviewWork.Place.START, 10)))
                .extracting(OpenTask::hiRxno)
                .containsExactly(pieces);
    }

    @Test
    void everyHospitalsTasksComeByTheirTime() {
        var small = desk.aHospital(desk.division);
        var elsewhere = desk.aHospital("8" + desk.division.substring(1));
        var due = new ArrayList<String>();
        for (int i = 0; i < 9; i++) {
            desk.aTaskOf(desk.aNumber(), elsewhere);
            due.add(desk.aTaskOf(desk.aNumber(), i == 4 ? small : desk.hospital));
            desk.clock.pass(Duration.ofSeconds(1));
        }

        var given = desk.pharmacists(9, EVERY).stream().map(this::numberFor).toList();

        assertThat(given).containsExactlyElementsOf(due);
    }

    @Test
    void oneInstitutionsOnlyWhenAsked() {
        var small = desk.aHospital(desk.division);
        desk.aTask();
        desk.clock.pass(Duration.ofSeconds(1));
        var wanted = desk.aTaskOf(desk.aNumber(), small);

        var given = must(desk.take.next(desk.caller(desk.li), small)).orElseThrow();

        assertThat(given.hiRxno()).isEqualTo(wanted);
    }

    @Test
    void ofEqualUrgencyTheOrderIsThatOfTheNumbers() {
        var ids = new ArrayList<PrescriptionId>();
        for (int i = 0; i < 6; i++) {
            ids.add(desk.aNumber());
            desk.aTaskOf(ids.getLast(), desk.hospital);
        }
        ids.sort(
                java.util.Comparator.comparing((PrescriptionId id) -> id.bucket().value())
                        .thenComparing(PrescriptionId::number));

        var given = desk.pharmacists(6, EVERY).stream().map(by -> next(by).orElseThrow().id());

        assertThat(given).containsExactlyElementsOf(ids);
    }

    @Test
    void refusesWhoIsNoPharmacistHere() {
        assertThat(refusal(desk.take.next(desk.caller("HY000"), "")))
                .contains(Reason.PHARMACIST_UNKNOWN);
    }

    @Test
    void ofTwoHundredAtOnceEachHasAnotherTask() throws Exception {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 150; i++) {
            numbers.add(desk.aTask());
        }
        var pharmacists = desk.pharmacists(200, EVERY);

        var given =
                atOnce(
                        pharmacists.stream()
                                .<Callable<Optional<OpenTask>>>map(by -> () -> next(by))
                                .toList());

        assertThat(given.stream().flatMap(Optional::stream).map(OpenTask::hiRxno))
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(given).filteredOn(Optional::isEmpty).hasSize(50);
        for (int i = 0; i < given.size(); i++) {
            var holder = pharmacists.get(i);
            assertThat(given.get(i).map(OpenTask::holder).orElse(holder)).isEqualTo(holder);
        }
    }

    @Test
    @Timeout(20)
    void passesByWhatAnotherTransactionHasLocked() throws Exception {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        desk.clock.pass(Duration.ofSeconds(1));
        var second = desk.aTask();
        try (var connection = TestDatabase.dataSource().getConnection();
                var lock =
                        connection.prepareStatement(
                                """
                                select 1
                                from review.task
                                where bucket = ?
                                  and number = ?
                                for update""")) {
            connection.setAutoCommit(false);
            lock.setInt(1, id.bucket().value());
            lock.setLong(2, id.number());
            lock.execute();

            assertThat(numberFor(desk.li)).isEqualTo(second);

            connection.rollback();
        }
    }

    private Optional<OpenTask> next(String pharmacist) {
        return must(desk.take.next(desk.caller(pharmacist), ""));
    }

    private String numberFor(String pharmacist) {
        return next(pharmacist).map(OpenTask::hiRxno).orElse("none");
    }
}
