package cn.yunfang.review;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells once of each task that nobody decided in time. */
@Component
class OverdueWork {
    private final Database database;
    private final Journal journal;

    OverdueWork(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    // two nodes may both try: the mark lets one tell it, the other's commit misses
    @Scheduled(fixedDelayString = "${yunfang.review.overdue-interval:1000}")
    void run() {
        database.read(TaskListTable.overdue(journal.now())).forEach(this::tell);
    }

    private void tell(OpenTask task) {
        journal.commit(
                task,
                Caller.SYSTEM,
                List.of(TaskTable.tellOverdue(task.id(), journal.now())),
                List.of(
                        journal.event(
                                task.id(),
                                "ReviewOverdue",
                                Caller.SYSTEM,
                                Map.of(
                                        "hiRxno", task.hiRxno(),
                                        "institution", task.institution()))));
    }
}
