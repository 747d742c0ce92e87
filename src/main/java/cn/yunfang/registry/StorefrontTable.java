package cn.yunfang.registry;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SQL of {@code registry.storefront}. */
final class StorefrontTable {
    private static final String ALL =
            """
            select institution, opens, closes, closed_days, delivery_told, radius_metres, fee_fen,
                   minimum_fen, minutes
            from registry.storefront""";

    private static final String PUT =
            """
            insert into registry.storefront
                (institution, opens, closes, closed_days, delivery_told, radius_metres, fee_fen,
                 minimum_fen, minutes)
            values
                (:institution, :opens, :closes, :closedDays, :deliveryTold, :radius, :fee,
                 :minimum, :minutes)
            on conflict (institution) do update
            set opens = excluded.opens,
                closes = excluded.closes,
                closed_days = excluded.closed_days,
                delivery_told = excluded.delivery_told,
                radius_metres = excluded.radius_metres,
                fee_fen = excluded.fee_fen,
                minimum_fen = excluded.minimum_fen,
                minutes = excluded.minutes""";

    private StorefrontTable() {}

    static Sql<Map<String, Storefront>> all() {
        return Sql.read(
                ALL,
                Map.of(),
                rows -> {
                    var all = new LinkedHashMap<String, Storefront>();
                    while (rows.next()) {
                        all.put(rows.getString("institution"), storefront(rows));
                    }
                    return Map.copyOf(all);
                });
    }

    static Sql<@Nullable Void> put(String institution, Storefront shop) {
        var hours = shop.hours();
        var terms = shop.delivery().orElse(DeliveryTerms.NONE);
        var params = new LinkedHashMap<String, Object>();
        params.put("institution", institution);
        params.put("opens", hours.spans().stream().mapToInt(OpeningHours.Span::opens).toArray());
        params.put("closes", hours.spans().stream().mapToInt(OpeningHours.Span::closes).toArray());
        params.put("closedDays", hours.closedDays().toArray(LocalDate[]::new));
        params.put("deliveryTold", shop.delivery().isPresent());
        params.put("radius", terms.radiusMetres());
        params.put("fee", terms.fee().value());
        params.put("minimum", terms.minimum().value());
        params.put("minutes", terms.minutes());
        return Sql.write(PUT, params);
    }

    private static Storefront storefront(ResultSet row) throws SQLException {
        var opens = (Integer[]) row.getArray("opens").getArray();
        var closes = (Integer[]) row.getArray("closes").getArray();
        var closed = (Date[]) row.getArray("closed_days").getArray();
        var hours =
                new OpeningHours(
                        IntStream.range(0, opens.length)
                                .mapToObj(i -> new OpeningHours.Span(opens[i], closes[i]))
                                .toList(),
                        Arrays.stream(closed).map(Date::toLocalDate).toList());
        var terms =
                new DeliveryTerms(
                        row.getInt("radius_metres"),
                        new Fen(row.getLong("fee_fen")),
                        new Fen(row.getLong("minimum_fen")),
                        row.getInt("minutes"));
        return new Storefront(
                hours, row.getBoolean("delivery_told") ? Optional.of(terms) : Optional.empty());
    }
}
