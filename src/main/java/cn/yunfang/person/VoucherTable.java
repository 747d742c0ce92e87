package cn.yunfang.person;

import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** SQL of {@code person.voucher} as its owner sees it. */
final class VoucherTable {
    private static final String OWN =
            """
            select qr_code, expires_at
            from person.voucher
            where bucket = :bucket
              and person_no = :personNo
              and expires_at > :now
            order by expires_at desc
            limit 1""";

    private VoucherTable() {}

    static Sql<Optional<Persons.OwnVoucher>> own(String personNo, Instant now) {
        return Sql.first(
                OWN,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "personNo", personNo,
                        "now", now),
                row ->
                        new Persons.OwnVoucher(
                                row.getString("qr_code"),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()));
    }
}
