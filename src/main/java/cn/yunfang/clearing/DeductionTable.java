package cn.yunfang.clearing;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SQL of {@code clearing.deduction}. */
final class DeductionTable {
    private static final String ADD =
            """
            insert into clearing.deduction
                (application, decision, no, settlement, line, amount_fen, reason, chinese, english)
            select :application, :decision, n.no, n.settlement, n.line, n.fen, n.reason,
                   n.chinese, n.english
            from unnest(:numbers::int[], :settlements::text[], :lines::int[], :amounts::bigint[],
                        :reasons::text[], :chinese::text[], :english::text[])
                as n (no, settlement, line, fen, reason, chinese, english)""";

    private static final String OF =
            """
            select d.settlement, d.line, d.amount_fen, d.reason, d.chinese, d.english
            from clearing.application a
            join clearing.deduction d on d.application = a.id and d.decision = a.decision
            where a.id = :application
              and a.state in (1, 2)
            order by d.no""";

    private DeductionTable() {}

    static Sql<@Nullable Void> add(long application, int decision, List<Deduction> all) {
        var params = new LinkedHashMap<String, Object>();
        params.put("application", application);
        params.put("decision", decision);
        params.put("numbers", IntStream.rangeClosed(1, all.size()).toArray());
        params.put("settlements", texts(all, one -> one.settlement().toString()));
        params.put("lines", all.stream().mapToInt(Deduction::line).toArray());
        params.put("amounts", all.stream().mapToLong(one -> one.amount().value()).toArray());
        params.put("reasons", texts(all, one -> one.reason().name()));
        params.put("chinese", texts(all, Deduction::chinese));
        params.put("english", texts(all, Deduction::english));
        return Sql.write(ADD, params);
    }

    /** Those of the decision that stands. */
    static Sql<List<Deduction>> of(long application) {
        return Sql.list(OF, Map.of("application", application), DeductionTable::deduction);
    }

    private static Deduction deduction(ResultSet row) throws SQLException {
        return new Deduction(
                SettlementNumber.parse(row.getString("settlement")).orElseThrow(),
                row.getInt("line"),
                new Fen(row.getLong("amount_fen")),
                DeductionReason.valueOf(row.getString("reason")),
                row.getString("chinese"),
                row.getString("english"));
    }

    private static String[] texts(List<Deduction> all, Function<Deduction, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}
