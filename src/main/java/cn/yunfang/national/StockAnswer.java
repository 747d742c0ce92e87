package cn.yunfang.national;

import cn.yunfang.registry.Institution;
import cn.yunfang.stock.Stocks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the needed drugs are on which shelf.
 *
 * @param needed pack units by drug
 * @param near pharmacies, nearest first
 * @param shelves what they have, by pharmacy
 */
record StockAnswer(
        Map<String, BigDecimal> needed,
        List<Institution> near,
        Map<String, List<Stocks.Shelf>> shelves) {
    private static final int MOST = 20;

    /** One pharmacy with what it has enough of. */
    private record Place(Institution pharmacy, List<Stocks.Shelf> enough) {}

    /** accept 1 every drug is in stock somewhere, 0 some are, −1 none is; and where. */
    Map<String, Object> shown() {
        var places = places();
        var found =
                places.stream()
                        .flatMap(place -> place.enough.stream().map(Stocks.Shelf::drugCode))
                        .collect(Collectors.toSet());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("accept", accept(found));
        answer.put("msg", message(places, found));
        answer.put(
                "drugList",
                needed.keySet().stream()
                        .map(
                                drug ->
                                        Map.of(
                                                "medListCodg",
                                                drug,
                                                "accept",
                                                found.contains(drug) ? "1" : "-1"))
                        .toList());
        answer.put("fixmedinsList", places.stream().limit(MOST).map(StockAnswer::place).toList());
        return answer;
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        for (var pharmacy : near) {
            var enough =
                    shelves.getOrDefault(pharmacy.code(), List.of()).stream()
                            .filter(item -> isEnough(item))
                            .toList();
            if (!enough.isEmpty()) {
                places.add(new Place(pharmacy, enough));
            }
        }
        // the sort is stable: among equals the nearest stays first
        places.sort(Comparator.comparingInt((Place place) -> -place.enough.size()));
        return places;
    }

    private boolean isEnough(Stocks.Shelf item) {
        return item.quantity().compareTo(needed.getOrDefault(item.drugCode(), BigDecimal.ZERO))
                >= 0;
    }

    private String accept(Set<String> found) {
        if (found.isEmpty()) {
            return "-1";
        }
        return found.containsAll(needed.keySet()) ? "1" : "0";
    }

    private String message(List<Place> places, Set<String> found) {
        if (found.isEmpty()) {
            return "就医地定点药店均无库存 / no designated pharmacy of the place of care has it";
        }
        if (!found.containsAll(needed.keySet())) {
            return "部分药品有库存 / some of the drugs are in stock";
        }
        return places.getFirst().enough.size() == needed.size()
                ? "全部药品有库存 / all drugs are in stock"
                : "全部药品有库存，须在多家药店取药 / all drugs are in stock, at several pharmacies";
    }

    private static Map<String, Object> place(Place place) {
        return Map.of(
                "fixmedinsCode", place.pharmacy.code(),
                "fixmedinsName", place.pharmacy.name(),
                "fixmedinsAddr", place.pharmacy.address(),
                "drugList",
                        place.enough.stream()
                                .map(
                                        item ->
                                                Map.of(
                                                        "medListCodg", item.drugCode(),
                                                        "stockCnt", item.quantity(),
                                                        "drugPric", item.price()))
                                .toList());
    }
}
