package cn.yunfang.care;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all forms of a visit say together. Of one device's answers to an item the one with its
 * highest counter is its word; of several devices' words the newest by the corrected clock counts,
 * and every other one is kept as also said. The order in which forms come, and how often, makes no
 * difference: docs/adr/0015-forms-that-merge.md.
 *
 * @param said by item
 * @param madeAt when the first finished form was written; empty while none is finished
 */
public record Merged(Map<String, Said> said, Optional<Instant> madeAt) {
    /**
     * What counts for an item.
     *
     * @param others what other devices said, the newest first; also what the same device said
     *     before, when it was something else
     */
    public record Said(Word word, List<Word> others) {}

    /** An answer, by whom and when. */
    public record Word(
            String answer, String device, long counter, String actor, Instant correctedAt) {}

    private static final Comparator<Word> OF_A_DEVICE = Comparator.comparingLong(Word::counter);
    private static final Comparator<Word> NEWEST =
            Comparator.comparing(Word::correctedAt)
                    .thenComparingLong(Word::counter)
                    .thenComparing(Word::device);

    static Merged of(Collection<VisitForm> forms) {
        var byItem = new TreeMap<String, List<Word>>();
        forms.stream()
                .distinct()
                .forEach(
                        form ->
                                form.answers()
                                        .forEach(
                                                (item, answer) ->
                                                        byItem.computeIfAbsent(
                                                                        item,
                                                                        _ -> new ArrayList<>())
                                                                .add(word(form, answer))));
        var said = new TreeMap<String, Said>();
        byItem.forEach((item, words) -> said.put(item, said(words)));
        return new Merged(
                said,
                forms.stream()
                        .filter(VisitForm::finished)
                        .map(VisitForm::correctedAt)
                        .min(Comparator.naturalOrder()));
    }

    /** What counts, by item. */
    public Map<String, String> answers() {
        var all = new TreeMap<String, String>();
        said.forEach((item, one) -> all.put(item, one.word().answer()));
        return all;
    }

    private static Word word(VisitForm form, String answer) {
        return new Word(answer, form.device(), form.counter(), form.actor(), form.correctedAt());
    }

    private static Said said(List<Word> words) {
        var last = new LinkedHashMap<String, Word>();
        words.stream().sorted(OF_A_DEVICE).forEach(word -> last.put(word.device(), word));
        var word = last.values().stream().max(NEWEST).orElseThrow();
        var seen = new ArrayList<String>(List.of(word.answer()));
        var others =
                words.stream()
                        .sorted(NEWEST.reversed())
                        .filter(
                                one -> {
                                    boolean fresh = !seen.contains(one.answer());
                                    if (fresh) {
                                        seen.add(one.answer());
                                    }
                                    return fresh;
                                })
                        .toList();
        return new Said(word, others);
    }
}
