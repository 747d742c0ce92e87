package cn.yunfang.settlement;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code settlement.message}: what became of each msgid. */
final class MessageTable {
    /** What it did; the numbers are stored. */
    enum Kind {
        SETTLED,
        UNDONE,
        /** Reversed before it arrived: it must never be carried out. */
        REVERSED
    }

    /** A message that was carried out, or reversed before it could be. */
    record Known(Kind kind, String digest, String personNo, SettlementNumber number) {}

    private static final String FIND =
            """
            select kind, digest, person_no, bucket, serial
            from settlement.message
            where institution = :institution
              and msgid = :msgid""";

    private static final String ADD =
            """
            insert into settlement.message
                (institution, msgid, kind, digest, person_no, bucket, serial, received_at)
            values
                (:institution, :msgid, :kind, :digest, :person, :bucket, :serial, :at)
            on conflict do nothing""";

    private MessageTable() {}

    static Sql<Optional<Known>> find(String institution, String msgid) {
        return Sql.first(
                FIND,
                Map.of("institution", institution, "msgid", msgid),
                row ->
                        new Known(
                                Kind.values()[row.getInt("kind")],
                                row.getString("digest"),
                                row.getString("person_no"),
                                new SettlementNumber(
                                        new Bucket(row.getInt("bucket")), row.getLong("serial"))));
    }

    /** One of two that race for a msgid decides again and then sees the other's outcome. */
    static Sql<@Nullable Void> add(
            String institution, MessageKey key, Kind kind, Settled settled, Instant at) {
        var row = row(institution, key, kind, at);
        row.put("person", settled.person().no());
        return add(row, settled.number().orElseThrow());
    }

    static Sql<@Nullable Void> addReversed(
            String institution, String msgid, String personNo, Instant at) {
        var row = row(institution, new MessageKey(msgid, ""), Kind.REVERSED, at);
        row.put("person", personNo);
        return add(row, new SettlementNumber(Bucket.ofPerson(personNo), 0));
    }

    private static Map<String, Object> row(
            String institution, MessageKey key, Kind kind, Instant at) {
        var row = new LinkedHashMap<String, Object>();
        row.put("institution", institution);
        row.put("msgid", key.msgid());
        row.put("digest", key.digest());
        row.put("kind", kind.ordinal());
        row.put("at", at);
        return row;
    }

    private static Sql<@Nullable Void> add(Map<String, Object> row, SettlementNumber number) {
        row.put("bucket", number.bucket().value());
        row.put("serial", number.serial());
        return Sql.writeExactly(1, ADD, row, Reason.CHANGED_MEANWHILE);
    }
}
