package cn.yunfang.review;

import cn.yunfang.formulary.Drug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which drugs act upon each other. A drug belongs to some groups, which is found out once; two
 * drugs are then looked up by their groups, so the time does not grow with the number of pairs.
 */
final class Interactions {
    /**
     * One pair of groups.
     *
     * @param rule the rule that speaks of it, by weight
     * @param chinese what happens; @param english likewise; @param source who says so
     */
    record Pair(String rule, String chinese, String english, String source) {}

    private final Function<Drug, List<String>> classify;
    private final Map<String, Map<String, Pair>> pairs = new HashMap<>();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();

    /**
     * @param classify the groups of a drug, asked once for each drug code
     */
    Interactions(Function<Drug, List<String>> classify) {
        this.classify = classify;
    }

    void add(String one, String other, Pair pair) {
        pairs.computeIfAbsent(one, _ -> new HashMap<>()).put(other, pair);
        pairs.computeIfAbsent(other, _ -> new HashMap<>()).put(one, pair);
    }

    /** What two drugs do together, each pair of groups once. */
    List<Pair> between(Drug one, Drug other) {
        var found = new ArrayList<Pair>();
        for (var group : groups(one)) {
            var partners = pairs.getOrDefault(group, Map.of());
            for (var partner : groups(other)) {
                var pair = partners.get(partner);
                if (pair != null && !found.contains(pair)) {
                    found.add(pair);
                }
            }
        }
        return found;
    }

    private List<String> groups(Drug drug) {
        // not computeIfAbsent: to look first takes no lock
        var known = groups.get(drug.code());
        return known != null
                ? known
                : groups.computeIfAbsent(
                        drug.code(),
                        _ -> classify.apply(drug).stream().filter(pairs::containsKey).toList());
    }
}
