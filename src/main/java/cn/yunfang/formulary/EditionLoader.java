package cn.yunfang.formulary;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Sql;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to the reference files of this build, in one commit, when they differ. */
final class EditionLoader {
    private static final Logger LOG = LoggerFactory.getLogger(EditionLoader.class);

    private final Database database;
    private final Clock clock;

    EditionLoader(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Answers whether anything had to be loaded. */
    boolean load() {
        var wanted = digests();
        var loaded = database.read(EditionTable.editions());
        if (loaded.entrySet().containsAll(wanted.entrySet())) {
            return false;
        }
        long began = System.nanoTime();
        var rows = ReferenceRows.read();
        wanted.entrySet().removeAll(loaded.entrySet());
        store(rows, wanted);
        LOG.info(
                "loaded {} drugs, {} limits, {} codes in {} ms",
                rows.drugs().size(),
                rows.limits().size(),
                rows.terms().size(),
                (System.nanoTime() - began) / 1_000_000);
        return true;
    }

    /** Makes the rows the ones in force from today; what was in force before stays on record. */
    void store(ReferenceRows rows, Map<String, String> digests) {
        var today = ChinaTime.today(clock);
        var writes = new ArrayList<Sql<?>>();
        writes.add(EditionTable.lock());
        writes.addAll(EditionTable.replaceDrugs(rows.drugs(), today));
        writes.addAll(EditionTable.replaceLimits(rows.limits(), today));
        writes.addAll(EditionTable.replaceTerms(rows.terms(), today));
        digests.forEach(
                (file, digest) ->
                        writes.add(EditionTable.addEdition(file, digest, clock.instant())));
        var refused = database.commit(writes);
        if (refused.isPresent()) {
            throw new IllegalStateException("edition not loaded: " + refused.get());
        }
    }

    static Map<String, String> digests() {
        var digests = new TreeMap<String, String>();
        Arrays.stream(ReferenceFile.values()).forEach(one -> digests.put(one.file, one.digest()));
        return digests;
    }
}
