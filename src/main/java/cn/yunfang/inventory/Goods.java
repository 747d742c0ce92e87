package cn.yunfang.inventory;

import cn.yunfang.inventory.Fitting.Fitted;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import cn.yunfang.stock.Packs;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Books what no hand-over booked: packs, each once, and the shelf. */
@Component
class Goods {
    private final Packs packs;
    private final Stocks stocks;

    Goods(Packs packs, Stocks stocks) {
        this.packs = packs;
        this.stocks = stocks;
    }

    /**
     * @param sale the report: for a pack it stands where a prescription's number does
     */
    List<Sql<?>> sell(String institution, List<Fitted> rows, PrescriptionId sale, Instant at) {
        var booked = rows.stream().filter(Fitted::booked).map(Fitted::row).toList();
        if (booked.isEmpty()) {
            return List.of();
        }
        var writes = new ArrayList<Sql<?>>();
        var sold = booked.stream().flatMap(row -> packsOf(row).stream()).toList();
        if (!sold.isEmpty()) {
            writes.addAll(packs.sell(sold, institution, sale, sale.number(), at));
        }
        // nobody holds goods but for a prescription, and that is handed over elsewhere
        writes.addAll(stocks.take(institution, quantities(booked), List.of()));
        return writes;
    }

    private static List<Packs.Pack> packsOf(SaleRow row) {
        return row.codes().stream()
                .map(code -> new Packs.Pack(code, row.drug(), row.split()))
                .toList();
    }

    /** Packs of one sale that come back. */
    List<Sql<?>> takeBack(List<String> codes, long sale, Instant at) {
        return codes.isEmpty() ? List.of() : packs.takeBack(codes, sale, at);
    }

    Sql<?> putBack(String institution, List<SaleRow> rows) {
        return stocks.putBack(institution, quantities(rows));
    }

    private static Map<String, BigDecimal> quantities(List<SaleRow> rows) {
        var sums = new TreeMap<String, BigDecimal>();
        rows.forEach(row -> sums.merge(row.drug(), row.quantity(), BigDecimal::add));
        return sums;
    }
}
