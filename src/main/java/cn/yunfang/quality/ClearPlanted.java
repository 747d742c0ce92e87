package cn.yunfang.quality;

import cn.yunfang.review.Review;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes planted cases away that nobody decided, before somebody wonders why nobody asks. */
@Component
class ClearPlanted {
    private static final int BATCH = 100;

    private final Database database;
    private final Journal journal;
    private final Review review;
    private final Duration life;

    ClearPlanted(
            Database database,
            Journal journal,
            Review review,
            @Value("${yunfang.review.planted-life:PT24H}") Duration life) {
        this.database = database;
        this.journal = journal;
        this.review = review;
        this.life = life;
    }

    // one commit each: of a decision at the same moment exactly one of the two counts
    @Scheduled(fixedDelayString = "PT10M")
    void clear() {
        var now = journal.now();
        for (var planted : database.read(PlantedTable.old(now.minus(life), BATCH))) {
            journal.commit(
                    planted,
                    Caller.SYSTEM,
                    List.of(PlantedTable.close(planted.id()), review.withdraw(planted.id(), now)),
                    List.of());
        }
    }
}
