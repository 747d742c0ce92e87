package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({"12.50, 1250", "-3, -300", "1.000, 100", "0, 0", "99999999999.99, 9999999999999"})
    void takesAnAmountInYuan(BigDecimal yuan, long fen) {
        assertThat(Limits.yuan("amount", "金额", yuan)).isEqualTo(new Fen(fen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.005",
                "100000000000",
                "1e11",
                "1e2147483647",
                "-1e2147483647",
                "100e2147483647",
                "1e-2147483647"
            })
    void refusesWhatIsTooMuchOrTooFine(BigDecimal yuan) {
        assertThatThrownBy(() -> Limits.yuan("amount", "金额", yuan))
                .isInstanceOf(RefusedException.class);
    }
}
