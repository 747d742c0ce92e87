package cn.yunfang.counter;

import cn.yunfang.settlement.Bill;
import cn.yunfang.settlement.MessageKey;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code counter.told}: the last pre-settlement of a person in a pharmacy. */
final class ToldTable {
    /**
     * What was asked.
     *
     * @param rows digest of what is bought at which price, on what the money depends besides the
     *     person's own state
     */
    record Asked(String personNo, String institution, String rows) {
        static Asked of(String institution, Purchase purchase) {
            var rows = new StringBuilder();
            rows.append(purchase.medType())
                    .append('|')
                    .append(purchase.disease())
                    .append('|')
                    .append(purchase.useAccount());
            for (var item : purchase.items()) {
                rows.append('\n')
                        .append(item.rxNumber())
                        .append('|')
                        .append(item.circulated())
                        .append('|')
                        .append(item.drug())
                        .append('|')
                        .append(item.quantity().stripTrailingZeros().toPlainString())
                        .append('|')
                        .append(item.amount());
            }
            return new Asked(
                    purchase.personNo(), institution, MessageKey.of("", rows.toString()).digest());
        }
    }

    // one row a person and pharmacy: it stays as small as there are customers
    private static final String TELL =
            """
            insert into counter.told as t
                (bucket, person_no, institution, rows, use_account, fund_fen, acct_fen, cash_fen,
                 told_at)
            values
                (:bucket, :person, :institution, :rows, :useAccount, :fund, :account, :cash, :at)
            on conflict (bucket, person_no, institution) do update
            set rows = excluded.rows,
                use_account = excluded.use_account,
                fund_fen = excluded.fund_fen,
                acct_fen = excluded.acct_fen,
                cash_fen = excluded.cash_fen,
                told_at = excluded.told_at""";

    private static final String FIND =
            """
            select use_account, fund_fen, acct_fen, cash_fen
            from counter.told
            where bucket = :bucket
              and person_no = :person
              and institution = :institution
              and rows = :rows
              and told_at >= :since""";

    private ToldTable() {}

    static Sql<@Nullable Void> tell(Asked asked, Bill.Told told, Instant now) {
        var params = params(asked);
        params.put("useAccount", told.useAccount());
        params.put("fund", told.fund().value());
        params.put("account", told.account().value());
        params.put("cash", told.cash().value());
        params.put("at", now);
        return Sql.write(TELL, params);
    }

    static Sql<Optional<Bill.Told>> find(Asked asked, Instant since) {
        var params = params(asked);
        params.put("since", since);
        return Sql.first(
                FIND,
                params,
                row ->
                        new Bill.Told(
                                row.getBoolean("use_account"),
                                new Fen(row.getLong("fund_fen")),
                                new Fen(row.getLong("acct_fen")),
                                new Fen(row.getLong("cash_fen"))));
    }

    private static LinkedHashMap<String, Object> params(Asked asked) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", Bucket.ofPerson(asked.personNo).value());
        params.put("person", asked.personNo);
        params.put("institution", asked.institution);
        params.put("rows", asked.rows);
        return params;
    }
}
