package cn.yunfang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.shared.ChinaTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deduction from a settlement that the pharmacy undoes afterwards. */
class DeductionFlowTests extends ClearingFlow {
    private static final int PHARMACY = 5;
    private static final Duration MONTH_AFTER = Duration.ofDays(70);

    DeductionFlowTests() {
        super(PHARMACY);
    }

    @Test
    void whatWasDeductedComesBackWhenTheSettlementIsUndone() {
        TestClock.later(NEXT_MONTH, this::deductedAndUndone);
        TestClock.later(MONTH_AFTER, this::paidWithTheMonthOfTheUndoing);
    }

    private void deductedAndUndone() {
        var clerk = api.demoToken("CLERK", "周");
        var decision = new LinkedHashMap<String, Object>(why());
        decision.put("deductions", List.of(overcharged()));
        assertThat(state(post(apply() + "/decision", clerk, decision))).isEqualTo("DECIDED");

        var undone =
                api.post(
                        "/api/v1/settlements/" + setlId + "/undo",
                        city.pharmacyToken(pharmacy),
                        Map.of("psnNo", psnNo),
                        "Idempotency-Key",
                        city.msgid(pharmacy));

        assertThat(undone.status()).as(undone.text()).isEqualTo(201);
        month = YearMonth.from(ChinaTime.date(TestClock.now()));
    }

    private void paidWithTheMonthOfTheUndoing() {
        var decided = post(apply() + "/decision", api.demoToken("CLERK", "周"), why()).json();

        assertThat(decided.path("givenBack").decimalValue()).isEqualByComparingTo("0.05");
        assertThat(decided.path("payable").decimalValue())
                .isEqualByComparingTo(
                        decided.path("due").decimalValue().add(new BigDecimal("0.05")));
    }
}
