package cn.yunfang.chronic;

import cn.yunfang.chronic.Attachment.Media;
import cn.yunfang.chronic.FilingApplication.Number;
import cn.yunfang.evidence.AccessLog;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Database;
import cn.yunfang.shared.Journal;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.RoundTrip;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Adds a file to an open application: PDF, JPEG or PNG by what is in it, at most two megabytes and
 * eight of them. The same file again is the same attachment.
 */
@Component
public class AttachFile {
    /** Of one file. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final int MOST_MEGABYTES = 2;
    private static final int MOST_FILES = 8;
    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final Journal journal;
    private final AccessLog accessLog;

    AttachFile(Database database, Journal journal, AccessLog accessLog) {
        this.database = database;
        this.journal = journal;
        this.accessLog = accessLog;
    }

    /**
     * Answers the attachment.
     *
     * @param name what people call it, for those who read it
     */
    public Outcome<Attachment> attach(Caller caller, String id, String name, byte[] content) {
        var number = Number.parse(id);
        var media = Media.of(content);
        if (number.isEmpty()) {
            return Outcome.refused(Reason.APPLICATION_UNKNOWN);
        }
        if (content.length > MOST_BYTES) {
            return Outcome.refused(Reason.TOO_LARGE, MOST_MEGABYTES);
        }
        if (media.isEmpty()) {
            return Outcome.refused(Reason.ATTACHMENT_KIND);
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Outcome.refused(Refusal.tooLong("name", "文件名", LONGEST_NAME));
        }
        return Journal.attempt(() -> once(caller, number.get(), name, media.get(), content));
    }

    private Outcome<Attachment> once(
            Caller caller, Number number, String name, Media media, byte[] content) {
        var digest = sha256(content);
        var trip = new RoundTrip();
        var found = trip.add(ApplicationTable.find(number));
        var same = trip.add(AttachmentTable.same(number, digest));
        var all = trip.add(AttachmentTable.of(number));
        database.send(trip);
        var own = found.get().filter(one -> one.isOf(caller));
        if (own.isEmpty()) {
            return Outcome.refused(Reason.APPLICATION_UNKNOWN);
        }
        if (same.get().isPresent()) {
            return Outcome.done(same.get().get());
        }
        var one = own.get();
        var refusal = refusal(one, all.get().size());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var now = journal.now();
        var attachment =
                new Attachment(
                        one.version() + 1, name, media, content.length, now, caller.role().name());
        return journal.commit(
                attachment,
                caller,
                List.of(
                        ApplicationTable.touch(one),
                        AttachmentTable.add(number, attachment, content, digest),
                        accessLog.look(
                                caller,
                                now,
                                "attachFile",
                                one.personNo(),
                                Applications.purpose(caller))),
                List.of());
    }

    private static Optional<Refusal> refusal(FilingApplication one, int files) {
        if (!one.state().isOpen()) {
            return Optional.of(
                    Refusal.of(
                            Reason.APPLICATION_STATE,
                            one.state().chinese(),
                            one.state().english()));
        }
        return files >= MOST_FILES
                ? Optional.of(Refusal.of(Reason.ATTACHMENTS_TOO_MANY, MOST_FILES))
                : Optional.empty();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
