package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.TestClock;
import cn.yunfang.YunfangTest;
import cn.yunfang.formulary.Drug;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** circDrugQuery by a pharmacy, and rxSetlStockQuery: which pharmacy has what was prescribed. */
@YunfangTest
class StockFlowTests extends PharmacyFlow {
    private void onTheShelf(Counter counter, Drug drug, int packs) {
        var shelf = new Stocks.Shelf(drug.code(), BigDecimal.valueOf(packs), drug.referencePrice());
        var missed =
                world.bean(Database.class)
                        .commit(
                                world.bean(Stocks.class)
                                        .report(
                                                counter.site().code(),
                                                List.of(shelf),
                                                TestClock.now()));
        assertThat(missed).isEmpty();
    }

    private Fields ask(int packs, Drug... drugs) {
        return world.call(clinic.hospital(), "rxSetlStockQuery", question(packs, drugs)).must();
    }

    private Map<String, Object> question(int packs, Drug... drugs) {
        return Map.of(
                "fixmedinsCode",
                clinic.hospital().code(),
                "drugList",
                Arrays.stream(drugs)
                        .map(
                                drug ->
                                        Map.of(
                                                "medListCodg", drug.code(),
                                                "drugCnt", packs,
                                                "drugDosunt", drug.packUnit()))
                        .toList());
    }

    private List<String> places(Fields answer) {
        return answer.list("fixmedinsList").stream()
                .map(one -> one.text("fixmedinsCode"))
                .filter(List.of(one.site().code(), other.site().code())::contains)
                .toList();
    }

    // quantities that no other test asks for keep the shelves of other tests out of sight
    @Test
    void namesThePharmaciesThatHaveEnoughTheMostCompleteFirst() {
        onTheShelf(one, world.drug(), 5000);
        onTheShelf(other, world.drug(), 5000);
        onTheShelf(other, world.anotherDrug(), 5000);

        var all = ask(5000, world.drug(), world.anotherDrug());

        assertThat(all.text("accept")).isEqualTo("1");
        assertThat(all.list("drugList")).hasSize(2);
        assertThat(places(all)).containsExactly(other.site().code(), one.site().code());
        var shown = all.list("fixmedinsList").getFirst().list("drugList").getFirst();
        assertThat(shown.number("stockCnt")).isEqualByComparingTo("5000");

        var some = ask(5001, world.drug());
        assertThat(some.text("accept")).isEqualTo("-1");
        assertThat(places(some)).isEmpty();
    }

    @Test
    void aSaleTakesPacksOffTheShelfAndAReturnPutsThemBack() {
        onTheShelf(one, world.drug(), 7001);
        var sold = one.sellsEverything(one.prepared(clinic.prescribes(world.drug())));
        assertThat(places(ask(7001, world.drug()))).isEmpty();

        one.takeBack(one.returnMessage(sold)).must();

        assertThat(places(ask(7001, world.drug()))).containsExactly(one.site().code());
    }

    @Test
    void saysWhenADrugIsUnknown() {
        var answer =
                world.call(
                                clinic.hospital(),
                                "rxSetlStockQuery",
                                Map.of(
                                        "drugList",
                                        List.of(Map.of("medListCodg", "NONE", "drugCnt", 1))))
                        .must();

        assertThat(answer.text("accept")).isEqualTo("-2");
    }

    @Test
    void isAskedByHospitalsAlone() {
        assertThat(refusal(one.call("rxSetlStockQuery", Map.of("drugList", List.of()))))
                .isEqualTo(Reason.WRONG_INSTITUTION_TYPE);
    }

    @Test
    void listsCirculatingDrugsForAPharmacyToo() {
        var answer =
                one.call(
                        "circDrugQuery",
                        Map.of(
                                "fixmedinsCode", one.site().code(),
                                "medListCodgs", List.of(world.drug().code())));

        assertThat(answer.must().list("drugList").getFirst().text("genname"))
                .isEqualTo(world.drug().genericName());
    }
}
