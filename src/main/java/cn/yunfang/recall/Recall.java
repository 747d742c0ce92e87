package cn.yunfang.recall;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A drug is called back (药品召回管理办法, 国家药监局2022年第92号).
 *
 * @param id number of the notice, which is never used twice
 * @param region divisions it is for: all that begin with these digits, "" everywhere
 * @param drug national drug code
 * @param batches batch numbers, none for every batch
 * @param grade 1 may do grave harm, 2 passing harm, 3 no harm likely (article 13)
 * @param from first day it counts
 * @param chinese why; @param english likewise
 * @param source the notice
 * @param liftedAt when it was lifted, empty while it stands
 */
public record Recall(
        String id,
        String region,
        String drug,
        List<String> batches,
        int grade,
        LocalDate from,
        String chinese,
        String english,
        String source,
        String author,
        Instant storedAt,
        Optional<Instant> liftedAt) {

    /** Whether the whole drug is recalled, not some batches of it. */
    public boolean everyBatch() {
        return batches.isEmpty();
    }

    /** Whether a batch is among those recalled; one that nobody named is not. */
    public boolean concerns(String batch) {
        var named = plain(batch);
        return everyBatch() || batches.stream().anyMatch(one -> plain(one).equals(named));
    }

    // a keyboard set to Chinese, a small letter or a blank make no other batch of it
    private static String plain(String batch) {
        return Normalizer.normalize(batch, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether it counts in a division on a day, by what was known at a moment. */
    public boolean stands(String division, LocalDate on, Instant known) {
        return division.startsWith(region)
                && !from.isAfter(on)
                && !storedAt.isAfter(known)
                && liftedAt.filter(lifted -> !lifted.isAfter(known)).isEmpty();
    }
}
