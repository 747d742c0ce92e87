package cn.yunfang.chronic;

import cn.yunfang.chronic.FilingTable.Ending;
import cn.yunfang.person.PersonSubjects;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells once of each filing that ends within thirty days, unless the next one is made or applied
 * for; and knows what else this module has told of a person.
 */
@Component
class EndingFilings implements PersonSubjects {
    private static final int DAYS = 30;

    private final Database database;
    private final Journal journal;

    EndingFilings(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    // two nodes may both try: the mark lets one tell it, the other's commit misses
    @Scheduled(fixedDelayString = "${yunfang.chronic.ending-interval:60000}")
    void run() {
        var today = ChinaTime.date(journal.now());
        database.read(FilingTable.ending(today, today.plusDays(DAYS))).forEach(this::tell);
    }

    private void tell(Ending one) {
        var subject =
                new PrescriptionId(Bucket.ofPerson(one.filing().personNo()), journal.nextId());
        journal.commit(
                one,
                Caller.SYSTEM,
                List.of(FilingTable.remind(one, subject.number())),
                List.of(Told.ending(journal, subject, one.filing())));
    }

    @Override
    public Sql<List<Long>> numbers(String personNo, Instant since) {
        return FilingTable.told(personNo, since);
    }
}
