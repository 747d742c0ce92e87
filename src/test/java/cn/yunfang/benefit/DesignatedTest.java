package cn.yunfang.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A benefit that counts only at the institution to which the person is designated. */
class DesignatedTest {
    private static final Fen PRICE = new Fen(10_000);

    private static Policy policy(String designated) {
        return PolicyText.document(
                        """
                        {"region": "990000", "name": "某市", "version": "1", "from": "2026-01-01",
                         "to": "2026-12-31", "status": "test", "source": "test", "policies": [
                          {"insutype": "310", "medType": "140104", "fundNeedsPrescription": false,
                           "accountPays": true, "accountPaysOwnPay": true, "designated": %s,
                           "funds": [
                            {"fund": "HIFP", "type": "310100", "scope": "chronic",
                             "deductible": "0.00", "bands": [{"from": "0.00", "ratio": "0.75"}]}],
                           "dualChannelFunds": [
                            {"fund": "HIFP", "type": "310100", "scope": "dual",
                             "deductible": "0.00", "bands": [{"from": "0.00", "ratio": "0.60"}]}]}]}
                        """
                                .formatted(designated))
                .getFirst();
    }

    private static Split bought(Policy policy, String disease, List<String> designated) {
        return Benefit.split(claim(disease, designated, false), policy, Accumulators.NONE);
    }

    private static BenefitClaim claim(String disease, List<String> designated, boolean dual) {
        return new BenefitClaim(
                LocalDate.of(2026, 6, 1),
                "990000",
                "310",
                "11",
                "140104",
                "pharmacy",
                Optional.empty(),
                disease,
                designated,
                true,
                new Fen(1_000),
                List.of(),
                List.of(
                        new BenefitClaim.Line(
                                1,
                                "X",
                                BenefitClaim.PayClass.A,
                                BigDecimal.ZERO,
                                Optional.empty(),
                                BigDecimal.ONE,
                                PRICE.yuan(),
                                PRICE,
                                false,
                                "",
                                dual,
                                true)));
    }

    private static Fen fund(Split split) {
        return split.totals().fundSum();
    }

    @Test
    void noFundPaysElsewhereAndTheExplanationSaysWhy() {
        var policy = policy("{\"M03900\": \"03\"}");

        assertThat(fund(bought(policy, "M03900", List.of("01", "03")))).isEqualTo(new Fen(7_500));
        var elsewhere = bought(policy, "M03900", List.of("01"));

        assertThat(fund(elsewhere)).isEqualTo(Fen.ZERO);
        assertThat(elsewhere.totals().account()).isEqualTo(new Fen(1_000));
        assertThat(elsewhere.totals().cash()).isEqualTo(new Fen(9_000));
        assertThat(elsewhere.used()).isEqualTo(Accumulators.NONE);
        var step =
                elsewhere.steps().stream()
                        .filter(one -> one.rule() == Rule.NOT_DESIGNATED)
                        .findFirst()
                        .orElseThrow();
        assertThat(step.chinese()).isEqualTo("病种M03900的待遇限本人定点的医药机构（业务类型03），本机构不是定点，基金不支付");
        assertThat(step.english()).contains("M03900").contains("business 03");
    }

    @Test
    void otherDiseasesAndPoliciesThatDoNotAskArePaidAnywhere() {
        var one = policy("{\"M03900\": \"03\"}");
        assertThat(fund(bought(one, "M01600", List.of()))).isEqualTo(new Fen(7_500));
        assertThat(fund(bought(policy("{}"), "M03900", List.of()))).isEqualTo(new Fen(7_500));
        var all = policy("{\"*\": \"03\", \"M01600\": \"04\"}");
        assertThat(fund(bought(all, "M03900", List.of("04")))).isEqualTo(Fen.ZERO);
        assertThat(fund(bought(all, "M01600", List.of("04")))).isEqualTo(new Fen(7_500));
        assertThat(fund(bought(all, "", List.of()))).as("no disease").isEqualTo(new Fen(7_500));
    }

    @Test
    void dualChannelDrugsArePaidTheSameEverywhere() {
        var claim = claim("M03900", List.of(), true);

        var split = Benefit.split(claim, policy("{\"M03900\": \"03\"}"), Accumulators.NONE);

        assertThat(fund(split)).isEqualTo(new Fen(6_000));
    }

    @Test
    void isStoredWithThePolicy() {
        var policy = policy("{\"M03900\": \"03\"}");
        var stored = Json.text(PolicyText.body(policy));

        var read =
                PolicyText.policy(
                        policy.key(),
                        policy.version(),
                        policy.from(),
                        policy.to(),
                        Fields.parse(stored).orElseThrow());

        assertThat(read).isEqualTo(policy);
    }
}
