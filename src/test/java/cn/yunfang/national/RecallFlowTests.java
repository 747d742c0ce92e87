package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.rules.BureauRule;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.rules.WriteRule;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Reason;
import cn.yunfang.supervision.Alert;
import cn.yunfang.supervision.Alerts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recall or a new rule arrives while prescriptions are on their way. */
class RecallFlowTests extends RecallFlow {
    @Test
    void recalledDrugIsNeitherPrescribedNorHandedOver() {
        var passed = one.prepared(clinic.prescribes(drug()));
        var sale = one.cashSale(passed, Counter.packs(drug(), 1));
        var recall = recalled();

        var patient = world.person(TestWorld.DIVISION);
        var order =
                new LinkedHashMap<String, Object>(
                        HospitalMessages.preCheck(clinic.hospital(), patient, drug()));
        var refused = world.call(clinic.hospital(), "uploadChk", order);
        assertThat(refusal(refused)).isEqualTo(Reason.RULE_REFUSED);
        assertThat(refused.envelope().text("message"))
                .contains("已被召回：含量不符合标准", "is recalled: content out of specification");
        var sold = one.sell(sale);
        assertThat(refusal(sold)).isEqualTo(Reason.DRUG_RECALLED);
        assertThat(sold.envelope().text("message"))
                .contains("selinfo[0].manuLotnum", recall.id(), "含量不符合标准");

        TestWorld.done(announce().lift(bureau, recall.id()));

        one.sell(sale).must();
        world.call(clinic.hospital(), "uploadChk", order).must();
    }

    @Test
    void ofARecallOfSomeBatchesThoseStayInTheShop() {
        var passed = one.prepared(clinic.prescribes(drug()));
        recalled("L7", "L8");
        var row = Counter.packs(drug(), 1);
        row.put("manuLotnum", "L8");
        assertThat(refusal(one.sell(one.cashSale(passed, row)))).isEqualTo(Reason.DRUG_RECALLED);
        for (var same : List.of("l8", "Ｌ８", " L 8")) {
            row.put("manuLotnum", same);
            assertThat(refusal(one.sell(one.cashSale(passed, row))))
                    .as(same)
                    .isEqualTo(Reason.DRUG_RECALLED);
        }
        row.remove("manuLotnum");
        assertThat(refusal(one.sell(one.cashSale(passed, row)))).isEqualTo(Reason.FIELD_MISSING);

        row.put("manuLotnum", "L9");

        one.sell(one.cashSale(passed, row)).must();
        assertThat(clinic.prescribes(drug()).hiRxno()).isNotEmpty();
    }

    @Test
    void openPrescriptionsAreLookedAtAgainAndTheirHospitalIsTold() {
        var rx = clinic.prescribes(drug());
        var other = clinic.prescribes(world.drug());
        lookAgain();
        assertThat(alerts(rx)).isEmpty();
        var recall = recalled();

        lookAgain();
        lookAgain();

        assertThat(alerts(rx))
                .singleElement()
                .satisfies(
                        alert -> {
                            assertThat(alert.finding().rule()).isEqualTo("RECALL");
                            assertThat(alert.finding().version()).isEqualTo(recall.id());
                            assertThat(alert.finding().severity()).isEqualTo(Severity.REFUSE);
                            assertThat(alert.finding().source()).contains("测试召回通告");
                        });
        assertThat(alerts(other)).isEmpty();
        assertThat(alerted(rx)).hasSize(1);
        assertThat(alerted(other)).isEmpty();
        assertThat(alerts(hospital(clinic.hospital())))
                .extracting(Alert::hiRxno)
                .contains(rx.hiRxno());
        assertThat(alerts(hospital(world.hospital()))).isEmpty();
        assertThat(alerts(otherBureau)).isEmpty();
        var held = one.fetch(rx);
        assertThat(held.download().list("rxAlerts"))
                .extracting(alert -> alert.text("ruleId"))
                .contains("RECALL");
    }

    @Test
    void aNewRuleIsAskedOfOpenPrescriptionsAndOneOnTrialIsNot() {
        var rx = clinic.prescribes(drug());
        lookAgain();
        var rule = write("1", BureauRule.Mode.SHADOW);
        lookAgain();
        assertThat(alerts(rx)).isEmpty();

        write("2", BureauRule.Mode.ACTIVE);
        lookAgain();

        assertThat(alerts(rx))
                .extracting(alert -> alert.finding().rule() + " " + alert.finding().version())
                .containsExactly(rule + " 2");
        write("3", BureauRule.Mode.ENDED);
        assertThat(world.bean(Alerts.class).runs())
                .anySatisfy(
                        run -> {
                            assertThat(run.added()).contains(rule + " 2");
                            assertThat(run.alerted()).isPositive();
                            assertThat(run.finishedAt()).isPresent();
                        });
    }

    private final String ruleId = "B3201-T" + TestWorld.number();

    private String write(String version, BureauRule.Mode mode) {
        var rule =
                new BureauRule(
                        ruleId,
                        version,
                        ChinaTime.date(TestClock.now()),
                        mode,
                        Severity.WARN,
                        true,
                        false,
                        "line.code == '" + drug().code() + "'",
                        "{drug}另行评估",
                        "{drug}: assess",
                        "测试通知",
                        "",
                        Instant.EPOCH);
        TestWorld.done(world.bean(WriteRule.class).write(bureau, rule));
        return ruleId;
    }
}
