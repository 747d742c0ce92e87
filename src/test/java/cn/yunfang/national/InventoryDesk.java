package cn.yunfang.national;

import cn.yunfang.TestClock;
import cn.yunfang.TestDatabase;
import cn.yunfang.formulary.Drug;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Fields;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an inventory system sends after each sale and return (3505, 3506), and what is booked. */
record InventoryDesk(FsiSite site) {
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.dataSource());

    /** A row of 3505 for whole packs. */
    static Map<String, Object> row(String drug, List<String> codes) {
        var row = new LinkedHashMap<String, Object>();
        row.put("med_list_codg", drug);
        row.put("fixmedins_hilist_id", "Y1");
        row.put("fixmedins_hilist_name", "测试药品");
        row.put("fixmedins_bchno", "PC" + TestWorld.number());
        row.put("manu_lotnum", "L1");
        row.put("expy_end", "2028-10-31");
        row.put("trdn_flag", "0");
        row.put("rx_circ_flag", "0");
        row.put("rtal_docno", "XS" + TestWorld.number());
        row.put("sel_retn_cnt", Integer.toString(codes.size()));
        row.put("sel_retn_time", ChinaTime.format(TestClock.now()));
        row.put("sel_retn_opter_name", "营业员");
        row.put(
                "drugtracinfo",
                codes.stream().map(code -> Map.of("drug_trac_codg", code)).toList());
        return row;
    }

    static Map<String, Object> with(Map<String, Object> row, String field, Object value) {
        var other = new LinkedHashMap<>(row);
        other.put(field, value);
        return other;
    }

    /** The row of 3506 that takes these packs of a sold row back. */
    static Map<String, Object> back(Map<String, Object> sold, List<String> codes) {
        var row = new LinkedHashMap<>(sold);
        for (var name : List.of("rx_circ_flag", "rtal_docno", "rxno")) {
            row.remove(name);
        }
        row.put("sel_retn_cnt", Integer.toString(codes.size()));
        row.put(
                "drugtracinfo",
                codes.stream().map(code -> Map.of("drug_trac_codg", code)).toList());
        return row;
    }

    @SafeVarargs
    final Fields sold(Map<String, Object>... rows) {
        return site.send("3505", site.msgid(), Map.of("selinfo", new ArrayList<>(List.of(rows))));
    }

    @SafeVarargs
    final Fields returned(Map<String, Object>... rows) {
        return site.send("3506", site.msgid(), Map.of("selinfo", new ArrayList<>(List.of(rows))));
    }

    /** Ten packs on the shelf. */
    void fillsTheShelf(ApplicationContext beans, Drug drug) {
        var shelf = new Stocks.Shelf(drug.code(), BigDecimal.TEN, BigDecimal.ONE);
        var report = beans.getBean(Stocks.class).report(site.code, List.of(shelf), TestClock.now());
        beans.getBean(Database.class).commit(List.of(report));
    }

    int onTheShelf(Drug drug) {
        return JDBC.sql("select quantity from stock.item where pharmacy = ? and drug_code = ?")
                .params(site.code, drug.code())
                .query(BigDecimal.class)
                .single()
                .intValueExact();
    }

    /** 1 sold, 2 taken back. */
    static int state(String code) {
        return JDBC.sql("select state from stock.pack where trace_code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    static long timesSold(String code) {
        return JDBC.sql("select count(*) from stock.pack_sale where trace_code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    long reported() {
        return JDBC.sql("select count(*) from inventory.sale where institution = ?")
                .param(site.code)
                .query(Long.class)
                .single();
    }
}
