package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JournalTest {
    @Test
    void decidesAfreshWhenSomebodyElseWasFaster() {
        var tries = new AtomicInteger();

        var outcome =
                Journal.attempt(
                        () ->
                                tries.incrementAndGet() == 1
                                        ? Outcome.refused(Reason.CHANGED_MEANWHILE)
                                        : Outcome.done("done"));

        assertThat(outcome).isEqualTo(Outcome.done("done"));
        assertThat(tries).hasValue(2);
    }

    @Test
    void isBusyWhenItAlwaysLoses() {
        var tries = new AtomicInteger();

        var outcome =
                Journal.attempt(
                        () -> {
                            tries.incrementAndGet();
                            return Outcome.refused(Reason.CHANGED_MEANWHILE);
                        });

        assertThat(outcome).isEqualTo(Outcome.refused(Reason.BUSY));
        assertThat(tries).hasValue(4);
    }

    @Test
    void handsEveryOtherRefusalOnAtOnce() {
        var tries = new AtomicInteger();

        var outcome =
                Journal.attempt(
                        () -> {
                            tries.incrementAndGet();
                            return Outcome.refused(Reason.WRONG_SECRET);
                        });

        assertThat(outcome).isEqualTo(Outcome.refused(Reason.WRONG_SECRET));
        assertThat(tries).hasValue(1);
    }
}
