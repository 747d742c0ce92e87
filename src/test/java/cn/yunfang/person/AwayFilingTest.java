package cn.yunfang.person;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Bucket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwayFilingTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");

    private static AwayFiling filing(String division, AwayFiling.Kind kind) {
        return new AwayFiling(
                new AwayFiling.Id(new Bucket(7), 1),
                "P1",
                division,
                kind,
                FIRST,
                LAST,
                Instant.EPOCH,
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "371083, 371083, true",
        "371083, 371002, false",
        "371000, 371083, true",
        "371000, 370102, false",
        "370000, 371083, true",
        "370000, 320117, false",
        "000000, 320117, true",
        "500112, 500112, true",
        "500112, 500240, false",
        "500000, 500240, true",
        "500100, 500240, true",
        "500200, 500112, true",
        "310100, 310230, true",
        "310100, 320117, false",
    })
    void isForAllBelowItsZerosAndForAMunicipalityAsAWhole(
            String filed, String care, boolean covered) {
        assertThat(filing(filed, AwayFiling.Kind.LONG_TERM).covers(care, FIRST)).isEqualTo(covered);
    }

    @Test
    void isForItsDaysAlone() {
        var filing = filing("371000", AwayFiling.Kind.TEMPORARY);

        assertThat(filing.covers("371083", FIRST.minusDays(1))).isFalse();
        assertThat(filing.covers("371083", LAST)).isTrue();
        assertThat(filing.covers("371083", LAST.plusDays(1))).isFalse();
    }

    @Test
    void anEmergencyCountsBeforeAnyOther() {
        var emergency = filing("371000", AwayFiling.Kind.EMERGENCY);
        var elsewhere = filing("320100", AwayFiling.Kind.EMERGENCY);
        var settled = filing("371000", AwayFiling.Kind.LONG_TERM);

        assertThat(AwayFiling.counting(List.of(emergency, settled), "371083", FIRST))
                .contains(emergency);
        assertThat(AwayFiling.counting(List.of(settled, elsewhere), "371083", FIRST))
                .contains(settled);
        assertThat(AwayFiling.counting(List.of(elsewhere), "371083", FIRST)).isEmpty();
    }
}
