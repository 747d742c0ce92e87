package cn.yunfang.dispense;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goods of a sale that come back with one message.
 *
 * @param items the rows that came back, with the quantities and codes of this return alone
 * @param after the sale's items once they are back
 */
record GoodsReturn(
        byte[] digest, Instant at, String reason, List<Sale.Item> items, List<Sale.Item> after) {
    Map<Integer, BigDecimal> byLine() {
        var sums = new TreeMap<Integer, BigDecimal>();
        items.forEach(item -> sums.merge(item.line(), item.returned(), BigDecimal::add));
        return sums;
    }

    Map<String, BigDecimal> byDrug() {
        var sums = new TreeMap<String, BigDecimal>();
        items.forEach(item -> sums.merge(item.drugCode(), item.returned(), BigDecimal::add));
        return sums;
    }

    List<String> codes() {
        return items.stream().flatMap(item -> item.returnedCodes().stream()).distinct().toList();
    }
}
