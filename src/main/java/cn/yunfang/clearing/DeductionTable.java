package cn.yunfang.clearing;

import cn.yunfang.ledger.Account;
import cn.yunfang.ledger.Ledger;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SQL of {@code clearing.deduction} and {@code clearing.given_back}. */
final class DeductionTable {
    /** What was deducted from a settlement that was undone afterwards. */
    record GivenBack(SettlementNumber settlement, long application, Fen amount) {}

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

    // the new version of the application is what a reopening loses against; the booking is the
    // deduction's own turned round, and there is none when nothing was deducted
    private static final String GIVE_BACK =
            """
            with decided as (
                update clearing.application a
                set version = version + 1
                where a.institution = :institution
                  and a.state in (1, 2)
                  and exists (
                      select
                      from clearing.deduction d
                      where d.settlement = :settlement
                        and d.application = a.id
                        and d.decision = a.decision)
                returning a.id, a.decision),
            given as (
                insert into clearing.given_back
                    (settlement, institution, application, amount_fen, given_at)
                select :settlement, :institution, a.id, sum(d.amount_fen), :at
                from decided a
                join clearing.deduction d
                  on d.application = a.id
                 and d.decision = a.decision
                where d.settlement = :settlement
                group by a.id
                returning amount_fen)
            insert into ledger.entry
                (bucket, booking, no, debit, credit, amount_fen, booked_at)
            select :bucket, :booking, f.no, f.fund, :account,
                   least(f.fen, g.amount_fen - f.before), :at
            from given g
            join unnest(:numbers::int[], :funds::text[], :amounts::bigint[], :before::bigint[])
                as f (no, fund, fen, before)
              on f.before < g.amount_fen""";

    private static final String GIVEN_BACK =
            """
            select settlement, application, amount_fen
            from clearing.given_back
            where institution = :institution""";

    private static final String ABOUT =
            """
            select a.id, a.division, a.month, d.settlement, d.line, d.amount_fen,
                   d.reason, d.chinese, d.english
            from clearing.deduction d
            join clearing.application a on a.id = d.application and a.decision = d.decision
            where d.settlement = :settlement
              and a.state in (1, 2)
            order by a.id, d.no""";

    private DeductionTable() {}

    /** What standing decisions deduct from one settlement. */
    static Sql<List<ReadClearing.Deducted>> about(SettlementNumber settlement) {
        return Sql.list(
                ABOUT,
                Map.of("settlement", settlement.toString()),
                row ->
                        new ReadClearing.Deducted(
                                row.getLong("id"),
                                row.getString("division"),
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                deduction(row)));
    }

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

    /**
     * Turns round what a standing decision deducted from a settlement, if it did.
     *
     * @param entries as if all that the funds paid had been deducted; the first ones count
     */
    static Sql<@Nullable Void> giveBack(
            SettlementNumber settlement,
            String institution,
            List<Ledger.Entry> entries,
            long booking,
            Instant at) {
        var before = new long[entries.size()];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + entries.get(i - 1).amount().value();
        }
        var params = new LinkedHashMap<String, Object>();
        params.put("settlement", settlement.toString());
        params.put("institution", institution);
        params.put("account", Account.institution(institution).code());
        params.put("bucket", ClearingApplication.bucket(institution).value());
        params.put("booking", booking);
        params.put("at", at);
        params.put("numbers", IntStream.rangeClosed(1, entries.size()).toArray());
        params.put(
                "funds", entries.stream().map(one -> one.credit().code()).toArray(String[]::new));
        params.put("amounts", entries.stream().mapToLong(one -> one.amount().value()).toArray());
        params.put("before", before);
        return Sql.write(GIVE_BACK, params);
    }

    /** All that an institution ever got back. */
    static Sql<List<GivenBack>> givenBack(String institution) {
        return Sql.list(
                GIVEN_BACK,
                Map.of("institution", institution),
                row ->
                        new GivenBack(
                                SettlementNumber.parse(row.getString("settlement")).orElseThrow(),
                                row.getLong("application"),
                                new Fen(row.getLong("amount_fen"))));
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
