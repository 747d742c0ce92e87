package cn.yunfang.settlement;

import cn.yunfang.ledger.Account;
import cn.yunfang.person.FamilyLinks;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL of {@code settlement.person}: the version of a person's money and the account's balance; and
 * whose settlements are, one person after the other.
 */
final class PersonTable {
    /** A person's money as read; version 0 when nothing was ever written. */
    record State(String personNo, int version, Fen account) {}

    private static final String FIND =
            """
            select person_no, version, account_fen
            from settlement.person
            where bucket = :bucket
              and person_no = :person""";

    // the owners were found by person.FamilyLinks in the same round trip
    private static final String OF_OWNERS =
            """
            select p.person_no, p.version, p.account_fen
            from %s as o (bucket, person_no)
            join settlement.person p using (bucket, person_no)"""
                    .formatted(FamilyLinks.OWNERS);

    // only accounts that this very statement opens are booked against the fund
    private static final String OPEN =
            """
            with opened as (
                insert into settlement.person as p
                    (bucket, person_no, version, has_account, account_fen)
                select n.bucket, n.person_no, 1, true, n.fen
                from unnest(:buckets::int[], :persons::text[], :amounts::bigint[])
                    as n (bucket, person_no, fen)
                on conflict (bucket, person_no) do update
                set version = p.version + 1,
                    has_account = true,
                    account_fen = excluded.account_fen
                where not p.has_account
                returning bucket, person_no, account_fen)
            insert into ledger.entry
                (bucket, booking, no, debit, credit, amount_fen, booked_at)
            select bucket, :booking, row_number() over (order by person_no), :fund,
                   'account:' || person_no, account_fen, :at
            from opened
            where account_fen > 0""";

    private static final String ADD =
            """
            insert into settlement.person (bucket, person_no, version, has_account, account_fen)
            values (:bucket, :person, 1, false, 0)
            on conflict do nothing""";

    // the version serialises all that changes one person's money, and nobody else's
    private static final String CHANGE =
            """
            update settlement.person
            set version = version + 1,
                account_fen = account_fen + :change
            where bucket = :bucket
              and person_no = :person
              and version = :version""";

    // what comes back can be wrong for no balance, so nobody needs to have read it
    private static final String GIVE_BACK =
            """
            update settlement.person
            set version = version + 1,
                account_fen = account_fen + :amount
            where bucket = :bucket
              and person_no = :person""";

    private static final String BUYERS =
            """
            select s.bucket, s.serial, s.person_no
            from unnest(:buckets::smallint[], :serials::bigint[]) as given (bucket, serial)
            join settlement.settlement s using (bucket, serial)""";

    // person after person, each in the order in which he bought; what was undone never counted
    private static final String PAST =
            """
            select s.bucket, s.person_no, s.settled_at, s.serial, d.used_before, d.answer
            from settlement.settlement s
            join settlement.detail d using (bucket, serial)
            where s.insured_division like :region || '%'
              and s.kind = 0
              and s.state = 0
              and s.settled_at >= :from
              and s.settled_at < :to
              and (s.bucket, s.person_no, s.settled_at, s.serial)
                  > (:bucket, :person, :at, :serial)
            order by s.bucket, s.person_no, s.settled_at, s.serial
            limit :most""";

    private static final String PAGE =
            SettlementTable.COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and (settled_at, serial) < (:before, :serial)
                    order by settled_at desc, serial desc
                    limit :most""";

    private PersonTable() {}

    /** Settlements, newest first, from before a moment, and at it before a serial. */
    static Sql<List<Settlement>> page(String personNo, Instant before, long serial, int most) {
        return Sql.list(
                PAGE,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "before", before,
                        "serial", serial,
                        "most", most),
                SettlementTable::settlement);
    }

    static Sql<List<Settlements.Past>> past(Settlements.PastPage page) {
        var after = page.after();
        var params = new LinkedHashMap<String, Object>();
        params.put("region", page.region());
        params.put("from", page.from());
        params.put("to", page.to());
        params.put("bucket", after.map(one -> one.place().bucket().value()).orElse(-1));
        params.put("person", after.map(Settlements.Past::personNo).orElse(""));
        params.put("at", after.map(Settlements.Past::at).orElse(page.from()));
        params.put("serial", after.map(one -> one.place().serial()).orElse(0L));
        params.put("most", page.most());
        return Sql.list(
                PAST,
                params,
                row ->
                        new Settlements.Past(
                                new SettlementNumber(
                                        new Bucket(row.getInt("bucket")), row.getLong("serial")),
                                row.getString("person_no"),
                                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                                row.getString("used_before"),
                                row.getString("answer")));
    }

    static Sql<List<State>> ofOwners() {
        return Sql.list(
                OF_OWNERS,
                Map.of(),
                row ->
                        new State(
                                row.getString("person_no"),
                                row.getInt("version"),
                                new Fen(row.getLong("account_fen"))));
    }

    static Sql<@Nullable Void> giveBack(String personNo, Fen amount) {
        return Sql.writeExactly(
                1,
                GIVE_BACK,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "amount", amount.value()),
                Reason.CHANGED_MEANWHILE);
    }

    static Sql<State> find(String personNo) {
        return Sql.read(
                FIND,
                Map.of("bucket", Bucket.ofPerson(personNo).value(), "person", personNo),
                rows ->
                        rows.next()
                                ? new State(
                                        personNo,
                                        rows.getInt("version"),
                                        new Fen(rows.getLong("account_fen")))
                                : new State(personNo, 0, Fen.ZERO));
    }

    static Sql<@Nullable Void> open(Map<String, Fen> firstBalances, long booking, Instant at) {
        var persons = firstBalances.keySet().toArray(String[]::new);
        return Sql.write(
                OPEN,
                Map.of(
                        "buckets",
                        java.util.Arrays.stream(persons)
                                .mapToInt(no -> Bucket.ofPerson(no).value())
                                .toArray(),
                        "persons",
                        persons,
                        "amounts",
                        java.util.Arrays.stream(persons)
                                .mapToLong(no -> fen(firstBalances, no))
                                .toArray(),
                        "booking",
                        booking,
                        "fund",
                        Account.fund(Account.PERSONAL_ACCOUNTS_FUND).code(),
                        "at",
                        at));
    }

    private static long fen(Map<String, Fen> balances, String personNo) {
        return Optional.ofNullable(balances.get(personNo)).orElse(Fen.ZERO).value();
    }

    /**
     * Takes the person's lock as it was read; somebody else's write makes the step decide again.
     */
    static Sql<@Nullable Void> change(State read, Fen accountChange) {
        int bucket = Bucket.ofPerson(read.personNo).value();
        return read.version == 0
                ? Sql.writeExactly(
                        1,
                        ADD,
                        Map.of("bucket", bucket, "person", read.personNo),
                        Reason.CHANGED_MEANWHILE)
                : Sql.writeExactly(
                        1,
                        CHANGE,
                        Map.of(
                                "bucket",
                                bucket,
                                "person",
                                read.personNo,
                                "version",
                                read.version,
                                "change",
                                accountChange.value()),
                        Reason.CHANGED_MEANWHILE);
    }

    static Sql<Map<SettlementNumber, String>> buyers(List<SettlementNumber> numbers) {
        return Sql.read(
                BUYERS,
                Map.of(
                        "buckets",
                        numbers.stream().mapToInt(one -> one.bucket().value()).toArray(),
                        "serials",
                        numbers.stream().mapToLong(SettlementNumber::serial).toArray()),
                rows -> {
                    var buyers = new HashMap<SettlementNumber, String>();
                    while (rows.next()) {
                        var bucket = new Bucket(rows.getInt("bucket"));
                        buyers.put(
                                new SettlementNumber(bucket, rows.getLong("serial")),
                                rows.getString("person_no"));
                    }
                    return Map.copyOf(buyers);
                });
    }
}
