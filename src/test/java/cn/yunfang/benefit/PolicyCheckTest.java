package cn.yunfang.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yunfang.shared.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies that must not decide about money are refused when they are loaded. */
class PolicyCheckTest {
    private static final String GOOD =
            """
            {"region": "990000", "name": "某市", "version": "1", "from": "2026-01-01",
             "to": "2026-12-31", "status": "test", "source": "test", "policies": [
              {"insutype": "310", "medType": "41", "level": "pharmacy",
               "fundNeedsPrescription": true, "accountPays": true, "accountPaysOwnPay": true,
               "away": {"filed": "0.05", "emergency": "0.00", "notFiled": "0.20"},
               "designated": {"M03900": "03"},
               "funds": [
                {"fund": "HIFP", "type": "310100", "scope": "outpatient", "deductible": "300.00",
                 "ceiling": "2000.00", "diseaseCeilings": {"M03900": "500.00"},
                 "bands": [{"from": "0.00", "ratio": "0.55"}, {"from": "900.00", "ratio": "0.60"}]},
                {"fund": "CVLSERV", "type": "320100", "scope": "civil", "deductible": "0.00",
                 "bands": [{"from": "0.00", "ratio": "0.45"}]}],
               "dualChannelFunds": [
                {"fund": "HIFP", "type": "310100", "scope": "dual", "deductible": "0.00",
                 "bands": [{"from": "0.00", "ratio": "0.72"}]}]}]}""";

    private static List<String> faults(String... documents) {
        var all = new ArrayList<Policy>();
        for (var document : documents) {
            all.addAll(PolicyText.document(document));
        }
        return PolicyCheck.faults(all);
    }

    private static String with(String before, String after) {
        assertThat(GOOD).contains(before);
        return GOOD.replace(before, after);
    }

    private static String version(String number, String from, String to) {
        return with("\"version\": \"1\"", "\"version\": \"" + number + "\"")
                .replace("2026-12-31", to)
                .replace("2026-01-01", from);
    }

    @Test
    void passesAGoodOneAndAllThatAreShipped() {
        assertThat(faults(GOOD)).isEmpty();
        assertThat(PolicyCheck.faults(Policies.shipped())).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"990000\"|\"99\"|region is not six digits",
                "\"990000\"|\"500200\"|region is not the municipality as a whole",
                "\"version\": \"1\"|\"version\": \"\"|no version",
                "\"status\": \"test\"|\"status\": \"\"|no status",
                "2026-12-31|2025-12-31|ends before it begins",
                "310100|31010|HIFP: type is not six digits",
                "\"outpatient\"|\"\"|HIFP: no scope",
                "\"outpatient\"|\"out/patient\"|HIFP: scope contains a slash",
                "\"300.00\"|\"-0.01\"|HIFP: deductible below zero",
                "\"2000.00\"|\"-1.00\"|HIFP: ceiling",
                "\"500.00\"|\"-1.00\"|HIFP: disease ceiling below zero",
                "\"from\": \"0.00\", \"ratio\": \"0.55\"|\"from\": \"1.00\", \"ratio\": \"0.55\""
                        + "|HIFP: bands do not begin at zero",
                "900.00|0.00|HIFP: bands do not ascend",
                "\"0.60\"|\"1.01\"|HIFP: a ratio is not between 0 and 1 with at most four decimals",
                "\"0.60\"|\"-0.1\"|HIFP: a ratio is not between 0 and 1 with at most four decimals",
                "\"0.60\"|\"0.60001\"|HIFP: a ratio is not between 0 and 1 with at most four"
                        + " decimals",
                "CVLSERV|HIFP|a fund pays twice",
                "\"0.05\"|\"-0.05\"|an away cut is not between 0 and 1 with at most four decimals",
                "\"03\"|\"0304\"|designated names a business of more than three characters",
                "\"0.20\"|\"1.20\"|an away cut is not between 0 and 1 with at most four decimals",
                "\"0.20\"|\"0.04\"|away cuts do not ascend from emergency to filed to not filed",
                "\"0.00\", \"notFiled\"|\"0.06\", \"notFiled\"|away cuts do not ascend from"
                        + " emergency to filed to not filed",
            })
    void saysWhatIsWrong(String before, String after, String fault) {
        assertThat(faults(with(before, after))).anyMatch(one -> one.endsWith(": " + fault));
    }

    @ParameterizedTest
    @CsvSource({"320100, 320117, 320583", "310000, 310230, 320117", "500000, 500240, 510104"})
    void isForTheWholeCityAndNobodyElse(String region, String insuredThere, String elsewhere) {
        var policies = PolicyText.document(with("990000", region));

        assertThat(Policies.find(policies, claim(insuredThere))).contains(policies.getFirst());
        assertThat(Policies.find(policies, claim(region))).isPresent();
        assertThat(Policies.find(policies, claim(elsewhere))).isEmpty();
    }

    private static BenefitClaim claim(String region) {
        return new BenefitClaim(
                LocalDate.parse("2026-06-01"),
                region,
                "310",
                "11",
                "41",
                "pharmacy",
                Optional.empty(),
                "",
                List.of(),
                false,
                Fen.ZERO,
                List.of(),
                List.of());
    }

    @Test
    void refusesFundsOutOfOrder() {
        var turned =
                with(
                        "\"HIFP\", \"type\": \"310100\", \"scope\": \"outpatient\"",
                        "\"HIFOB\", \"type\": \"330100\", \"scope\": \"outpatient\"");

        assertThat(faults(turned)).anyMatch(one -> one.endsWith(": funds out of order"));
    }

    @Test
    void refusesAGapAndAnOverlapBetweenVersions() {
        var next = version("2", "2027-01-01", "2027-12-31");
        var late = version("2", "2027-01-02", "2027-12-31");
        var early = version("2", "2026-12-31", "2027-12-31");

        assertThat(faults(GOOD, next)).isEmpty();
        assertThat(faults(GOOD, late)).singleElement().asString().contains("@2").contains("gap");
        assertThat(faults(early, GOOD)).singleElement().asString().contains("overlaps");
    }

    @Test
    void aVersionWithoutEndCountsUntilTheNextBegins() {
        var first = version("1", "2026-01-01", "2099-12-31");
        var second = version("2", "2026-07-01", "2099-12-31");
        var all = new ArrayList<Policy>();
        all.addAll(PolicyText.document(second));
        all.addAll(PolicyText.document(first));

        assertThat(PolicyCheck.faults(all)).isEmpty();
        assertThat(Policies.inForce(all).stream().map(one -> one.version() + " " + one.to()))
                .containsExactly("2 2099-12-31", "1 2026-06-30");
        assertThat(faults(first, version("2", "2026-01-01", "2099-12-31")))
                .anyMatch(one -> one.endsWith("overlaps the version before"));
    }

    @Test
    void refusesDualChannelDrugsThatArePaidUnlikeElsewhere() {
        var hospital = with("\"pharmacy\"", "\"3\"").replace("0.72", "0.70");

        assertThat(faults(GOOD, hospital)).anyMatch(one -> one.contains("dual-channel"));
        assertThat(faults(GOOD, with("\"pharmacy\"", "\"3\""))).isEmpty();
    }

    @Test
    void refusesMembersItDoesNotKnow() {
        assertThatThrownBy(() -> faults(with("\"accountPays\"", "\"acountPays\"")))
                .hasMessageContaining("acountPays");
        assertThatThrownBy(() -> faults(with("\"deductible\"", "\"deductibles\"")))
                .hasMessageContaining("deductibles");
        assertThatThrownBy(() -> faults(with("\"ratio\": \"0.55\"", "\"rate\": \"0.55\"")))
                .hasMessageContaining("rate");
        assertThatThrownBy(() -> faults(GOOD.substring(1))).hasMessageContaining("JSON");
    }

    @Test
    void refusesAFractionOfAFen() {
        assertThatThrownBy(() -> faults(with("\"300.00\"", "\"300.005\"")))
                .hasMessage(
                        "policies[0].funds[0]: deductible is not whole fen; at most two decimals:"
                                + " 300.005");
    }

    @Test
    void saysWhereSomethingCannotBeRead() {
        assertThatThrownBy(() -> faults(with("\"0.60\"", "\"sixty\"")))
                .hasMessage("policies[0].funds[0].bands[1]: ratio is not a number: \"sixty\"");
        assertThatThrownBy(() -> faults(with("\"CVLSERV\"", "\"CIVIL\"")))
                .hasMessageStartingWith("policies[0].funds[1]: fund \"CIVIL\" is none of [HIFP,");
        assertThatThrownBy(() -> faults(with("2026-01-01", "1.1.2026")))
                .hasMessageContaining("from is not a day as 2027-01-01: \"1.1.2026\"");
    }

    @Test
    void whatIsStoredReadsBackTheSame() {
        for (var policy : Policies.shipped()) {
            var text = cn.yunfang.shared.Json.text(PolicyText.body(policy));
            var body = cn.yunfang.shared.Fields.parse(text).orElseThrow();
            assertThat(
                            PolicyText.policy(
                                    policy.key(),
                                    policy.version(),
                                    policy.from(),
                                    policy.to(),
                                    body))
                    .isEqualTo(policy);
        }
    }
}
