package cn.yunfang.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MiddleTest {
    private static final List<Long> CROWD = List.of(100L, 102L, 98L, 101L, 99L, 100L, 180L);

    @Test
    void isNotMovedByAnOutlierAndSeesIt() {
        var middle = Middle.of(CROWD).orElseThrow();

        assertThat(middle.median()).isEqualTo(100);
        assertThat(middle.isFar(180)).isTrue();
        assertThat(middle.isFar(20)).isTrue();
        assertThat(CROWD.stream().filter(middle::isFar)).containsExactly(180L);
    }

    @Test
    void anEvenCrowdFlagsNobodyForATrifle() {
        var middle = Middle.of(List.of(100L, 100L, 100L, 100L, 119L)).orElseThrow();

        assertThat(middle.spread()).isZero();
        assertThat(middle.isFar(119)).isFalse();
        assertThat(middle.isFar(121)).isTrue();
    }

    @Test
    void aWideCrowdFlagsNobody() {
        var wide = LongStream.rangeClosed(1, 50).boxed().toList();

        assertThat(wide.stream().filter(Middle.of(wide).orElseThrow()::isFar)).isEmpty();
    }

    @Test
    void aFewHaveNoMiddle() {
        assertThat(Middle.of(List.of(1L, 2L, 900L))).isEmpty();
    }
}
