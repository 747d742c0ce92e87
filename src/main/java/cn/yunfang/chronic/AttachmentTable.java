package cn.yunfang.chronic;

import cn.yunfang.chronic.Attachment.Content;
import cn.yunfang.chronic.Attachment.Media;
import cn.yunfang.chronic.FilingApplication.Number;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code chronic.attachment}. */
final class AttachmentTable {
    private static final String OF =
            """
            select no, name, media, bytes, added_at, added_by
            from chronic.attachment
            where bucket = :bucket
              and serial = :serial
            order by no\
            """;

    private static final String SAME =
            """
            select no, name, media, bytes, added_at, added_by
            from chronic.attachment
            where bucket = :bucket
              and serial = :serial
              and digest = :digest\
            """;

    private static final String CONTENT =
            """
            select no, name, media, bytes, added_at, added_by, content
            from chronic.attachment
            where bucket = :bucket
              and serial = :serial
              and no = :no\
            """;

    private static final String ADD =
            """
            insert into chronic.attachment
                (bucket, serial, no, name, media, bytes, digest, content, added_at, added_by)
            values
                (:bucket, :serial, :no, :name, :media, :bytes, :digest, :content, :at, :by)\
            """;

    private AttachmentTable() {}

    static Sql<List<Attachment>> of(Number number) {
        return Sql.list(OF, ApplicationTable.key(number), AttachmentTable::attachment);
    }

    static Sql<Optional<Attachment>> same(Number number, byte[] digest) {
        var params = ApplicationTable.key(number);
        params.put("digest", digest);
        return Sql.first(SAME, params, AttachmentTable::attachment);
    }

    static Sql<Optional<Content>> content(Number number, int no) {
        var params = ApplicationTable.key(number);
        params.put("no", no);
        return Sql.first(
                CONTENT, params, row -> new Content(attachment(row), row.getBytes("content")));
    }

    static Sql<@Nullable Void> add(
            Number number, Attachment attachment, byte[] content, byte[] digest) {
        var params = ApplicationTable.key(number);
        params.put("no", attachment.no());
        params.put("name", attachment.name());
        params.put("media", attachment.media().name());
        params.put("bytes", attachment.bytes());
        params.put("digest", digest);
        params.put("content", content);
        params.put("at", attachment.addedAt());
        params.put("by", attachment.addedBy());
        return Sql.write(ADD, params);
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getInt("no"),
                row.getString("name"),
                Media.valueOf(row.getString("media")),
                row.getInt("bytes"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getString("added_by"));
    }
}
