package cn.yunfang.quality;

import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.review.Held;
import cn.yunfang.review.ReviewDesk;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A second look at approvals that came too fast. */
class TickFlagModuleTests {
    private final PlantedDesk planted = new PlantedDesk();
    private final ReviewDesk desk = planted.desk;
    private final TickFlag tick = new TickFlag(desk.journal);
    private final Caller bureau = planted.bureau(desk.city());

    @Test
    void oneOfTwoWhoLookAtOnceTicksItOff() throws Exception {
        var flag = aFlag();
        Callable<Boolean> one =
                () -> refusal(tick.tick(bureau, flag.hiRxno(), flag.id(), "无误")).isEmpty();
        List<Future<Boolean>> done;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            done = threads.invokeAll(List.of(one, one));
        }

        assertThat(done.get(0).get()).isNotEqualTo(done.get(1).get());
        assertThat(flags())
                .singleElement()
                .extracting(ticked -> ticked.second().orElseThrow().note())
                .isEqualTo("无误");
    }

    @Test
    void onlyFlagsOfTheBureausRegionAndNothingElse() {
        var flag = aFlag();
        var elsewhere = planted.bureau("11");

        assertThat(refusal(tick.tick(elsewhere, flag.hiRxno(), flag.id(), "x")))
                .contains(Reason.FLAG_NOT_OPEN);
        assertThat(refusal(tick.tick(bureau, flag.hiRxno(), flag.id() + 1, "x")))
                .contains(Reason.FLAG_NOT_OPEN);
        assertThat(refusal(tick.tick(bureau, "1", flag.id(), "x"))).contains(Reason.FLAG_NOT_OPEN);
        assertThat(refusal(tick.tick(desk.caller(desk.li), flag.hiRxno(), flag.id(), "x")))
                .contains(Reason.NOT_ALLOWED);
        assertThat(flags()).singleElement().matches(one -> one.second().isEmpty());
    }

    private Flag aFlag() {
        var id = desk.aNumber();
        desk.aTaskOf(id, desk.hospital);
        var task = desk.database.read(desk.work.task(id, desk.city())).orElseThrow();
        var looked = new Looked(new Held(Optional.empty(), Duration.ZERO), Optional.empty());
        var evidence =
                must(
                        planted.quality.judge(
                                desk.caller(desk.li), task, ReviewDesk.insisting("熟悉"), looked, 2));
        assertThat(desk.database.commit(evidence.writes())).isEmpty();
        return flags().getFirst();
    }

    private List<Flag> flags() {
        var to = desk.clock.instant().plusSeconds(60);
        var period = new Period("", desk.hospital, "", Instant.EPOCH, to);
        return must(planted.reports.flags(bureau, period, to, 0, 100));
    }
}
