package cn.yunfang.circulation;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code circulation.claim}; the prescription's version guards every change. */
final class ClaimTable {
    private static final String OF_PRESCRIPTION =
            """
            select bucket, number, claim, institution, lines, state, audit_number, pharmacist,
                   pharmacist_name, opinion, audited_at, lease_until
            from circulation.claim
            where bucket = :bucket
              and number = :number
            order by claim""";

    private static final String OF_PHARMACY =
            """
            select bucket, number, claim, institution, lines, state, audit_number, pharmacist,
                   pharmacist_name, opinion, audited_at, lease_until
            from circulation.claim
            where institution = :institution
              and claim < :before
              and (state in (0, 1) or not :open)
            order by claim desc
            limit :most""";

    private static final String DUE =
            """
            select bucket, number, claim, institution, lines, state, audit_number, pharmacist,
                   pharmacist_name, opinion, audited_at, lease_until
            from circulation.claim
            where lease_until <= :now
              and state in (0, 1)
            order by lease_until
            limit 100""";

    private static final String ADD =
            """
            insert into circulation.claim
                (bucket, number, claim, institution, lines, state, audit_number, pharmacist,
                 pharmacist_name, opinion, audited_at, lease_until)
            values
                (:bucket, :number, :claim, :institution, :lines, 0, '', '', '', '', :now,
                 :leaseUntil)""";

    private static final String AUDIT =
            """
            update circulation.claim
            set state = :state,
                audit_number = :auditNumber,
                pharmacist = :pharmacist,
                pharmacist_name = :pharmacistName,
                opinion = :opinion,
                audited_at = :at
            where bucket = :bucket
              and number = :number
              and claim = :claim""";

    private static final String MOVE =
            """
            update circulation.claim
            set state = :state,
                lease_until = :leaseUntil
            where bucket = :bucket
              and number = :number
              and claim = :claim""";

    // only a hold that is still open gets more time: it may have been sold or given back meanwhile
    private static final String POSTPONE =
            """
            update circulation.claim
            set lease_until = :leaseUntil
            where bucket = :bucket
              and number = :number
              and claim = :claim
              and state in (0, 1)""";

    private ClaimTable() {}

    static Sql<List<Claim>> of(PrescriptionId id) {
        return Sql.list(
                OF_PRESCRIPTION,
                Map.of("bucket", id.bucket().value(), "number", id.number()),
                ClaimTable::claim);
    }

    static Sql<List<Claim>> ofPharmacy(String pharmacy, boolean open, long before, int most) {
        return Sql.list(
                OF_PHARMACY,
                Map.of("institution", pharmacy, "open", open, "before", before, "most", most),
                ClaimTable::claim);
    }

    static Sql<List<Claim>> due(Instant now) {
        return Sql.list(DUE, Map.of("now", now), ClaimTable::claim);
    }

    static Sql<@Nullable Void> add(Claim claim, Instant now) {
        return Sql.write(
                ADD,
                Map.of(
                        "bucket", claim.id().bucket().value(),
                        "number", claim.id().number(),
                        "claim", claim.claimId(),
                        "institution", claim.institution(),
                        "lines", claim.lines().stream().mapToInt(i -> i).toArray(),
                        "now", now,
                        "leaseUntil", claim.leaseUntil()));
    }

    static Sql<@Nullable Void> audit(Claim claim) {
        return Sql.write(
                AUDIT,
                Map.of(
                        "bucket", claim.id().bucket().value(),
                        "number", claim.id().number(),
                        "claim", claim.claimId(),
                        "state", claim.state().ordinal(),
                        "auditNumber", claim.auditNumber(),
                        "pharmacist", claim.pharmacist(),
                        "pharmacistName", claim.pharmacistName(),
                        "opinion", claim.opinion(),
                        "at", claim.auditedAt()));
    }

    static Sql<@Nullable Void> move(
            PrescriptionId id, long claim, Claim.State state, Instant leaseUntil) {
        return Sql.write(
                MOVE,
                Map.of(
                        "bucket", id.bucket().value(),
                        "number", id.number(),
                        "claim", claim,
                        "state", state.ordinal(),
                        "leaseUntil", leaseUntil));
    }

    static Sql<@Nullable Void> postpone(Claim claim, Instant leaseUntil) {
        return Sql.write(
                POSTPONE,
                Map.of(
                        "bucket", claim.id().bucket().value(),
                        "number", claim.id().number(),
                        "claim", claim.claimId(),
                        "leaseUntil", leaseUntil));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new PrescriptionId(new Bucket(row.getInt("bucket")), row.getLong("number")),
                row.getLong("claim"),
                row.getString("institution"),
                Arrays.asList((Integer[]) row.getArray("lines").getArray()),
                Claim.State.values()[row.getInt("state")],
                row.getString("audit_number"),
                row.getString("pharmacist"),
                row.getString("pharmacist_name"),
                row.getString("opinion"),
                row.getObject("audited_at", OffsetDateTime.class).toInstant(),
                row.getObject("lease_until", OffsetDateTime.class).toInstant());
    }
}
