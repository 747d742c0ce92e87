package cn.yunfang.review;

import static cn.yunfang.review.ReviewDesk.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.rules.Demand.Urgency;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.PrescriptionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By when a task has to be decided, and what happens when it is not. */
class ReviewClockModuleTests {
    private final ReviewDesk desk = new ReviewDesk();
    private final OverdueWork sweep = new OverdueWork(desk.database, desk.journal);

    @Test
    void listShowsWhatIsDueFirstAndWhetherItsTimeIsOver() {
        var longTerm = desk.aTask(Urgency.LONG_TERM);
        var ordinary = desk.aTask(Urgency.ORDINARY);
        desk.clock.pass(Duration.ofMinutes(14));
        var emergency = desk.aTask(Urgency.EMERGENCY);
        desk.clock.pass(Duration.ofMinutes(1));
        var now = desk.clock.instant();

        var list = list();

        assertThat(list)
                .extracting(OpenTask::hiRxno)
                .containsExactly(ordinary, emergency, longTerm);
        assertThat(list).extracting(task -> task.overdue(now)).containsExactly(true, false, false);
        assertThat(list)
                .extracting(task -> Duration.between(now, task.needs().dueAt()))
                .containsExactly(Duration.ZERO, Duration.ofMinutes(4), Duration.ofMinutes(45));
    }

    @Test
    void clockStandsWhileTheDoctorIsAsked() {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        var due = task(id).needs().dueAt();
        desk.clock.pass(Duration.ofMinutes(5));
        ask(id);
        desk.clock.pass(Duration.ofHours(2));
        sweep.run();

        assertThat(task(id).overdue(desk.clock.instant())).isFalse();
        assertThat(told(id)).isEmpty();

        assertThat(desk.database.commit(desk.review.answer(id, "足疗程", desk.clock.instant())))
                .isEmpty();
        assertThat(task(id).needs().dueAt()).isEqualTo(due.plus(Duration.ofHours(2)));
        assertThat(task(id).overdue(desk.clock.instant())).isFalse();
        desk.clock.pass(Duration.ofMinutes(10));
        assertThat(task(id).overdue(desk.clock.instant())).isTrue();
    }

    @Test
    void overdueIsToldOnceByWhicheverNode() throws Exception {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        desk.clock.pass(Duration.ofMinutes(15).minusMillis(1));
        sweep.run();
        assertThat(told(id)).isEmpty();
        desk.clock.pass(Duration.ofMillis(1));
        var other = new OverdueWork(desk.database, desk.journal);

        atOnce(() -> run(sweep), () -> run(other));
        sweep.run();

        assertThat(told(id)).hasSize(1);
        assertThat(told(id).getFirst().facts().text("institution")).isEqualTo(desk.hospital);
    }

    @Test
    void whatWasDecidedInTimeIsNeverOverdue() {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        var yes = new Ruling(Ruling.Kind.APPROVE, "同意");
        assertThat(desk.database.commit(desk.review.rule(id, yes, desk.li, desk.clock.instant())))
                .isEmpty();
        desk.clock.pass(Duration.ofHours(1));

        sweep.run();

        assertThat(told(id)).isEmpty();
    }

    private static boolean run(OverdueWork node) {
        node.run();
        return true;
    }

    private void ask(PrescriptionId id) {
        var ask = new Ruling(Ruling.Kind.ASK, "为何？");
        assertThat(desk.database.commit(desk.review.rule(id, ask, desk.li, desk.clock.instant())))
                .isEmpty();
    }

    private OpenTask task(PrescriptionId id) {
        return desk.database.read(desk.review.taskOf(id)).orElseThrow().task();
    }

    private List<EventLog.Told> told(PrescriptionId id) {
        return desk.database.read(EventLog.of(id)).stream()
                .filter(one -> one.name().equals("ReviewOverdue"))
                .toList();
    }

    private List<OpenTask> list() {
        return desk.database.read(desk.work.open(desk.select(""), ReviewWork.Place.START, 10));
    }
}
