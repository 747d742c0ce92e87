package cn.yunfang.formulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Finds by part of a name, by pinyin initials or by the head of a code. A plain scan: some 35,000
 * short texts take a few milliseconds and need no index to keep.
 */
final class SearchIndex<T> {
    private record Entry<T>(String code, String name, String initials, T value) {}

    private record Hit<T>(int rank, Entry<T> entry) {}

    private final List<Entry<T>> entries = new ArrayList<>();

    /** Adds a value; {@code also} is a second name or empty. */
    void add(String code, String name, String also, T value) {
        var text = also.isEmpty() ? name : name + " " + also;
        entries.add(new Entry<>(code, text, Names.initials(text), value));
    }

    /** Best first: the whole name, its beginning, a code's beginning, anywhere. */
    List<T> find(String query, int limit, Predicate<T> wanted) {
        var text = Names.plain(query).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return List.of();
        }
        var hits = new ArrayList<Hit<T>>();
        for (var entry : entries) {
            int rank = rank(entry, text);
            if (rank >= 0 && wanted.test(entry.value)) {
                hits.add(new Hit<>(rank, entry));
            }
        }
        hits.sort(
                Comparator.<Hit<T>>comparingInt(Hit::rank)
                        .thenComparingInt(hit -> hit.entry.name.length())
                        .thenComparing(hit -> hit.entry.code));
        return hits.stream().limit(limit).map(hit -> hit.entry.value).toList();
    }

    private static int rank(Entry<?> entry, String text) {
        if (entry.name.equalsIgnoreCase(text) || entry.initials.equals(text)) {
            return 0;
        }
        if (entry.name.startsWith(text) || entry.initials.startsWith(text)) {
            return 1;
        }
        if (entry.code.startsWith(text)) {
            return 2;
        }
        return entry.name.contains(text) || entry.initials.contains(text) ? 3 : -1;
    }
}
