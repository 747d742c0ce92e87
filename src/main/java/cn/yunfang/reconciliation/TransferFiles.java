package cn.yunfang.reconciliation;

import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** 9101 and 9102: files of an institution, kept for a week. */
@Component
public class TransferFiles {
    /**
     * A file in transfer.
     *
     * @param id file_qury_no, of 28 characters that nobody guesses
     * @param expires dld_endtime
     */
    public record Stored(
            String id, String institution, String name, byte[] content, Instant expires) {}

    private static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final Journal journal;

    TransferFiles(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Keeps what an institution sent; what is in it is looked at by whoever uses it. */
    public Outcome<Stored> upload(Caller caller, String name, byte[] content) {
        var file = file(caller.institution(), name, content);
        return journal.commit(file, caller, List.of(FileTable.add(file, journal.now())), List.of());
    }

    /** A file of the caller's own that has not expired; FILE_UNKNOWN for all others. */
    public Outcome<Stored> download(Caller caller, String id) {
        return find(caller, id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.FILE_UNKNOWN));
    }

    private Optional<Stored> find(Caller caller, String id) {
        return database.read(FileTable.find(id))
                .filter(one -> one.institution().equals(caller.institution()))
                .filter(one -> one.expires().isAfter(journal.now()));
    }

    Stored file(String institution, String name, byte[] content) {
        var id = UUID.randomUUID().toString().replace("-", "").substring(0, 28);
        return new Stored(id, institution, name, content, journal.now().plus(KEPT));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        database.commit(List.of(FileTable.forget(journal.now())));
    }
}
