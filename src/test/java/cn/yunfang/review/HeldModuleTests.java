package cn.yunfang.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.PrescriptionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a reviewer had a task before him. */
class HeldModuleTests {
    private final ReviewDesk desk = new ReviewDesk();
    private final PrescriptionId first = aTask();
    private final PrescriptionId second = aTask();
    private final PrescriptionId third = aTask();

    private PrescriptionId aTask() {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        return id;
    }

    @Test
    void whoHoldsManyAtOnceCannotCountTheSameMinuteForEach() {
        take(first);
        take(second);
        take(third);
        desk.clock.pass(Duration.ofSeconds(60));
        assertThat(seconds(first)).isEqualTo(60);
        done(first);

        assertThat(seconds(second)).isZero();
        desk.clock.pass(Duration.ofSeconds(20));
        assertThat(seconds(second)).isEqualTo(20);
        done(second);
        desk.clock.pass(Duration.ofSeconds(5));

        assertThat(seconds(third)).isEqualTo(5);
        assertThat(held(third).since()).isPresent();
    }

    @Test
    void anothersHoldTakesNothingAwayAndNeitherDoesWhatWasOverBefore() {
        take(first);
        desk.clock.pass(Duration.ofSeconds(30));
        done(first);
        take(second);
        ReviewDesk.must(desk.take.take(desk.caller(desk.wang), desk.hiRxno(third)));
        desk.clock.pass(Duration.ofSeconds(15));
        assertThat(desk.database.commit(HoldTable.end(third, desk.wang, desk.clock.instant())))
                .isEmpty();

        assertThat(seconds(second)).isEqualTo(15);
        assertThat(seconds(third)).isZero();
        assertThat(held(third).since()).isEmpty();
    }

    private void take(PrescriptionId id) {
        ReviewDesk.must(desk.take.take(desk.caller(desk.li), desk.hiRxno(id)));
    }

    private void done(PrescriptionId id) {
        assertThat(desk.database.commit(HoldTable.end(id, desk.li, desk.clock.instant())))
                .isEmpty();
    }

    private long seconds(PrescriptionId id) {
        return held(id).time().toSeconds();
    }

    private Held held(PrescriptionId id) {
        return desk.database.read(HoldTable.held(id, desk.li, desk.clock.instant()));
    }
}
