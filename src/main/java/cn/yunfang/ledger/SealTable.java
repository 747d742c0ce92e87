package cn.yunfang.ledger;

import cn.yunfang.crypto.Sm3;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code ledger.seal}, and of the entries that a seal is of. */
final class SealTable {
    private static final String ENTRIES =
            """
            select bucket, booking, no, debit, credit, amount_fen,
                   (extract(epoch from booked_at) * 1000000)::bigint as micros
            from ledger.entry
            where booked_at >= :from
              and booked_at < :to
            order by booked_at, bucket, booking, no""";

    private static final String ANY =
            """
            select exists (select from ledger.entry
                           where booked_at >= :from
                             and booked_at < :to) as found""";

    private static final String FIRST_ENTRY =
            """
            select min(booked_at) as first
            from ledger.entry""";

    private static final String COLUMNS =
            """
            select day, hour_entries, hour_fens, hour_digests, previous, digest, sealed_at
            from ledger.seal
            """;

    private static final String LAST =
            COLUMNS
                    + """
                    order by day desc
                    limit 1""";

    private static final String LIST =
            COLUMNS
                    + """
                    where day between :from and :to
                    order by day""";

    private static final String ADD =
            """
            insert into ledger.seal
                (day, entries, amount_fen, hour_entries, hour_fens, hour_digests, previous,
                 digest, sealed_at)
            values
                (:day, :entries, :amount, :hourEntries, :hourFens, :hourDigests, :previous,
                 :digest, :at)
            on conflict do nothing""";

    private SealTable() {}

    /** Whether anything was booked from a moment on and before another. */
    static Sql<Boolean> any(Instant from, Instant to) {
        return Sql.read(
                ANY,
                Map.of("from", from, "to", to),
                rows -> {
                    rows.next();
                    return rows.getBoolean("found");
                });
    }

    /** What the entries of an hour come to; only their digest is kept in memory for long. */
    static Sql<Seal.Hour> hour(Instant from, Instant to) {
        return Sql.read(ENTRIES, Map.of("from", from, "to", to), SealTable::hour);
    }

    private static Seal.Hour hour(ResultSet rows) throws SQLException {
        var lines = new ByteArrayOutputStream();
        long entries = 0;
        var amount = Fen.ZERO;
        while (rows.next()) {
            var line =
                    "%d %d %d %s %s %d %d\n"
                            .formatted(
                                    rows.getInt("bucket"),
                                    rows.getLong("booking"),
                                    rows.getInt("no"),
                                    rows.getString("debit"),
                                    rows.getString("credit"),
                                    rows.getLong("amount_fen"),
                                    rows.getLong("micros"));
            lines.writeBytes(line.getBytes(StandardCharsets.UTF_8));
            amount = amount.plus(new Fen(rows.getLong("amount_fen")));
            entries++;
        }
        return new Seal.Hour(entries, amount, Sm3.hex(lines.toByteArray()));
    }

    /** The day of the first entry ever; empty when there is none. */
    static Sql<Optional<LocalDate>> firstDay() {
        return Sql.read(
                FIRST_ENTRY,
                Map.of(),
                rows -> {
                    rows.next();
                    return Optional.ofNullable(rows.getObject("first", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                            .map(ChinaTime::date);
                });
    }

    static Sql<Optional<Seal>> last() {
        return Sql.first(LAST, Map.of(), SealTable::seal);
    }

    /** From a day to another, both counted. */
    static Sql<List<Seal>> list(LocalDate from, LocalDate to) {
        return Sql.list(LIST, Map.of("from", from, "to", to), SealTable::seal);
    }

    /** Of two nodes that seal a day one does, and the other looks again. */
    static Sql<@Nullable Void> add(Seal seal) {
        var params = new LinkedHashMap<String, Object>();
        params.put("day", seal.day());
        params.put("entries", seal.entries());
        params.put("amount", seal.amount().value());
        params.put("hourEntries", seal.hours().stream().mapToLong(Seal.Hour::entries).toArray());
        params.put(
                "hourFens", seal.hours().stream().mapToLong(one -> one.amount().value()).toArray());
        params.put(
                "hourDigests", seal.hours().stream().map(Seal.Hour::digest).toArray(String[]::new));
        params.put("previous", seal.previous());
        params.put("digest", seal.digest());
        params.put("at", seal.sealedAt());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    private static Seal seal(ResultSet row) throws SQLException {
        var entries = (Long[]) row.getArray("hour_entries").getArray();
        var fens = (Long[]) row.getArray("hour_fens").getArray();
        var digests = Sql.texts(row, "hour_digests");
        var hours = new ArrayList<Seal.Hour>();
        for (int i = 0; i < entries.length; i++) {
            hours.add(new Seal.Hour(entries[i], new Fen(fens[i]), digests.get(i)));
        }
        return new Seal(
                row.getObject("day", LocalDate.class),
                List.copyOf(hours),
                row.getString("previous"),
                row.getString("digest"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
