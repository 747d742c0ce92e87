package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.PRICE;
import static cn.yunfang.national.FsiTill.assertRefused;
import static cn.yunfang.national.InventoryDesk.back;
import static cn.yunfang.national.InventoryDesk.row;
import static cn.yunfang.national.InventoryDesk.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.formulary.Drug;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.stock.Hold;
import cn.yunfang.stock.Holds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** 3505 and 3506 of what no prescription sent: booked once, within its settlement. */
class InventoryFlowTests extends FsiFlow {
    private static final int ROUNDS = 3;

    @Autowired private ApplicationContext world;
    private InventoryDesk desk;
    private Drug drug;

    @BeforeEach
    void aShelf() {
        desk = new InventoryDesk(site);
        drug = till.drug();
        desk.fillsTheShelf(world, drug);
    }

    private static boolean done(Fields answer) {
        return answer.text("infcode").equals("0");
    }

    @Test
    void booksASaleOnceAndWhatComesBack() {
        var packs = Counter.traceCodes(2);
        var sale = row(drug.code(), packs);
        VisitDesk.done(desk.sold(sale));
        VisitDesk.done(desk.sold(sale));
        assertThat(desk.onTheShelf(drug)).isEqualTo(8);
        assertThat(packs).allMatch(code -> InventoryDesk.state(code) == 1);

        var goodsReturn = back(sale, packs.subList(0, 1));
        VisitDesk.done(desk.returned(goodsReturn));
        VisitDesk.done(desk.returned(goodsReturn));

        assertThat(desk.onTheShelf(drug)).isEqualTo(9);
        assertThat(InventoryDesk.state(packs.getFirst())).isEqualTo(2);
        assertThat(InventoryDesk.state(packs.getLast())).isEqualTo(1);
        VisitDesk.done(desk.sold(row(drug.code(), packs.subList(0, 1))));
        assertThat(desk.onTheShelf(drug)).isEqualTo(8);
        assertThat(InventoryDesk.timesSold(packs.getFirst())).isEqualTo(2);
    }

    @Test
    void takesOneObjectAndAllThatIsOutByItsBatchNumber() {
        var packs = Counter.traceCodes(2);
        var sale = row(drug.code(), packs);
        VisitDesk.done(site.send("3505", site.msgid(), Map.of("selinfo", sale)));

        VisitDesk.done(desk.returned(with(sale, "drugtracinfo", List.of())));

        assertThat(desk.onTheShelf(drug)).isEqualTo(10);
        assertThat(packs).allMatch(code -> InventoryDesk.state(code) == 2);
    }

    @Test
    void aPackIsSoldOnce() {
        var sale = row(drug.code(), Counter.traceCodes(1));
        VisitDesk.done(desk.sold(sale));
        var other = new InventoryDesk(till.anotherSite());

        assertRefused(other.sold(sale), Reason.PACK_ALREADY_SOLD);
        assertRefused(desk.sold(with(sale, "rtal_docno", "XS1")), Reason.PACK_ALREADY_SOLD);
        var fresh = row(drug.code(), Counter.traceCodes(1));
        assertRefused(desk.sold(fresh, with(fresh, "rtal_docno", "XS1")), Reason.PACK_ALREADY_SOLD);
        assertThat(desk.onTheShelf(drug)).isEqualTo(9);
        assertThat(desk.reported()).isOne();
    }

    @Test
    void whatIsHeldForAPatientIsNotSold() {
        var now = TestClock.now();
        var rx = new PrescriptionId(person.bucket(), TestWorld.number() % 90_000_000_000L + 1);
        var held =
                new Hold(
                        rx,
                        1,
                        1,
                        rx.hiRxno("371083", ChinaTime.date(now)),
                        site.code,
                        drug.code(),
                        BigDecimal.TEN,
                        PRICE,
                        PRICE,
                        now,
                        now.plus(Duration.ofMinutes(30)));
        assertThat(world.getBean(Database.class).commit(Holds.place(List.of(held)))).isEmpty();

        assertRefused(desk.sold(row(drug.code(), Counter.traceCodes(1))), Reason.HELD_FOR_OTHERS);
        assertThat(desk.onTheShelf(drug)).isEqualTo(10);
    }

    @Test
    void anOpenedPackIsSoldInParts() {
        var open = with(row(drug.code(), Counter.traceCodes(1)), "trdn_flag", "1");
        var first = with(open, "sel_retn_cnt", "0.5");

        VisitDesk.done(desk.sold(first));
        VisitDesk.done(desk.sold(with(first, "rtal_docno", "XS2")));
        assertRefused(desk.sold(with(open, "trdn_flag", "0")), Reason.PACK_ALREADY_SOLD);
    }

    @Test
    void demandsACodeForEachPackOfAListedDrug() {
        var sale = row(drug.code(), Counter.traceCodes(2));

        assertRefused(desk.sold(with(sale, "sel_retn_cnt", "3")), Reason.TRACE_CODE_MISSING);
        assertRefused(desk.sold(with(sale, "drugtracinfo", List.of())), Reason.TRACE_CODE_MISSING);
        assertRefused(desk.sold(with(sale, "sel_retn_cnt", "0")), Reason.FIELD_INVALID);
        var notListed = with(row("C0101010000000001", List.of()), "sel_retn_cnt", "1");
        VisitDesk.done(desk.sold(notListed));
        assertThat(desk.onTheShelf(drug)).isEqualTo(10);
    }

    private Fields settled(int packs) {
        var quantity = BigDecimal.valueOf(packs);
        return till.settled(FsiSite.purchase(person, "", quantity, PRICE, drug));
    }

    private Map<String, Object> paidRow(Fields settled, int packs) {
        var row = with(row(drug.code(), Counter.traceCodes(packs)), "psn_no", person.no());
        return with(row, "setl_id", settled.text("setl_id"));
    }

    @Test
    void aPaidSaleFitsItsSettlement() {
        var settled = settled(2);
        var first = paidRow(settled, 1);
        VisitDesk.done(desk.sold(first));
        VisitDesk.done(desk.sold(first));

        assertRefused(desk.sold(paidRow(settled, 2)), Reason.SETTLEMENT_DIFFERS);
        assertRefused(
                desk.sold(paidRow(settled, 1), paidRow(settled, 1)), Reason.SETTLEMENT_DIFFERS);
        VisitDesk.done(desk.sold(paidRow(settled, 1)));
        assertRefused(desk.sold(paidRow(settled, 1)), Reason.SETTLEMENT_DIFFERS);
        assertThat(desk.onTheShelf(drug)).isEqualTo(8);

        var code = codes(first);
        VisitDesk.done(desk.returned(back(first, code)));
        VisitDesk.done(desk.sold(paidRow(settled, 1)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(Map<String, Object> row) {
        return ((List<Map<String, String>>) row.get("drugtracinfo"))
                .stream().map(one -> one.get("drug_trac_codg")).toList();
    }

    @Test
    void refusesASettlementThatDoesNotPayForIt() {
        var settled = settled(1);
        var sale = paidRow(settled, 1);
        var other = new InventoryDesk(till.anotherSite());

        assertRefused(
                desk.sold(with(sale, "setl_id", "0001000000000000001")), Reason.SETTLEMENT_MISSING);
        assertRefused(desk.sold(with(sale, "setl_id", "X")), Reason.SETTLEMENT_MISSING);
        assertRefused(other.sold(sale), Reason.SETTLEMENT_MISSING);
        assertRefused(
                desk.sold(with(sale, "psn_no", FsiSite.person("310").no())),
                Reason.PERSON_MISMATCH);
        var unlisted = with(sale, "med_list_codg", "C0101010000000001");
        assertRefused(desk.sold(unlisted), Reason.SETTLEMENT_DIFFERS);
        VisitDesk.done(till.undo(settled, site.msgid()));
        assertRefused(desk.sold(sale), Reason.SETTLEMENT_MISSING);
        assertThat(desk.reported()).isZero();
    }

    @Test
    void theMoneyGoesBackBeforeTheReturnIsReported() {
        var settled = settled(2);
        var sale = paidRow(settled, 1);
        VisitDesk.done(desk.sold(sale));

        VisitDesk.done(till.undo(settled, site.msgid()));

        var pack = codes(sale).getFirst();
        assertThat(InventoryDesk.state(pack)).as("still out").isEqualTo(1);
        assertRefused(desk.sold(row(drug.code(), List.of(pack))), Reason.PACK_ALREADY_SOLD);
        VisitDesk.done(desk.returned(back(sale, codes(sale))));
        assertThat(InventoryDesk.state(pack)).isEqualTo(2);
        assertThat(desk.onTheShelf(drug)).isEqualTo(10);
    }

    @Test
    void aReturnMatchesASale() {
        var packs = Counter.traceCodes(2);
        var sale = row(drug.code(), packs);
        assertRefused(desk.returned(back(sale, packs)), Reason.SALE_UNKNOWN);
        VisitDesk.done(desk.sold(sale));

        assertRefused(desk.returned(back(sale, Counter.traceCodes(1))), Reason.RETURN_DIFFERS);
        assertRefused(
                desk.returned(with(back(sale, packs), "sel_retn_cnt", "3")), Reason.RETURN_DIFFERS);
        assertRefused(
                desk.returned(with(back(sale, packs), "setl_id", "0001000000000000001")),
                Reason.RETURN_DIFFERS);
        var other = new InventoryDesk(till.anotherSite());
        assertRefused(other.returned(back(sale, packs)), Reason.SALE_UNKNOWN);
        VisitDesk.done(desk.returned(back(sale, packs)));
        assertRefused(desk.returned(with(back(sale, packs), "memo", "再退")), Reason.SALE_UNKNOWN);
        assertThat(desk.onTheShelf(drug)).isEqualTo(10);
    }

    @RepeatedTest(ROUNDS)
    void theSameRowAtOnceIsOneSaleAndOneReturn() {
        var packs = Counter.traceCodes(1);
        var sale = row(drug.code(), packs);

        Callable<Fields> sell = () -> desk.sold(sale);
        AtOnce.all(Collections.nCopies(4, sell)).forEach(VisitDesk::done);
        assertThat(desk.onTheShelf(drug)).isEqualTo(9);

        Callable<Fields> take = () -> desk.returned(back(sale, packs));
        AtOnce.all(Collections.nCopies(4, take)).forEach(VisitDesk::done);
        assertThat(desk.onTheShelf(drug)).isEqualTo(10);
    }

    @RepeatedTest(ROUNDS)
    void aPackThatTwoSellAtOnceIsSoldByOne() {
        var sale = row(drug.code(), Counter.traceCodes(1));
        var other = new InventoryDesk(till.anotherSite());

        var answers = AtOnce.all(() -> desk.sold(sale), () -> other.sold(sale));

        assertThat(answers.stream().filter(InventoryFlowTests::done)).hasSize(1);
        answers.stream()
                .filter(one -> !done(one))
                .forEach(one -> assertRefused(one, Reason.PACK_ALREADY_SOLD));
    }

    @RepeatedTest(ROUNDS)
    void noMoreIsReportedAtOnceThanWasSettled() {
        var settled = settled(1);
        List<Callable<Fields>> sales =
                List.of(
                        () -> desk.sold(paidRow(settled, 1)),
                        () -> desk.sold(paidRow(settled, 1)),
                        () -> desk.sold(paidRow(settled, 1)));

        var answers = AtOnce.all(sales);

        assertThat(answers.stream().filter(InventoryFlowTests::done)).hasSize(1);
        assertThat(desk.onTheShelf(drug)).isEqualTo(9);
    }
}
