package cn.yunfang.visit;

import cn.yunfang.settlement.Bill.Told;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import cn.yunfang.visit.Visit.Batch;
import cn.yunfang.visit.Visit.Fee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code visit.batch} and {@code visit.fee}; every write goes with a step of the visit. */
final class FeeTable {
    private static final String BATCHES =
            """
            select batch, settlement, told, told_use_account, told_fund_fen, told_acct_fen,
                   told_cash_fen
            from visit.batch
            where bucket = :bucket
              and visit = :serial
            order by batch""";

    private static final String FEES =
            """
            select fee_number, batch, fee
            from visit.fee
            where bucket = :bucket
              and visit = :serial
            order by no""";

    // what was told of the batch before is void once it has other fees
    private static final String ADD_BATCH =
            """
            insert into visit.batch as known (bucket, visit, batch, settlement)
            values (:bucket, :serial, :batch, 0)
            on conflict (bucket, visit, batch) do update
            set told = false""";

    private static final String ADD_FEES =
            """
            insert into visit.fee (bucket, visit, fee_number, batch, no, fee)
            select :bucket, :serial, f.number, :batch, :first * 1000 + f.no, f.fee
            from unnest(:numbers::text[], :fees::text[]) with ordinality as f (number, fee, no)""";

    private static final String WITHDRAW_FEES =
            """
            delete from visit.fee
            where bucket = :bucket
              and visit = :serial
              and batch = any(:batches::text[])""";

    private static final String WITHDRAW_BATCHES =
            """
            delete from visit.batch
            where bucket = :bucket
              and visit = :serial
              and batch = any(:batches::text[])
              and settlement = 0""";

    private static final String TELL =
            """
            update visit.batch
            set told = true,
                told_use_account = :useAccount,
                told_fund_fen = :fund,
                told_acct_fen = :account,
                told_cash_fen = :cash
            where bucket = :bucket
              and visit = :serial
              and batch = :batch""";

    private static final String SETTLE =
            """
            update visit.batch
            set settlement = :settlement,
                told = false
            where bucket = :bucket
              and visit = :serial
              and batch = :batch
              and settlement = 0""";

    // the visit's version moves too: a step that read the batch as settled decides again
    private static final String FREE =
            """
            with freed as (
                update visit.batch
                set settlement = 0
                where bucket = :bucket
                  and visit = :serial
                  and settlement = :settlement
                returning bucket, visit)
            update visit.visit v
            set version = v.version + 1
            from freed
            where v.bucket = freed.bucket
              and v.serial = freed.visit""";

    private FeeTable() {}

    static Sql<List<Batch>> batches(VisitNumber number) {
        return Sql.list(
                BATCHES,
                VisitTable.key(number),
                row ->
                        new Batch(
                                row.getString("batch"),
                                row.getLong("settlement"),
                                row.getBoolean("told")
                                        ? Optional.of(
                                                new Told(
                                                        row.getBoolean("told_use_account"),
                                                        new Fen(row.getLong("told_fund_fen")),
                                                        new Fen(row.getLong("told_acct_fen")),
                                                        new Fen(row.getLong("told_cash_fen"))))
                                        : Optional.empty()));
    }

    static Sql<List<Fee>> fees(VisitNumber number) {
        return Sql.list(
                FEES,
                VisitTable.key(number),
                row ->
                        new Fee(
                                row.getString("fee_number"),
                                row.getString("batch"),
                                Fields.parse(row.getString("fee")).orElse(Fields.none())));
    }

    /**
     * @param first a serial number of this upload: later ones are larger
     */
    static List<Sql<?>> add(VisitNumber number, String batch, List<Fee> fees, long first) {
        var params = batch(number, batch);
        params.put("first", first);
        params.put("numbers", fees.stream().map(Fee::number).toArray(String[]::new));
        params.put("fees", fees.stream().map(fee -> fee.row().canonical()).toArray(String[]::new));
        return List.of(Sql.write(ADD_BATCH, batch(number, batch)), Sql.write(ADD_FEES, params));
    }

    static List<Sql<?>> withdraw(VisitNumber number, List<Batch> batches) {
        var params = VisitTable.key(number);
        params.put("batches", batches.stream().map(Batch::number).toArray(String[]::new));
        return List.of(
                Sql.write(WITHDRAW_FEES, params),
                Sql.writeExactly(
                        batches.size(), WITHDRAW_BATCHES, params, Reason.CHANGED_MEANWHILE));
    }

    static Sql<@Nullable Void> tell(VisitNumber number, String batch, Told told) {
        var params = batch(number, batch);
        params.put("useAccount", told.useAccount());
        params.put("fund", told.fund().value());
        params.put("account", told.account().value());
        params.put("cash", told.cash().value());
        return Sql.writeExactly(1, TELL, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> settle(VisitNumber number, String batch, long settlement) {
        var params = batch(number, batch);
        params.put("settlement", settlement);
        return Sql.writeExactly(1, SETTLE, params, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> free(VisitNumber number, long settlement) {
        var params = VisitTable.key(number);
        params.put("settlement", settlement);
        return Sql.write(FREE, params);
    }

    private static LinkedHashMap<String, Object> batch(VisitNumber number, String batch) {
        var params = VisitTable.key(number);
        params.put("batch", batch);
        return params;
    }
}
