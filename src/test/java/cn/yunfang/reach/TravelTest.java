package cn.yunfang.reach;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways in whole metres and whole seconds, never shorter than they are. */
class TravelTest {
    private final Travel travel = new Travel();

    @ParameterizedTest
    @CsvSource({
        "WALK, 0, 0, 0",
        "WALK, 1, 2, 2",
        "WALK, 100, 130, 98",
        "WALK, 923, 1200, 900",
        "WALK, 924, 1202, 902",
        "BIKE, 1000, 1300, 312",
        "CAR, 5000, 7000, 840"
    })
    void measuresByDetourAndSpeed(String code, long straight, long metres, long seconds) {
        var mode = travel.mode(code).orElseThrow();
        assertThat(mode.metres(straight)).isEqualTo(metres);
        assertThat(mode.seconds(metres)).isEqualTo(seconds);
    }

    @Test
    void theSlowestModeStandsFirst() {
        assertThat(travel.modes()).hasSizeGreaterThan(1);
        for (int i = 1; i < travel.modes().size(); i++) {
            assertThat(travel.modes().get(i).metresPerMinute())
                    .isGreaterThan(travel.modes().get(i - 1).metresPerMinute());
        }
        assertThat(travel.mode("BEAM")).isEmpty();
    }

    @Property(tries = 200)
    void whoIsFartherNeverNeedsLess(
            @ForAll @LongRange(min = 0, max = 2_000_000) long one,
            @ForAll @LongRange(min = 0, max = 2_000_000) long other) {
        for (var mode : travel.modes()) {
            long near = mode.metres(Math.min(one, other));
            long far = mode.metres(Math.max(one, other));
            assertThat(near).isBetween(Math.min(one, other), far);
            assertThat(mode.seconds(near)).isLessThanOrEqualTo(mode.seconds(far));
            assertThat(mode.seconds(far) * mode.metresPerMinute())
                    .isBetween(far * 60, far * 60 + mode.metresPerMinute());
        }
    }
}
