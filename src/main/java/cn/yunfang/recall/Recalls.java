package cn.yunfang.recall;

import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** All recalls, answered from memory; a new one is seen within two seconds on every node. */
@Component
public class Recalls {
    private record Book(long changes, List<Recall> all, Map<String, List<Recall>> byDrug) {
        static Book of(long changes, List<Recall> all) {
            return new Book(
                    changes, all, all.stream().collect(Collectors.groupingBy(Recall::drug)));
        }
    }

    private final Database database;
    private volatile Book book = Book.of(0, List.of());

    Recalls(Database database) {
        this.database = database;
        refresh();
    }

    /** Reads them again when their number says so. */
    @Scheduled(fixedDelayString = "${yunfang.review.interval:1000}")
    void refresh() {
        long changes = database.read(RecallTable.changes());
        if (changes != book.changes) {
            book = Book.of(changes, database.read(RecallTable.all()));
        }
    }

    /** All that ever were, those of a drug alone, the newest first; also what was lifted. */
    public List<Recall> of(String drug) {
        return book.byDrug.getOrDefault(drug, List.of());
    }

    /** Those of a drug that stand in a division at a moment. */
    public List<Recall> standing(String drug, String division, Instant now) {
        return of(drug).stream()
                .filter(one -> one.stands(division, ChinaTime.date(now), now))
                .toList();
    }

    /** All that ever were in a region, above it and in parts of it, the newest first. */
    public List<Recall> in(String region) {
        return book.all.stream()
                .filter(one -> one.region().startsWith(region) || region.startsWith(one.region()))
                .toList();
    }
}
