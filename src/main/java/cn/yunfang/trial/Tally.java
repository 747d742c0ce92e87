package cn.yunfang.trial;

import cn.yunfang.shared.Fen;
import cn.yunfang.trial.Trial.Change;
import cn.yunfang.trial.Trial.Group;
import cn.yunfang.trial.Trial.Skipped;
import cn.yunfang.trial.Trial.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Adds settlements up as they come by; holds sums and the largest changes, never all of them. */
final class Tally {
    private static final int LARGEST = 10;
    private static final Comparator<Change> BY_SIZE =
            Comparator.comparingLong(change -> Math.abs(change.difference().value()));

    private final Map<Group, Sum> groups = new TreeMap<>();
    private final Map<Skipped, Integer> skipped = new EnumMap<>(Skipped.class);
    private final PriorityQueue<Change> largest = new PriorityQueue<>(BY_SIZE);

    void add(Change change) {
        groups.merge(change.group(), Sum.of(change.before(), change.after()), Sum::plus);
        if (!change.difference().equals(Fen.ZERO)) {
            largest.add(change);
            if (largest.size() > LARGEST) {
                largest.remove();
            }
        }
    }

    void skip(Skipped reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    Sum total() {
        return groups.values().stream().reduce(Sum.NOTHING, Sum::plus);
    }

    Map<Group, Sum> groups() {
        return groups;
    }

    List<Change> largest() {
        var all = new ArrayList<>(largest);
        all.sort(BY_SIZE.reversed());
        return List.copyOf(all);
    }

    Map<Skipped, Integer> skipped() {
        return skipped;
    }
}
