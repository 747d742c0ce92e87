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

    /**
     * What gets back to the shelf. Of an item with one pack a unit only the spoilt packs are
     * missing; of any other with spoilt packs nothing gets back, for nobody knows how much is good.
     */
    Map<String, BigDecimal> byDrugWithout(ReturnGoods.Waste waste) {
        var sums = new TreeMap<String, BigDecimal>();
        items.forEach(item -> sums.merge(item.drugCode(), good(item, waste), BigDecimal::add));
        return sums;
    }

    private static BigDecimal good(Sale.Item item, ReturnGoods.Waste waste) {
        if (!waste.isWaste(item)) {
            return item.returned();
        }
        var packs = item.returnedCodes();
        long spoilt = packs.stream().filter(waste.packs()::contains).count();
        boolean onePerPack =
                !item.split() && item.returned().compareTo(BigDecimal.valueOf(packs.size())) == 0;
        return onePerPack && !waste.drug().test(item.drugCode())
                ? item.returned().subtract(BigDecimal.valueOf(spoilt))
                : BigDecimal.ZERO;
    }

    /** Packs that are written off. */
    List<String> wasted(ReturnGoods.Waste waste) {
        return items.stream()
                .flatMap(
                        item ->
                                item.returnedCodes().stream()
                                        .filter(
                                                code ->
                                                        waste.drug().test(item.drugCode())
                                                                || waste.packs().contains(code)))
                .distinct()
                .toList();
    }

    List<String> codes() {
        return items.stream().flatMap(item -> item.returnedCodes().stream()).distinct().toList();
    }
}
