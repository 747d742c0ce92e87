package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which drugs act upon each other. A drug belongs to some groups, which is found out once; two
 * drugs are then looked up by their groups, so the time does not grow with the number of pairs.
 */
final class Interactions<E> {
    private final Function<Drug, List<String>> classify;
    private final BinaryOperator<E> graver;
    private final Map<String, Map<String, E>> effects = new HashMap<>();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();

    /**
     * @param classify the groups of a drug, asked once for each drug code
     * @param graver which of two effects of the same groups is kept
     */
    Interactions(Function<Drug, List<String>> classify, BinaryOperator<E> graver) {
        this.classify = classify;
        this.graver = graver;
    }

    void add(String one, String other, E effect) {
        effects.computeIfAbsent(one, _ -> new HashMap<>()).merge(other, effect, graver);
        effects.computeIfAbsent(other, _ -> new HashMap<>()).merge(one, effect, graver);
    }

    /** What two drugs do together, each effect once. */
    List<E> between(Drug one, Drug other) {
        var found = new ArrayList<E>();
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

    /** What two groups do together. */
    Stream<E> betweenGroups(String one, String other) {
        return Stream.ofNullable(effects.getOrDefault(one, Map.of()).get(other));
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
