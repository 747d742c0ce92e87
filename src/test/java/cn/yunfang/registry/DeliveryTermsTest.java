package cn.yunfang.registry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.DeliveryTerms.Reach;
import cn.yunfang.shared.Fen;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTermsTest {
    private static final Fen FREE = Fen.ZERO;
    private static final DeliveryTerms TERMS =
            new DeliveryTerms(3_000, new Fen(500), new Fen(2_000), 45);

    @Test
    void saysWhyItDoesNotComeSoFarOrForSoLittle() {
        assertThat(TERMS.reach(3_000, new Fen(2_000))).isEqualTo(Reach.DELIVERS);
        assertThat(TERMS.reach(3_001, new Fen(2_000))).isEqualTo(Reach.TOO_FAR);
        assertThat(TERMS.reach(0, new Fen(1_999))).isEqualTo(Reach.BELOW_MINIMUM);
        assertThat(DeliveryTerms.NONE.reach(0, new Fen(9_999))).isEqualTo(Reach.NOT_OFFERED);
    }

    @Test
    void refusesWhatAreNoTerms() {
        assertThat(TERMS.wrong()).isEmpty();
        assertThat(DeliveryTerms.NONE.wrong()).isEmpty();
        assertThat(
                        List.of(
                                new DeliveryTerms(-1, FREE, FREE, 1),
                                new DeliveryTerms(100_001, FREE, FREE, 1),
                                new DeliveryTerms(1, new Fen(-1), FREE, 1),
                                new DeliveryTerms(1, FREE, new Fen(100_001), 1),
                                new DeliveryTerms(1, FREE, FREE, 0)))
                .allSatisfy(terms -> assertThat(terms.wrong()).isPresent());
    }
}
