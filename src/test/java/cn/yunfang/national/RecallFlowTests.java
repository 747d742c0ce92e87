package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.formulary.Drug;
import cn.yunfang.recall.AnnounceRecall;
import cn.yunfang.recall.Recall;
import cn.yunfang.rules.BureauRule;
import cn.yunfang.rules.Verdict.Severity;
import cn.yunfang.rules.WriteRule;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.EventLog;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.supervision.Alert;
import cn.yunfang.supervision.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A recall or a new rule arrives while prescriptions are on their way. */
@YunfangTest
class RecallFlowTests extends PharmacyFlow {
    private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(10);
    private static final int NODES = 4;

    private final Caller bureau = new Caller(Caller.Role.REGULATOR, "3201", "周", Optional.empty());
    private final Caller otherBureau =
            new Caller(Caller.Role.REGULATOR, "4401", "吴", Optional.empty());
    private final List<String> standing = new ArrayList<>();

    @AfterEach
    void liftAll() {
        standing.forEach(id -> announce().lift(bureau, id));
        standing.clear();
    }

    private AnnounceRecall announce() {
        return world.bean(AnnounceRecall.class);
    }

    private Drug drug() {
        return world.drug("瑞舒伐他汀钙片", "10mg*14片");
    }

    private static String number() {
        return "T-" + TestWorld.number();
    }

    private AnnounceRecall.Notice notice(String id, List<String> batches) {
        return new AnnounceRecall.Notice(
                id,
                drug().code(),
                batches,
                1,
                ChinaTime.date(TestClock.now()),
                "含量不符合标准",
                "content out of specification",
                "测试召回通告〔2026〕1号");
    }

    private Recall recalled(String... batches) {
        var id = number();
        standing.add(id);
        return TestWorld.done(announce().announce(bureau, notice(id, List.of(batches))));
    }

    private void lookAgain() {
        TestClock.bringWhatIsDue(beans());
        TestClock.later(UNTIL_ALL_KNOW, () -> TestClock.bringWhatIsDue(beans()));
    }

    private List<Alert> alerts(Caller who) {
        return TestWorld.done(world.bean(Alerts.class).list(who, Long.MAX_VALUE, 200));
    }

    private List<Alert> alerts(Clinic.Prescribed rx) {
        return alerts(bureau).stream().filter(one -> one.hiRxno().equals(rx.hiRxno())).toList();
    }

    private List<String> told(Clinic.Prescribed rx) {
        var id = PrescriptionId.ofHiRxno(rx.hiRxno()).orElseThrow();
        return world.bean(Database.class).read(EventLog.of(id)).stream()
                .map(EventLog.Told::name)
                .filter("PrescriptionAlerted"::equals)
                .toList();
    }

    private Caller hospital(TestSite site) {
        return new Caller(Caller.Role.MEDICAL, site.code(), "D", Optional.empty());
    }

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
        assertThat(told(rx)).hasSize(1);
        assertThat(told(other)).isEmpty();
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

    @Test
    void manyNodesThatLookAtOnceTellEachThingOnce() {
        var written = new ArrayList<Clinic.Prescribed>();
        for (int i = 0; i < 5; i++) {
            written.add(clinic.prescribes(drug()));
        }
        recalled();
        TestClock.bringWhatIsDue(beans());

        TestClock.later(
                UNTIL_ALL_KNOW,
                () -> {
                    var nodes = new ArrayList<Callable<Boolean>>();
                    for (int i = 0; i < NODES; i++) {
                        nodes.add(
                                () -> {
                                    TestClock.bringWhatIsDue(beans());
                                    return true;
                                });
                    }
                    AtOnce.all(nodes);
                });

        assertThat(written)
                .allSatisfy(
                        rx -> {
                            assertThat(alerts(rx)).hasSize(1);
                            assertThat(told(rx)).hasSize(1);
                        });
    }
}
