package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.benefit.Accumulators.Used;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** SQL of {@code settlement.accumulator}; the person's version guards every change. */
final class AccumulatorTable {
    private static final String OF_YEAR =
            """
            select scope, deductible_fen, base_fen, fund_fen
            from settlement.accumulator
            where bucket = :bucket
              and person_no = :person
              and year = :year""";

    private static final String ADD =
            """
            insert into settlement.accumulator as a
                (bucket, person_no, year, scope, deductible_fen, base_fen, fund_fen)
            select :bucket, :person, :year, n.scope, n.deductible, n.base, n.fund
            from unnest(:scopes::text[], :deductibles::bigint[], :bases::bigint[],
                        :funds::bigint[])
                as n (scope, deductible, base, fund)
            on conflict (bucket, person_no, year, scope) do update
            set deductible_fen = a.deductible_fen + excluded.deductible_fen,
                base_fen = a.base_fen + excluded.base_fen,
                fund_fen = a.fund_fen + excluded.fund_fen""";

    // not the upsert with negative amounts: its checks look at the row proposed for insertion
    private static final String TAKE_OFF =
            """
            update settlement.accumulator a
            set deductible_fen = a.deductible_fen - n.deductible,
                base_fen = a.base_fen - n.base,
                fund_fen = a.fund_fen - n.fund
            from unnest(:scopes::text[], :deductibles::bigint[], :bases::bigint[],
                        :funds::bigint[])
                as n (scope, deductible, base, fund)
            where a.bucket = :bucket
              and a.person_no = :person
              and a.year = :year
              and a.scope = n.scope""";

    private static final String TAKE_OVER =
            """
            insert into settlement.accumulator
                (bucket, person_no, year, scope, deductible_fen, base_fen, fund_fen)
            select n.bucket, n.person_no, :year, n.scope, n.deductible, 0, 0
            from unnest(:buckets::int[], :persons::text[], :scopes::text[], :deductibles::bigint[])
                as n (bucket, person_no, scope, deductible)
            on conflict do nothing""";

    private AccumulatorTable() {}

    static Sql<@Nullable Void> takeOver(int year, List<PersonalAccounts.EarlierPaid> paid) {
        return Sql.write(
                TAKE_OVER,
                Map.of(
                        "year",
                        year,
                        "buckets",
                        paid.stream()
                                .mapToInt(one -> Bucket.ofPerson(one.personNo()).value())
                                .toArray(),
                        "persons",
                        paid.stream()
                                .map(PersonalAccounts.EarlierPaid::personNo)
                                .toArray(String[]::new),
                        "scopes",
                        paid.stream()
                                .map(PersonalAccounts.EarlierPaid::scope)
                                .toArray(String[]::new),
                        "deductibles",
                        paid.stream().mapToLong(one -> one.deductible().value()).toArray()));
    }

    static Sql<Accumulators> of(String personNo, int year) {
        return Sql.read(
                OF_YEAR,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "year", year),
                rows -> {
                    var byScope = new TreeMap<String, Used>();
                    while (rows.next()) {
                        byScope.put(
                                rows.getString("scope"),
                                new Used(
                                        new Fen(rows.getLong("deductible_fen")),
                                        new Fen(rows.getLong("base_fen")),
                                        new Fen(rows.getLong("fund_fen"))));
                    }
                    return new Accumulators(byScope);
                });
    }

    static List<Sql<@Nullable Void>> add(String personNo, int year, Accumulators used) {
        return change(ADD, personNo, year, used);
    }

    static List<Sql<@Nullable Void>> takeOff(String personNo, int year, Accumulators used) {
        return change(TAKE_OFF, personNo, year, used);
    }

    private static List<Sql<@Nullable Void>> change(
            String text, String personNo, int year, Accumulators used) {
        if (used.byScope().isEmpty()) {
            return List.of();
        }
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", Bucket.ofPerson(personNo).value());
        params.put("person", personNo);
        params.put("year", year);
        params.put("scopes", used.byScope().keySet().toArray(String[]::new));
        params.put("deductibles", fen(used, one -> one.deductible().value()));
        params.put("bases", fen(used, one -> one.base().value()));
        params.put("funds", fen(used, one -> one.fund().value()));
        return List.of(Sql.write(text, params));
    }

    private static long[] fen(Accumulators used, ToLongFunction<Used> part) {
        return used.byScope().values().stream().mapToLong(part).toArray();
    }
}
