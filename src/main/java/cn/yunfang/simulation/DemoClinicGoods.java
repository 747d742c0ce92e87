package cn.yunfang.simulation;

import cn.yunfang.formulary.Drug;
import cn.yunfang.inventory.Movements;
import cn.yunfang.inventory.ReportPurchase;
import cn.yunfang.inventory.UploadSale;
import cn.yunfang.registry.Institution;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.stock.Stocks;
import cn.yunfang.stock.Stocks.Shelf;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Some village clinics of the demo city bought and sold: at the first all fits together, at each of
 * the next three one thing does not.
 */
@Component
@ConditionalOnBooleanProperty("yunfang.demo")
final class DemoClinicGoods {
    private static final int CLINICS = 4;
    private static final int DRUGS = 6;
    private static final int BOUGHT = 20;
    private static final int SOLD = 5;
    private static final int LOST = 3;
    private static final int LOSES = 1;
    private static final int DEAR = 2;
    private static final int UNBOUGHT = 3;
    private static final int DAYS_AGO = 20;
    private static final int SOLD_DAYS_AGO = 10;
    private static final Instant FIRST = Instant.EPOCH;

    private final ReportPurchase purchases;
    private final Movements movements;
    private final UploadSale sales;
    private final Stocks stocks;
    private final Database database;
    private final Clock clock;

    DemoClinicGoods(
            ReportPurchase purchases,
            Movements movements,
            UploadSale sales,
            Stocks stocks,
            Database database,
            Clock clock) {
        this.purchases = purchases;
        this.movements = movements;
        this.sales = sales;
        this.stocks = stocks;
        this.database = database;
        this.clock = clock;
    }

    void trade(City city, List<Drug> drugs) {
        var some = drugs.stream().filter(one -> one.itemType().equals("11")).limit(DRUGS).toList();
        var clinics =
                city.sites().stream()
                        .map(Site::institution)
                        .filter(one -> one.type() == Institution.Type.CLINIC)
                        .limit(CLINICS)
                        .toList();
        for (int i = 0; i < clinics.size(); i++) {
            var code = clinics.get(i).code();
            if (database.read(movements.bought(List.of(code), FIRST, clock.instant())).isEmpty()) {
                trade(code, i, some);
            }
        }
    }

    private void trade(String clinic, int number, List<Drug> drugs) {
        var by = new Caller(Caller.Role.MEDICAL, clinic, "system", Optional.empty());
        var at = daysAgo(DAYS_AGO);
        var bought = number == UNBOUGHT ? drugs.subList(1, drugs.size()) : drugs;
        DemoSites.must(
                purchases.report(by, bought.stream().map(one -> delivery(one, at)).toList()));
        int left = BOUGHT - SOLD;
        var shelf = new ArrayList<Shelf>();
        for (int i = 0; i < drugs.size(); i++) {
            int lost = number == LOSES && i == 0 ? LOST : 0;
            var one = drugs.get(i);
            shelf.add(new Shelf(one.code(), whole(left + SOLD - lost), one.referencePrice()));
        }
        // what is on the shelf is told before the sales are booked off it
        database.commit(stocks.report(clinic, shelf, at));
        var rows =
                IntStream.range(0, drugs.size())
                        .mapToObj(i -> sale(clinic, number, drugs.get(i), i))
                        .toList();
        DemoSites.must(
                sales.upload(by, Fields.parse(Json.text(Map.of("selinfo", rows))).orElseThrow()));
    }

    private static ReportPurchase.Row delivery(Drug one, Instant at) {
        return new ReportPurchase.Row(
                one.code(), whole(BOUGHT), one.referencePrice(), "演示医药配送公司", "PS2026110901", at);
    }

    private Map<String, Object> sale(String clinic, int number, Drug drug, int no) {
        boolean dear = number == DEAR && no == 0;
        var price = drug.referencePrice().add(dear ? BigDecimal.ONE : BigDecimal.ZERO);
        var codes =
                IntStream.range(0, SOLD)
                        .mapToObj(i -> "8%07d%06d%06d".formatted(number, no, i))
                        .map(code -> Map.of("drug_trac_codg", code))
                        .toList();
        return Map.ofEntries(
                Map.entry("med_list_codg", drug.code()),
                Map.entry("fixmedins_hilist_id", drug.code()),
                Map.entry("fixmedins_hilist_name", drug.genericName()),
                Map.entry("fixmedins_bchno", "PC%d".formatted(no)),
                Map.entry("trdn_flag", "0"),
                Map.entry("rx_circ_flag", "0"),
                Map.entry("rtal_docno", "XS%s%d".formatted(clinic, no)),
                Map.entry("finl_trns_pric", price.toPlainString()),
                Map.entry("sel_retn_cnt", Integer.toString(SOLD)),
                Map.entry("sel_retn_time", ChinaTime.format(daysAgo(SOLD_DAYS_AGO))),
                Map.entry("sel_retn_opter_name", "村医"),
                Map.entry("drugtracinfo", codes));
    }

    // two nodes that build at once tell the same
    private Instant daysAgo(int days) {
        return ChinaTime.startOf(ChinaTime.today(clock).minusDays(days));
    }

    private static BigDecimal whole(int number) {
        return BigDecimal.valueOf(number);
    }
}
