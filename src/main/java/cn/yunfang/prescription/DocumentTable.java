package cn.yunfang.prescription;

import cn.yunfang.rules.Verdict;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL of what lies apart from the narrow row: messages, the signature, the signed file, and the
 * hospital's own number.
 */
final class DocumentTable {
    /** Which message. */
    enum Kind {
        PRE_CHECK,
        UPLOAD
    }

    /** What the hospital's number already stands for. */
    record Reserved(
            PrescriptionId id,
            String hiRxno,
            String traceCode,
            byte[] digest,
            List<Verdict.Finding> alerts) {}

    /**
     * What D002 signed.
     *
     * @param original the JSON text of the signed fields
     * @param fileDigest SM3 of the signed prescription file
     * @param requestDigest SM3 of what was asked to be signed, so that a repeat is known
     */
    record Signature(
            String original,
            String signDigest,
            String certSn,
            String certDn,
            byte[] fileDigest,
            byte[] requestDigest) {}

    /** The two messages a prescription was made of; upload is empty before D003. */
    record Messages(Fields preCheck, Fields upload, byte[] uploadDigest) {}

    private static final String RESERVED =
            """
            select bucket, number, hi_rxno, trace_code, digest, alerts
            from prescription.hospital_number
            where institution = :institution
              and hospital_number = :hospitalNumber""";

    private static final String RESERVE =
            """
            insert into prescription.hospital_number
                (institution, hospital_number, bucket, number, hi_rxno, trace_code, digest, alerts)
            values
                (:institution, :hospitalNumber, :bucket, :number, :hiRxno, :traceCode, :digest,
                 :alerts)
            on conflict do nothing""";

    private static final String MESSAGES =
            """
            select kind, body, digest
            from prescription.document
            where bucket = :bucket
              and number = :number""";

    private static final String ADD_MESSAGE =
            """
            insert into prescription.document (bucket, number, kind, body, digest)
            values (:bucket, :number, :kind, :body, :digest)""";

    private static final String SIGNATURE =
            """
            select original, sign_digest, cert_sn, cert_dn, file_digest, request_digest
            from prescription.signature
            where bucket = :bucket
              and number = :number""";

    private static final String SIGN =
            """
            insert into prescription.signature
                (bucket, number, original, sign_digest, cert_sn, cert_dn, file_digest,
                 request_digest)
            values
                (:bucket, :number, :original, :signDigest, :certSn, :certDn, :fileDigest,
                 :requestDigest)
            on conflict (bucket, number) do update
            set original = excluded.original,
                sign_digest = excluded.sign_digest,
                cert_sn = excluded.cert_sn,
                cert_dn = excluded.cert_dn,
                file_digest = excluded.file_digest,
                request_digest = excluded.request_digest""";

    private static final String FILE =
            """
            select content
            from prescription.file
            where bucket = :bucket
              and number = :number""";

    private static final String KEEP_FILE =
            """
            insert into prescription.file (bucket, number, content)
            values (:bucket, :number, :content)
            on conflict (bucket, number) do update
            set content = excluded.content""";

    private DocumentTable() {}

    static Sql<Optional<Reserved>> reserved(String institution, String hospitalNumber) {
        return Sql.first(
                RESERVED,
                Map.of("institution", institution, "hospitalNumber", hospitalNumber),
                row ->
                        new Reserved(
                                new PrescriptionId(
                                        new cn.yunfang.shared.Bucket(row.getInt("bucket")),
                                        row.getLong("number")),
                                row.getString("hi_rxno"),
                                row.getString("trace_code"),
                                row.getBytes("digest"),
                                Verdict.read(row.getString("alerts"))));
    }

    /** Takes the hospital's number; a race for it makes the loser decide again. */
    static Sql<@Nullable Void> reserve(
            Prescription rx, byte[] digest, List<Verdict.Finding> alerts) {
        var facts = rx.facts();
        return Sql.writeExactly(
                1,
                RESERVE,
                Map.of(
                        "institution", facts.institution(),
                        "hospitalNumber", facts.hospitalNumber(),
                        "bucket", rx.id().bucket().value(),
                        "number", rx.id().number(),
                        "hiRxno", facts.hiRxno(),
                        "traceCode", facts.traceCode(),
                        "digest", digest,
                        "alerts", Json.text(alerts)),
                Reason.CHANGED_MEANWHILE);
    }

    static Sql<Messages> messages(PrescriptionId id) {
        return Sql.read(
                MESSAGES,
                key(id),
                rows -> {
                    var preCheck = Fields.none();
                    var upload = Fields.none();
                    byte[] digest = {};
                    while (rows.next()) {
                        var body = Fields.parse(rows.getString("body")).orElse(Fields.none());
                        if (rows.getInt("kind") == Kind.UPLOAD.ordinal()) {
                            upload = body;
                            digest = rows.getBytes("digest");
                        } else {
                            preCheck = body;
                        }
                    }
                    return new Messages(preCheck, upload, digest);
                });
    }

    static Sql<@Nullable Void> add(PrescriptionId id, Kind kind, String body, byte[] digest) {
        return Sql.write(
                ADD_MESSAGE,
                Map.of(
                        "bucket", id.bucket().value(),
                        "number", id.number(),
                        "kind", kind.ordinal(),
                        "body", body,
                        "digest", digest));
    }

    static Sql<Optional<Signature>> signature(PrescriptionId id) {
        return Sql.first(
                SIGNATURE,
                key(id),
                row ->
                        new Signature(
                                row.getString("original"),
                                row.getString("sign_digest"),
                                row.getString("cert_sn"),
                                row.getString("cert_dn"),
                                row.getBytes("file_digest"),
                                row.getBytes("request_digest")));
    }

    static Sql<@Nullable Void> sign(PrescriptionId id, Signature signature) {
        return Sql.write(
                SIGN,
                Map.of(
                        "bucket", id.bucket().value(),
                        "number", id.number(),
                        "original", signature.original(),
                        "signDigest", signature.signDigest(),
                        "certSn", signature.certSn(),
                        "certDn", signature.certDn(),
                        "fileDigest", signature.fileDigest(),
                        "requestDigest", signature.requestDigest()));
    }

    static Sql<Optional<byte[]>> file(PrescriptionId id) {
        return Sql.first(FILE, key(id), row -> row.getBytes("content"));
    }

    /** Keeps the signed file; signing again before the upload replaces it. */
    static Sql<@Nullable Void> keepFile(PrescriptionId id, byte[] content) {
        return Sql.write(
                KEEP_FILE,
                Map.of(
                        "bucket", id.bucket().value(),
                        "number", id.number(),
                        "content", content));
    }

    private static Map<String, Object> key(PrescriptionId id) {
        return Map.of("bucket", id.bucket().value(), "number", id.number());
    }
}
