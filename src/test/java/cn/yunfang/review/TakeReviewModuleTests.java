package cn.yunfang.review;

import static cn.yunfang.review.ReviewDesk.atOnce;
import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.Practitioner;
import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TakeReviewModuleTests {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final ReviewDesk desk = new ReviewDesk();

    @Test
    void listsTheOldestFirstPageByPage() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            numbers.add(desk.aTask());
            desk.clock.pass(Duration.ofSeconds(1));
        }

        var first = list("", ReviewWork.Place.START, 2);
        var second = list("", ReviewWork.Place.of(first.getLast()), 2);
        var third = list("", ReviewWork.Place.of(second.getLast()), 2);

        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page)
                .extracting(OpenTask::hiRxno)
                .containsExactlyElementsOf(numbers);
        assertThat(third).hasSize(1);
    }

    @Test
    void tasksOpenedAtTheSameMomentAreEachListedOnce() {
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            numbers.add(desk.aTask());
        }

        var seen = new ArrayList<String>();
        var page = list("", ReviewWork.Place.START, 1);
        while (!page.isEmpty()) {
            seen.add(page.getFirst().hiRxno());
            page = list("", ReviewWork.Place.of(page.getFirst()), 1);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void listIsThatOfTheCityOrOfOneHospital() {
        var other = desk.aHospital(desk.division);
        var elsewhere = desk.aHospital("8" + desk.division.substring(1));
        var here = desk.aTask();
        var there = desk.aTaskOf(desk.aNumber(), other);
        desk.aTaskOf(desk.aNumber(), elsewhere);

        assertThat(list("", ReviewWork.Place.START, 10))
                .extracting(OpenTask::hiRxno)
                .containsExactlyInAnyOrder(here, there);
        assertThat(list(other, ReviewWork.Place.START, 10))
                .extracting(OpenTask::hiRxno)
                .containsExactly(there);
    }

    @Test
    void taskShowsWhyItIsThere() {
        desk.aTask();

        assertThat(list("", ReviewWork.Place.START, 1).getFirst().findings())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.rule()).isEqualTo("R401");
                            assertThat(found.severity()).isEqualTo(Verdict.Severity.WARN);
                            assertThat(found.chinese()).isEqualTo("超过7日用量");
                        });
    }

    @Test
    void takenTaskIsHeldForTenMinutes() {
        var number = desk.aTask();

        var taken = must(desk.take.take(desk.caller(desk.li), number));

        assertThat(taken.holder()).isEqualTo(desk.li);
        assertThat(taken.heldUntil()).isEqualTo(desk.clock.instant().plus(LEASE));
        assertThat(list("", ReviewWork.Place.START, 1)).containsExactly(taken);
        assertThat(refusal(desk.take.take(desk.caller(desk.wang), number)))
                .contains(Reason.REVIEW_HELD);
    }

    @Test
    void leaseThatEndedFreesTheTask() {
        var number = desk.aTask();
        must(desk.take.take(desk.caller(desk.li), number));
        desk.clock.pass(LEASE);

        assertThat(must(desk.take.take(desk.caller(desk.wang), number)).holder())
                .isEqualTo(desk.wang);
        assertThat(refusal(desk.take.take(desk.caller(desk.li), number)))
                .contains(Reason.REVIEW_HELD);
    }

    @Test
    void takingAgainHoldsItLonger() {
        var number = desk.aTask();
        must(desk.take.take(desk.caller(desk.li), number));
        desk.clock.pass(Duration.ofMinutes(9));

        must(desk.take.take(desk.caller(desk.li), number));
        desk.clock.pass(Duration.ofMinutes(9));

        assertThat(refusal(desk.take.take(desk.caller(desk.wang), number)))
                .contains(Reason.REVIEW_HELD);
    }

    @Test
    void onlyTheHolderLetsGo() {
        var number = desk.aTask();
        must(desk.take.take(desk.caller(desk.li), number));

        must(desk.take.release(desk.caller(desk.wang), number));
        assertThat(refusal(desk.take.take(desk.caller(desk.wang), number)))
                .contains(Reason.REVIEW_HELD);

        must(desk.take.release(desk.caller(desk.li), number));
        assertThat(refusal(desk.take.take(desk.caller(desk.wang), number))).isEmpty();
    }

    @Test
    void refusesATaskThatIsNotThere() {
        var away = desk.aHospital("8" + desk.division.substring(1));
        var farAway = desk.aTaskOf(desk.aNumber(), away);

        assertThat(refusal(desk.take.take(desk.caller(desk.li), "no number")))
                .contains(Reason.REVIEW_UNKNOWN);
        assertThat(refusal(desk.take.take(desk.caller(desk.li), desk.hiRxno(desk.aNumber()))))
                .contains(Reason.REVIEW_UNKNOWN);
        assertThat(refusal(desk.take.take(desk.caller(desk.li), farAway)))
                .contains(Reason.REVIEW_UNKNOWN);
        assertThat(refusal(desk.take.release(desk.caller(desk.li), farAway)))
                .contains(Reason.REVIEW_UNKNOWN);
    }

    @Test
    void refusesWhoIsNoPharmacistHere() {
        var number = desk.aTask();
        var doctor = desk.aPractitioner(desk.hospital, Practitioner.Kind.DOCTOR, "赵医师");
        var former =
                desk.aPractitioner(
                        desk.hospital,
                        Practitioner.Kind.PHARMACIST,
                        "孙药师",
                        LocalDate.of(2036, 11, 23));

        assertThat(refusal(desk.take.take(desk.caller(doctor), number)))
                .contains(Reason.PHARMACIST_UNKNOWN);
        assertThat(refusal(desk.take.take(desk.caller("HY000"), number)))
                .contains(Reason.PHARMACIST_UNKNOWN);
        assertThat(refusal(desk.take.take(desk.caller(former), number)))
                .contains(Reason.PHARMACIST_NOT_LICENSED);
        assertThat(refusal(desk.take.release(desk.caller(former), number)))
                .contains(Reason.PHARMACIST_NOT_LICENSED);
    }

    @Test
    void ofTwoPharmacistsTakingOneTaskExactlyOneHasIt() throws Exception {
        for (int round = 0; round < 100; round++) {
            var number = desk.aTask();

            var answers =
                    atOnce(
                            () -> refusal(desk.take.take(desk.caller(desk.li), number)),
                            () -> refusal(desk.take.take(desk.caller(desk.wang), number)));

            assertThat(answers)
                    .containsExactlyInAnyOrder(Optional.empty(), Optional.of(Reason.REVIEW_HELD));
        }
    }

    @Test
    void closingNeedsTheTaskOpenAndNotHeldByAnother() {
        var id = desk.aNumber();
        var number = desk.aTaskOf(id, desk.hospital);
        must(desk.take.take(desk.caller(desk.li), number));

        assertThat(close(id, desk.wang)).contains(Reason.CHANGED_MEANWHILE);
        assertThat(close(id, desk.li)).isEmpty();
        assertThat(close(id, desk.li)).contains(Reason.CHANGED_MEANWHILE);

        var task = desk.database.read(desk.review.taskOf(id)).orElseThrow();
        assertThat(task.decision()).isEqualTo("APPROVED");
        assertThat(task.reviewerName()).isEqualTo("李药师");
        assertThat(task.opinion()).isEqualTo("同意");
        assertThat(list("", ReviewWork.Place.START, 10)).isEmpty();
        assertThat(refusal(desk.take.take(desk.caller(desk.li), number)))
                .contains(Reason.REVIEW_UNKNOWN);
    }

    private Optional<Reason> close(PrescriptionId id, String pharmacist) {
        var ruling = new Ruling(Ruling.Kind.APPROVE, "同意");
        return desk.database.commit(desk.review.rule(id, ruling, pharmacist, desk.clock.instant()));
    }

    private List<OpenTask> list(String institution, ReviewWork.Place after, int size) {
        return desk.database.read(desk.work.open(desk.select(institution), after, size));
    }
}
