package cn.yunfang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PausesTest {
    @Property
    void everyPauseLiesInTheUpperHalfOfItsDoubling(
            @ForAll @IntRange(min = 1, max = 1000) int attempts,
            @ForAll @LongRange(min = 1, max = 100_000) long first,
            @ForAll @LongRange(min = 1, max = 10_000_000) long longest,
            @ForAll long seed) {
        var pauses = new Pauses(Duration.ofMillis(first), Duration.ofMillis(longest));

        long pause = pauses.after(attempts, new Random(seed)).toMillis();

        var whole =
                java.math.BigInteger.valueOf(first)
                        .shiftLeft(Math.min(attempts - 1, 60))
                        .min(java.math.BigInteger.valueOf(longest))
                        .longValueExact();
        assertThat(pause).isBetween(whole - whole / 2, whole);
    }

    @Test
    void theDefaultGivesUpAfterAboutADay() {
        var pauses = new Pauses(Duration.ofSeconds(5), Duration.ofHours(1));
        var all = Duration.ZERO;
        for (int i = 1; i < 32; i++) {
            all = all.plus(pauses.after(i, new Random(i)));
        }
        assertThat(all).isBetween(Duration.ofHours(12), Duration.ofHours(30));
    }
}
