package cn.yunfang.national;

import static cn.yunfang.national.FsiTill.assertRefused;
import static cn.yunfang.national.InventoryDesk.back;
import static cn.yunfang.national.InventoryDesk.row;
import static cn.yunfang.national.InventoryDesk.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.YunfangTest;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 3505 and 3506 of a prescription that circulated: what its hand-over booked, told once more. */
@YunfangTest
class InventoryOfPrescriptionFlowTests extends PharmacyFlow {
    private InventoryDesk desk;
    private Counter.Passed passed;
    private List<String> packs;
    private String settlement;
    private Fields handedOver;

    @BeforeEach
    void twoPacksAreSettledAndHandedOver() {
        desk = new InventoryDesk(world.fsi(one.site()));
        desk.fillsTheShelf(beans(), world.drug());
        passed = one.prepared(clinic.prescribesTwoPacks());
        settlement = one.settle(passed, 2);
        packs = Counter.traceCodes(2);
        handedOver =
                one.sell(one.insuredSale(passed, settlement, Counter.packs(world.drug(), packs)))
                        .must();
        assertThat(desk.onTheShelf(world.drug())).isEqualTo(8);
    }

    private Map<String, Object> report(List<String> codes) {
        var row = with(row(world.drug().code(), codes), "rx_circ_flag", "1");
        return with(with(row, "rxno", passed.held().hiRxno()), "setl_id", settlement);
    }

    @Test
    void theSamePacksAgainAreTheSameSale() {
        VisitDesk.done(desk.sold(report(packs.subList(0, 1)), report(packs.subList(1, 2))));

        assertThat(desk.onTheShelf(world.drug())).isEqualTo(8);
        assertThat(packs).allMatch(code -> InventoryDesk.timesSold(code) == 1);
        assertRefused(desk.sold(report(packs)), Reason.OVER_QUANTITY);
    }

    @Test
    void theSameReportAgainIsTheSameReport() {
        var report = report(packs);
        VisitDesk.done(desk.sold(report));
        VisitDesk.done(desk.sold(report));

        assertThat(packs).allMatch(code -> InventoryDesk.timesSold(code) == 1);
        assertThat(desk.onTheShelf(world.drug())).isEqualTo(8);
    }

    @Test
    void refusesWhatWasNotHandedOver() {
        var report = report(packs);

        assertRefused(
                desk.sold(report(List.of(packs.getFirst(), Counter.traceCodes(1).getFirst()))),
                Reason.SALE_DIFFERS);
        assertRefused(
                desk.sold(with(report, "med_list_codg", "C0101010000000001")), Reason.WRONG_DRUG);
        assertRefused(
                desk.sold(with(report, "setl_id", "0001000000000000001")),
                Reason.SETTLEMENT_DIFFERS);
        assertRefused(
                desk.sold(with(report, "psn_no", FsiSite.person("310").no())),
                Reason.PERSON_MISMATCH);
        assertRefused(desk.sold(with(report, "rxno", "1")), Reason.SALE_UNKNOWN);
        var notYet = one.prepared(clinic.prescribes(world.drug())).held().hiRxno();
        assertRefused(desk.sold(with(report, "rxno", notYet)), Reason.SALE_UNKNOWN);
        var elsewhere = new InventoryDesk(world.fsi(other.site()));
        assertRefused(elsewhere.sold(report), Reason.SALE_UNKNOWN);
    }

    @Test
    void packsOfAHandOverAreNotSoldAgainWithoutIt() {
        assertRefused(desk.sold(row(world.drug().code(), packs)), Reason.PACK_ALREADY_SOLD);
        assertRefused(
                desk.sold(with(report(packs), "rx_circ_flag", "0")), Reason.SETTLEMENT_DIFFERS);
    }

    @Test
    void goodsComeBackByTheirOwnOperationFirst() {
        var report = report(packs);
        VisitDesk.done(desk.sold(report));
        var goodsReturn = back(report, packs.subList(0, 1));

        assertRefused(desk.returned(goodsReturn), Reason.RETURN_BY_UNDO);
        one.takeBack(
                        one.returnMessage(
                                handedOver, Counter.packs(world.drug(), packs.subList(0, 1))))
                .must();
        VisitDesk.done(desk.returned(goodsReturn));
        VisitDesk.done(desk.returned(goodsReturn));

        assertThat(desk.onTheShelf(world.drug())).isEqualTo(9);
        assertThat(InventoryDesk.state(packs.getFirst())).isEqualTo(2);
        assertRefused(desk.returned(back(report, packs.subList(1, 2))), Reason.RETURN_BY_UNDO);
    }
}
