package cn.yunfang.payment;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of {@code payment.card}. */
final class CardTable {
    private static final String ADD =
            """
            insert into payment.card (bucket, serial, person_no, token, bound_at)
            values (:bucket, :serial, :person, :token, :at)
            on conflict do nothing""";

    private static final String OF_PERSON =
            """
            select bucket, serial, person_no, token, bound_at
            from payment.card
            where bucket = :bucket
              and person_no = :person
              and unbound_at is null
            order by serial""";

    private static final String UNBIND =
            """
            update payment.card
            set unbound_at = :at
            where bucket = :bucket
              and serial = :serial
              and person_no = :person
              and unbound_at is null""";

    private CardTable() {}

    /** A card that is bound already stays as it is. */
    static Sql<@Nullable Void> add(Card card) {
        return Sql.write(
                ADD,
                Map.of(
                        "bucket", card.id().bucket().value(),
                        "serial", card.id().serial(),
                        "person", card.personNo(),
                        "token", card.token(),
                        "at", card.boundAt()));
    }

    static Sql<List<Card>> ofPerson(String personNo) {
        return Sql.list(
                OF_PERSON,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                CardTable::card);
    }

    static Sql<@Nullable Void> unbind(Card.Id id, String personNo, Instant at) {
        return Sql.writeExactly(
                1,
                UNBIND,
                Map.of(
                        "bucket",
                        id.bucket().value(),
                        "serial",
                        id.serial(),
                        "person",
                        personNo,
                        "at",
                        at),
                Reason.CARD_UNKNOWN);
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                new Card.Id(new Bucket(row.getInt("bucket")), row.getLong("serial")),
                row.getString("person_no"),
                row.getString("token"),
                row.getObject("bound_at", OffsetDateTime.class).toInstant());
    }
}
