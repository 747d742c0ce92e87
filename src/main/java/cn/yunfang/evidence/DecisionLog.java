package cn.yunfang.evidence;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** What the rules looked at and said when a prescription was uploaded; never changed. */
public final class DecisionLog {
    private static final String INSERT =
            """
            insert into evidence.review_decision
                (bucket, number, decided_at, digest, input, findings)
            values
                (:bucket, :number, :at, :digest, :input, :findings)""";

    private static final String FIND =
            """
            select decided_at, digest, input, findings
            from evidence.review_decision
            where bucket = :bucket
              and number = :number""";

    private static final String TAKEN =
            """
            select bucket, number, decided_at, digest, input, findings
            from evidence.review_decision
            where (decided_at, bucket, number) > (:after, :bucket, :number)
              and decided_at < :until
            order by decided_at, bucket, number
            limit :most""";

    /**
     * One decision.
     *
     * @param digest SM3 of {@code input}
     * @param input what the rules looked at, JSON
     * @param findings what they said, JSON
     */
    public record Decision(Instant at, byte[] digest, String input, String findings) {}

    /** A decision and what it is about. */
    public record Taken(PrescriptionId id, Decision decision) {}

    private DecisionLog() {}

    public static Sql<@Nullable Void> add(PrescriptionId id, Decision decision) {
        return Sql.write(
                INSERT,
                Map.of(
                        "bucket", id.bucket().value(),
                        "number", id.number(),
                        "at", decision.at(),
                        "digest", decision.digest(),
                        "input", packed(decision.input()),
                        "findings", decision.findings()));
    }

    /** The decision on a prescription; empty before its upload. */
    public static Sql<Optional<Decision>> of(PrescriptionId id) {
        return Sql.first(
                FIND,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                DecisionLog::decision);
    }

    /** Decisions taken after a moment, and at it after a prescription, and before another. */
    public static Sql<List<Taken>> taken(
            Instant after, PrescriptionId afterId, Instant until, int most) {
        return Sql.list(
                TAKEN,
                Map.of(
                        "after", after,
                        "bucket", afterId.bucket().value(),
                        "number", afterId.number(),
                        "until", until,
                        "most", most),
                row ->
                        new Taken(
                                new PrescriptionId(
                                        new Bucket(row.getInt("bucket")), row.getLong("number")),
                                decision(row)));
    }

    static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getBytes("digest"),
                unpacked(row.getBytes("input")),
                row.getString("findings"));
    }

    // it repeats the names of its members line after line: a fifth of it is left
    static byte[] packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] bytes) {
        try (var text = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
