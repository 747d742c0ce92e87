package cn.yunfang.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was stored before a member was known is still read. */
class StoredSplitTest {
    private static final Totals TOTALS =
            new Totals(
                    new Fen(100),
                    Fen.ZERO,
                    Fen.ZERO,
                    Fen.ZERO,
                    new Fen(100),
                    Fen.ZERO,
                    new BigDecimal("0.6000"),
                    Map.of(Fund.HIFP, new Fen(60)),
                    new Fen(30),
                    Fen.ZERO,
                    new Fen(10),
                    Fen.ZERO);

    @Test
    void aSplitWithoutFamily() {
        var split =
                new Split(
                        TOTALS, List.of(), List.of(), List.of(), Accumulators.NONE, "p", List.of());
        var text = Json.text(split);
        var before =
                text.replace("\"family\":[],", "")
                        .replace("\"designated\":[],", "")
                        .replace("\"family\":0,", "");

        assertThat(before).doesNotContain("family");
        assertThat(Json.read(before, Split.class)).isEqualTo(split);
    }

    @Test
    void aClaimWithoutFamily() {
        var claim =
                new BenefitClaim(
                        LocalDate.of(2026, 6, 1),
                        "371000",
                        "310",
                        "1101",
                        "41",
                        "pharmacy",
                        Optional.empty(),
                        "",
                        List.of(),
                        true,
                        new Fen(40),
                        List.of(),
                        List.of());
        var before = Json.text(claim).replace("\"family\":[],", "");

        assertThat(before).doesNotContain("family");
        assertThat(Json.read(before, BenefitClaim.class)).isEqualTo(claim);
    }
}
