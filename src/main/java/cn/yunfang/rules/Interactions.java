package cn.yunfang.rules;

import cn.yunfang.formulary.Drug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which drugs act upon each other. A drug belongs to some groups, which is found out once; two
 * drugs are then looked up by their groups, so the time does not grow with the number of pairs.
 */
final class Interactions<E> {
    private final BinaryOperator<E> graver;
    private final Map<String, Map<String, E>> effects = new HashMap<>();
    private final ByDrug<List<String>> groups;

    /**
     * @param classify the groups of a drug, asked once for each drug code
     * @param graver which of two effects of the same groups is kept
     */
    Interactions(Function<Drug, List<String>> classify, BinaryOperator<E> graver) {
        this.groups =
                new ByDrug<>(
                        drug ->
                                classify.apply(drug).stream()
                                        .filter(effects::containsKey)
                                        .toList());
        this.graver = graver;
    }

    void add(String one, String other, E effect) {
        effects.computeIfAbsent(one, _ -> new HashMap<>()).merge(other, effect, graver);
        effects.computeIfAbsent(other, _ -> new HashMap<>()).merge(one, effect, graver);
    }

    /** What two drugs do together, each effect once. */
    List<E> between(Drug one, Drug other) {
        var found = new ArrayList<E>();
        for (var group : groups.of(one)) {
            var partners = effects.getOrDefault(group, Map.of());
            for (var partner : groups.of(other)) {
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
}
