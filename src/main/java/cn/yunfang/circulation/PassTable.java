package cn.yunfang.circulation;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code circulation.pass}. */
final class PassTable {
    private static final String FIND =
            """
            select bucket, number, kind, person_no, institution, claim, expires_at
            from circulation.pass
            where bucket = :bucket
              and digest = :digest""";

    private static final String ADD =
            """
            insert into circulation.pass
                (bucket, digest, number, kind, person_no, institution, claim, expires_at)
            values
                (:bucket, :digest, :number, :kind, :person, :institution, 0, :expiresAt)""";

    // the first pharmacy that shows a QR code binds it
    private static final String BIND =
            """
            update circulation.pass
            set institution = :institution
            where bucket = :bucket
              and digest = :digest
              and institution in ('', :institution)""";

    private static final String USE =
            """
            update circulation.pass
            set claim = :claim
            where bucket = :bucket
              and digest = :digest
              and claim = 0""";

    private static final String FORGET =
            """
            delete from circulation.pass
            where expires_at < :before""";

    private PassTable() {}

    static Sql<Optional<Pass>> find(String code) {
        return Sql.first(
                FIND,
                Map.of("bucket", bucket(code), "digest", Capability.digest(code)),
                row ->
                        new Pass(
                                new PrescriptionId(
                                        new Bucket(row.getInt("bucket")), row.getLong("number")),
                                Pass.Kind.values()[row.getInt("kind")],
                                row.getString("person_no"),
                                row.getString("institution"),
                                row.getLong("claim"),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()));
    }

    static Sql<@Nullable Void> add(String code, Pass pass) {
        return Sql.write(
                ADD,
                Map.of(
                        "bucket", pass.id().bucket().value(),
                        "digest", Capability.digest(code),
                        "number", pass.id().number(),
                        "kind", pass.kind().ordinal(),
                        "person", pass.personNo(),
                        "institution", pass.institution(),
                        "expiresAt", pass.expiresAt()));
    }

    static Sql<@Nullable Void> bind(String code, String institution) {
        return Sql.writeExactly(
                1,
                BIND,
                Map.of(
                        "bucket", bucket(code),
                        "digest", Capability.digest(code),
                        "institution", institution),
                Reason.NOT_THE_HOLDER);
    }

    static Sql<@Nullable Void> use(String code, long claim) {
        return Sql.writeExactly(
                1,
                USE,
                Map.of(
                        "bucket", bucket(code),
                        "digest", Capability.digest(code),
                        "claim", claim),
                Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> forget(Instant before) {
        return Sql.write(FORGET, Map.of("before", before));
    }

    private static int bucket(String code) {
        return Capability.bucketOf(code).map(Bucket::value).orElse(-1);
    }
}
