package cn.yunfang.rules;

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
    /** What two groups do together, in both languages. */
    record Effect(String chinese, String english) {}

    private final Function<Drug, List<String>> classify;
    private final Map<String, Map<String, Effect>> effects = new HashMap<>();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();

    /**
     * @param classify the groups of a drug, asked once for each drug code
     */
    Interactions(Function<Drug, List<String>> classify) {
        this.classify = classify;
    }

    void add(String one, String other, Effect effect) {
        effects.computeIfAbsent(one, _ -> new HashMap<>()).put(other, effect);
        effects.computeIfAbsent(other, _ -> new HashMap<>()).put(one, effect);
    }

    /** What two drugs do together, each effect once. */
    List<Effect> between(Drug one, Drug other) {
        var found = new ArrayList<Effect>();
        for (var group : groups(one)) {
            var partners = effects.getOrDefault(group, Map.of());
            for (var partner : groups(other)) {
                var effect = partners.get(partner);
                if (effect != null && !found.contains(effect)) {
                    found.add(effect);
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
                        _ -> classify.apply(drug).stream().filter(effects::containsKey).toList());
    }
}
