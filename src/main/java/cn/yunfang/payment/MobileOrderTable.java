package cn.yunfang.payment;

import cn.yunfang.payment.MobileOrder.Figures;
import cn.yunfang.settlement.Purchase;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code payment.mobile_order}. */
final class MobileOrderTable {
    private static final String ADD =
            """
            insert into payment.mobile_order
                (bucket, serial, institution, own_number, digest, person_no, pay_token, purchase,
                 fee_fen, fund_fen, account_fen, cash_fen, placed_at)
            values
                (:bucket, :serial, :institution, :ownNumber, :digest, :person, :token, :purchase,
                 :fee, :fund, :account, :cash, :at)
            on conflict do nothing""";

    private static final String COLUMNS =
            """
            select bucket, serial, institution, own_number, digest, pay_token, purchase, fee_fen,
                   fund_fen, account_fen, cash_fen, settlement, revoked, placed_at
            from payment.mobile_order
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and serial = :serial""";

    private static final String BY_OWN_NUMBER =
            COLUMNS
                    + """
                    where institution = :institution
                      and own_number = :ownNumber""";

    private static final String SETTLE =
            """
            update payment.mobile_order
            set settlement = :settlement
            where bucket = :bucket
              and serial = :serial
              and settlement = 0
              and not revoked""";

    // one that is settled is revoked by turning its settlement round; who settles meanwhile is seen
    private static final String REVOKE =
            """
            update payment.mobile_order
            set revoked = true
            where bucket = :bucket
              and serial = :serial
              and settlement = :settlement""";

    private MobileOrderTable() {}

    static Sql<@Nullable Void> add(MobileOrder order) {
        var row = key(order.id());
        row.put("institution", order.institution());
        row.put("ownNumber", order.ownNumber());
        row.put("digest", order.digest());
        row.put("person", order.purchase().personNo());
        row.put("token", order.payToken());
        row.put("purchase", Json.text(order.purchase()));
        row.put("fee", order.figures().fee().value());
        row.put("fund", order.figures().fund().value());
        row.put("account", order.figures().account().value());
        row.put("cash", order.figures().cash().value());
        row.put("at", order.placedAt());
        return Sql.writeExactly(1, ADD, row, Reason.CHANGED_MEANWHILE);
    }

    static Sql<Optional<MobileOrder>> find(MobileOrder.Id id) {
        return Sql.first(FIND, key(id), MobileOrderTable::order);
    }

    static Sql<Optional<MobileOrder>> find(String institution, String ownNumber) {
        return Sql.first(
                BY_OWN_NUMBER,
                Map.of("institution", institution, "ownNumber", ownNumber),
                MobileOrderTable::order);
    }

    static Sql<@Nullable Void> settle(MobileOrder.Id id, SettlementNumber settlement) {
        var row = key(id);
        row.put("settlement", settlement.serial());
        return Sql.writeExactly(1, SETTLE, row, Reason.CHANGED_MEANWHILE);
    }

    static Sql<@Nullable Void> revoke(MobileOrder order) {
        var row = key(order.id());
        row.put("settlement", order.settlement().map(SettlementNumber::serial).orElse(0L));
        return Sql.writeExactly(1, REVOKE, row, Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, Object> key(MobileOrder.Id id) {
        var row = new LinkedHashMap<String, Object>();
        row.put("bucket", id.bucket().value());
        row.put("serial", id.serial());
        return row;
    }

    private static MobileOrder order(ResultSet row) throws SQLException {
        var bucket = new Bucket(row.getInt("bucket"));
        long settlement = row.getLong("settlement");
        return new MobileOrder(
                new MobileOrder.Id(bucket, row.getLong("serial")),
                row.getString("institution"),
                row.getString("own_number"),
                row.getString("digest"),
                row.getString("pay_token"),
                Json.read(row.getString("purchase"), Purchase.class),
                new Figures(
                        new Fen(row.getLong("fee_fen")),
                        new Fen(row.getLong("fund_fen")),
                        new Fen(row.getLong("account_fen")),
                        new Fen(row.getLong("cash_fen"))),
                settlement == 0
                        ? Optional.empty()
                        : Optional.of(new SettlementNumber(bucket, settlement)),
                row.getBoolean("revoked"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant());
    }
}
