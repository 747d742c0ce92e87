package cn.yunfang.settlement;

import cn.yunfang.settlement.Settlements.Numbered;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final String NUMBERED =
            """
            select s.bucket, s.serial, s.state, s.original, s.person_no, s.institution,
                   s.prescription, s.med_type, s.settled_at, s.medfee_fen, s.fund_fen, s.acct_fen,
                   s.psn_cash_fen, d.answer::jsonb ->> 'msgid' as msgid,
                   coalesce(d.answer::jsonb #>> '{purchase,visit}', '') as visit
            from unnest(:buckets::int[], :serials::bigint[]) as n (bucket, serial)
            join settlement.settlement s on s.bucket = n.bucket and s.serial = n.serial
            join settlement.detail d on d.bucket = n.bucket and d.serial = n.serial""";

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

    /** Many settlements at once, with what their messages say of them. */
    static Sql<List<Numbered>> numbered(Collection<SettlementNumber> numbers) {
        return Sql.list(
                NUMBERED,
                Map.of(
                        "buckets",
                        numbers.stream().mapToInt(one -> one.bucket().value()).toArray(),
                        "serials",
                        numbers.stream().mapToLong(SettlementNumber::serial).toArray()),
                row -> {
                    var one = SettlementTable.settlement(row);
                    var visit = row.getString("visit");
                    return new Numbered(
                            one,
                            row.getString("msgid"),
                            visit.isEmpty() ? "S" + one.original().orElse(one.number()) : visit);
                });
    }
}
