package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.formulary.Drug;
import cn.yunfang.formulary.Formulary;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The outpatient chain 2201–2208: its figures, and that it costs what a sale costs. */
class VisitFlowTests extends VisitFlow {
    private static final Set<String> OF_ITS_OWN =
            Set.of("mdtrt_id", "setl_id", "setl_time", "medins_setl_id");

    @Autowired private Formulary formulary;

    @Test
    void aHospitalChargesAVisitAndUndoesIt() {
        var id = hospital.visit(OUTPATIENT);
        var rows = VisitDesk.done(hospital.upload(id, "B1", packs(20))).list("result");
        var bill = hospital.bill(id, "B1", OUTPATIENT, "800.00");

        var told = hospital.preSettle(bill);
        var settled = settled(hospital, VisitDesk.settlement(bill, told));

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().text("feedetl_sn")).isEqualTo("B1-F0");
        assertThat(rows.getFirst().text("inscp_scp_amt")).isEqualTo("800.00");
        assertThat(settled.text("mdtrt_id")).isEqualTo(id);
        assertThat(settled.text("clr_type")).isEqualTo("11");
        assertThat(settled.number("fund_pay_sumamt")).isPositive();
        assertThat(figures(settled)).isEqualTo(figures(told));
        assertThat(till.balance()).isEqualTo(new Fen(0));
        till.assertBooksAgree();

        var undone = VisitDesk.done(hospital.undo(settled, hospital.site().msgid()));

        assertThat(undone.object("setlinfo").text("medfee_sumamt")).isEqualTo("-800.00");
        assertThat(undone.object("setlinfo").text("mdtrt_id")).isEqualTo(id);
        assertThat(till.balance()).isEqualTo(new Fen(5_000));
        assertThat(usedThisYear()).isZero();
        till.assertBooksAgree();
        var again = settled(hospital, VisitDesk.settlement(bill, told));
        assertThat(figures(again)).isEqualTo(figures(settled));
    }

    @Test
    void aPooledPurchaseCostsTheSameThroughTheChainAsAtTheCounter() {
        assertSameAsAtTheCounter(till.drug(), "1");
        assertSameAsAtTheCounter(till.drug(), "2");
    }

    @Test
    void aDualChannelDrugCostsTheSameThroughTheChainAsAtTheCounter() {
        var drug =
                formulary.circulating(ChinaTime.today(Clock.systemUTC())).stream()
                        .filter(one -> one.negotiated() && one.dualChannel())
                        .findFirst()
                        .orElseThrow();

        assertSameAsAtTheCounter(drug, "1");
    }

    private void assertSameAsAtTheCounter(Drug drug, String approval) {
        var quantity = BigDecimal.TEN;
        var rx = site.heldPrescription(person, quantity, approval, drug);
        var purchase = FsiSite.purchase(person, rx, quantity, PRICE, drug);
        var counter = VisitDesk.done(site.send("2101", site.msgid(), purchase));
        var id = pharmacy.visit("41");
        var rows = VisitDesk.done(pharmacy.upload(id, "B1", purchase)).list("result");
        var bill = pharmacy.bill(id, "B1", "41", "400.00");
        var told = pharmacy.preSettle(bill);

        assertThat(figures(told)).isEqualTo(figures(counter.object("setlinfo")));
        assertThat(amounts(rows)).isEqualTo(amounts(counter.list("detlcutinfo")));

        var settled = settled(pharmacy, VisitDesk.settlement(bill, told));

        assertThat(figures(settled)).isEqualTo(figures(counter.object("setlinfo")));
        assertThat(till.settlementOf(rx)).isEqualTo(serial(settled));
        VisitDesk.done(pharmacy.undo(settled, site.msgid()));
        assertThat(till.settlementOf(rx)).isZero();
        var sold = till.settled(purchase);
        assertThat(figures(sold)).isEqualTo(figures(settled));
        VisitDesk.done(till.undo(sold, site.msgid()));
        till.assertBooksAgree();
    }

    @Test
    void aPharmacysOwnWordApprovesNothing() {
        var restricted =
                formulary.circulating(ChinaTime.today(Clock.systemUTC())).stream()
                        .filter(one -> !one.restriction().isEmpty())
                        .findFirst()
                        .orElseThrow();
        var purchase = FsiSite.purchase(person, "", BigDecimal.ONE, PRICE, restricted);

        var sold = upload(pharmacy, "41", purchase);
        var charged = upload(hospital, OUTPATIENT, purchase);

        assertThat(sold.text("fulamt_ownpay_amt")).isEqualTo("40.00");
        assertThat(charged.text("fulamt_ownpay_amt")).isEqualTo("0.00");
    }

    private static Fields upload(
            VisitDesk desk, String medType, java.util.Map<String, Object> purchase) {
        var id = desk.visit(medType);
        return VisitDesk.done(desk.upload(id, "B1", purchase)).list("result").getFirst();
    }

    @Test
    void batchesOfAVisitAreSettledEachForItself() {
        var id = hospital.visit(OUTPATIENT);
        VisitDesk.done(hospital.upload(id, "B2", packs(2)));
        var first = settled(hospital, ready(hospital, id, 1));
        var bill = hospital.bill(id, "B2", OUTPATIENT, "80.00");
        var second = settled(hospital, VisitDesk.settlement(bill, hospital.preSettle(bill)));

        assertThat(first.text("medfee_sumamt")).isEqualTo("40.00");
        assertThat(second.text("medfee_sumamt")).isEqualTo("80.00");
        assertThat(standingSettlements()).isEqualTo(2);
    }

    @Test
    void withdrawnFeesAreChargedAnew() {
        var id = hospital.visit(OUTPATIENT);
        ready(hospital, id, 3);

        assertThat(VisitDesk.done(hospital.withdraw(id, "0000")).asMap()).isEmpty();
        assertThat(VisitDesk.done(hospital.withdraw(id, "B1")).asMap()).isEmpty();

        assertThat(settled(hospital, ready(hospital, id, 1)).text("medfee_sumamt"))
                .isEqualTo("40.00");
    }

    @Test
    void theSameFeeAgainIsTheSameFee() {
        var id = hospital.visit(OUTPATIENT);
        var first = VisitDesk.done(hospital.upload(id, "B1", packs(1)));
        var again = VisitDesk.done(hospital.upload(id, "B1", packs(1)));

        assertThat(again.canonical()).isEqualTo(first.canonical());
        assertThat(settled(hospital, ready(hospital, id, 1)).text("medfee_sumamt"))
                .isEqualTo("40.00");
    }

    @Test
    void theSameRegistrationAgainIsTheSameVisitUntilItIsCancelled() {
        var number = "MZ" + TestWorld.number();
        var first = VisitDesk.done(hospital.register(number)).object("data").text("mdtrt_id");

        assertThat(VisitDesk.done(hospital.register(number)).object("data").text("mdtrt_id"))
                .isEqualTo(first);
        VisitDesk.done(hospital.cancel(first));
        VisitDesk.done(hospital.cancel(first));
        assertThat(VisitDesk.done(hospital.register(number)).object("data").text("mdtrt_id"))
                .isNotEqualTo(first);
    }

    @Test
    void anOlderSystemDescribesAVisitBy2203() {
        var id =
                VisitDesk.done(hospital.register("MZ" + TestWorld.number()))
                        .object("data")
                        .text("mdtrt_id");

        VisitDesk.done(hospital.send("2203", hospital.description(id, OUTPATIENT)));

        assertThat(settled(hospital, ready(hospital, id, 1)).text("med_type"))
                .isEqualTo(OUTPATIENT);
    }

    private static TreeMap<String, Object> figures(Fields info) {
        var figures = new TreeMap<>(info.asMap());
        figures.keySet().removeAll(OF_ITS_OWN);
        return figures;
    }

    private static List<Object> amounts(List<Fields> rows) {
        return rows.stream()
                .map(
                        row -> {
                            var amounts = new TreeMap<>(row.asMap());
                            amounts.remove("feedetl_sn");
                            return (Object) amounts;
                        })
                .toList();
    }

    private static long serial(Fields settled) {
        return Long.parseLong(settled.text("setl_id").substring(4));
    }
}
