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
        var loaded = database.read(FormularyTable.editions());
        if (loaded.entrySet().containsAll(wanted.entrySet())) {
            return false;
        }
        long began = System.nanoTime();
        var now = clock.instant();
        var today = ChinaTime.today(clock);
        var drugs = ReferenceRows.drugs();
        var limits = ReferenceRows.limits();
        var terms = ReferenceRows.terms();
        var writes = new ArrayList<Sql<?>>();
        writes.add(FormularyTable.lock());
        writes.addAll(FormularyTable.replaceDrugs(drugs, today));
        writes.addAll(FormularyTable.replaceLimits(limits, today));
        writes.addAll(FormularyTable.replaceTerms(terms, today));
        wanted.forEach(
                (file, digest) -> {
                    if (!digest.equals(loaded.get(file))) {
                        writes.add(FormularyTable.addEdition(file, digest, now));
                    }
                });
        database.commit(writes)
                .ifPresent(
                        reason -> {
                            throw new IllegalStateException("edition not loaded: " + reason);
                        });
        LOG.info(
                "loaded {} drugs, {} limits, {} codes in {} ms",
                drugs.size(),
                limits.size(),
                terms.size(),
                (System.nanoTime() - began) / 1_000_000);
        return true;
    }

    static Map<String, String> digests() {
        var digests = new TreeMap<String, String>();
        Arrays.stream(ReferenceFile.values()).forEach(one -> digests.put(one.file, one.digest()));
        return digests;
    }
}
