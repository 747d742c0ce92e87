package cn.yunfang.reconciliation;

import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** SQL of {@code reconciliation.run} and {@code reconciliation.difference}. */
final class ReconciliationTable {
    private static final int OWN = 1;
    private static final int THEIRS = 2;

    private static final String COLUMNS =
            """
            select id, institution, division, agency, insurance, first_day, last_day, rows,
                   differences, result_file, made_at, made_by
            from reconciliation.run
            """;

    private static final String FIND =
            COLUMNS
                    + """
                    where id = :id""";

    // an institution names itself, a bureau its division
    private static final String LIST =
            COLUMNS
                    + """
                    where (:institution = '' or institution = :institution)
                      and division like :division || '%'
                      and made_at >= :from
                      and made_at < :to
                    order by made_at desc, id
                    limit :most""";

    private static final String ADD =
            """
            insert into reconciliation.run
                (id, institution, division, agency, insurance, first_day, last_day, rows,
                 differences, result_file, made_at, made_by)
            values
                (:id, :institution, :division, :agency, :insurance, :from, :to, :rows,
                 :differences, :resultFile, :at, :by)""";

    private static final String ADD_DIFFERENCES =
            """
            insert into reconciliation.difference
                (run, no, cause, sides, settlement, visit, person_no, msgid, refund,
                 our_medfee_fen, our_fund_fen, our_account_fen, medfee_fen, fund_fen, account_fen,
                 chinese, english)
            select :run, n.no, n.cause, n.sides, n.settlement, n.visit, n.person, n.msgid,
                   n.refund, n.our_medfee, n.our_fund, n.our_account, n.medfee, n.fund, n.account,
                   n.chinese, n.english
            from unnest(:numbers::int[], :causes::text[], :sides::int[], :settlements::text[],
                        :visits::text[], :persons::text[], :msgids::text[], :refunds::int[],
                        :ourMedfees::bigint[], :ourFunds::bigint[], :ourAccounts::bigint[],
                        :medfees::bigint[], :funds::bigint[], :accounts::bigint[],
                        :chinese::text[], :english::text[])
                as n (no, cause, sides, settlement, visit, person, msgid, refund, our_medfee,
                      our_fund, our_account, medfee, fund, account, chinese, english)""";

    private static final String DIFFERENCES =
            """
            select cause, sides, settlement, visit, person_no, msgid, refund, our_medfee_fen,
                   our_fund_fen, our_account_fen, medfee_fen, fund_fen, account_fen, chinese,
                   english
            from reconciliation.difference
            where run = :run
            order by no""";

    // the latest first: what was put right since stands below
    private static final String ABOUT =
            """
            select r.id, r.institution, r.division, r.agency, r.insurance, r.first_day,
                   r.last_day, r.rows, r.differences, r.result_file, r.made_at, r.made_by,
                   d.cause, d.sides, d.settlement, d.visit, d.person_no, d.msgid, d.refund,
                   d.our_medfee_fen, d.our_fund_fen, d.our_account_fen, d.medfee_fen,
                   d.fund_fen, d.account_fen, d.chinese, d.english
            from reconciliation.difference d
            join reconciliation.run r on r.id = d.run
            where d.settlement = :settlement
            order by r.made_at desc, d.run, d.no
            limit :most""";

    private ReconciliationTable() {}

    /** What reconciliations said about one settlement. */
    static Sql<List<ReadReconciliation.About>> about(String settlement, int most) {
        return Sql.list(
                ABOUT,
                Map.of("settlement", settlement, "most", most),
                row -> new ReadReconciliation.About(run(row), difference(row)));
    }

    static Sql<Optional<Reconciliation>> find(long id) {
        return Sql.first(FIND, Map.of("id", id), ReconciliationTable::run);
    }

    /**
     * The newest first.
     *
     * @param institution "" for all; @param division its first digits
     */
    static Sql<List<Reconciliation>> list(
            String institution, String division, Instant from, Instant to, int most) {
        return Sql.list(
                LIST,
                Map.of(
                        "institution", institution,
                        "division", division,
                        "from", from,
                        "to", to,
                        "most", most),
                ReconciliationTable::run);
    }

    static Sql<@Nullable Void> add(Reconciliation run) {
        var params = new LinkedHashMap<String, Object>();
        params.put("id", run.id());
        params.put("institution", run.institution());
        params.put("division", run.division());
        params.put("agency", run.agency());
        params.put("insurance", run.insurance());
        params.put("from", run.from());
        params.put("to", run.to());
        params.put("rows", run.rows());
        params.put("differences", run.differences());
        params.put("resultFile", run.resultFile());
        params.put("at", run.at());
        params.put("by", run.by());
        return Sql.write(ADD, params);
    }

    static Sql<@Nullable Void> add(long run, List<Difference> all) {
        var params = new LinkedHashMap<String, Object>();
        params.put("run", run);
        params.put("numbers", IntStream.rangeClosed(1, all.size()).toArray());
        params.put("causes", texts(all, one -> one.cause().name()));
        params.put("sides", all.stream().mapToInt(ReconciliationTable::sides).toArray());
        params.put("settlements", texts(all, one -> one.row().settlement()));
        params.put("visits", texts(all, one -> one.row().visit()));
        params.put("persons", texts(all, one -> one.row().personNo()));
        params.put("msgids", texts(all, Difference::msgid));
        params.put("refunds", all.stream().mapToInt(one -> one.row().refund() ? 1 : 0).toArray());
        params.put("ourMedfees", amounts(all, Difference::own, DetailRow::medfee));
        params.put("ourFunds", amounts(all, Difference::own, DetailRow::fund));
        params.put("ourAccounts", amounts(all, Difference::own, DetailRow::account));
        params.put("medfees", amounts(all, Difference::theirs, DetailRow::medfee));
        params.put("funds", amounts(all, Difference::theirs, DetailRow::fund));
        params.put("accounts", amounts(all, Difference::theirs, DetailRow::account));
        params.put("chinese", texts(all, Difference::chinese));
        params.put("english", texts(all, Difference::english));
        return Sql.write(ADD_DIFFERENCES, params);
    }

    private static int sides(Difference one) {
        return (one.own().isPresent() ? OWN : 0) + (one.theirs().isPresent() ? THEIRS : 0);
    }

    private static String[] texts(List<Difference> all, Function<Difference, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static long[] amounts(
            List<Difference> all,
            Function<Difference, Optional<DetailRow>> side,
            Function<DetailRow, Fen> part) {
        ToLongFunction<Difference> amount =
                one -> side.apply(one).map(part).map(Fen::value).orElse(0L);
        return all.stream().mapToLong(amount).toArray();
    }

    static Sql<List<Difference>> differences(long run) {
        return Sql.list(DIFFERENCES, Map.of("run", run), ReconciliationTable::difference);
    }

    private static Difference difference(ResultSet row) throws SQLException {
        int sides = row.getInt("sides");
        var own = (sides & OWN) == 0 ? null : detail(row, "our_");
        var theirs = (sides & THEIRS) == 0 ? null : detail(row, "");
        return new Difference(
                Cause.valueOf(row.getString("cause")),
                Optional.ofNullable(own),
                Optional.ofNullable(theirs),
                row.getString("msgid"),
                row.getString("chinese"),
                row.getString("english"));
    }

    private static DetailRow detail(ResultSet row, String side) throws SQLException {
        return new DetailRow(
                row.getString("settlement"),
                row.getString("visit"),
                row.getString("person_no"),
                new Fen(row.getLong(side + "medfee_fen")),
                new Fen(row.getLong(side + "fund_fen")),
                new Fen(row.getLong(side + "account_fen")),
                row.getInt("refund") == 1);
    }

    private static Reconciliation run(ResultSet row) throws SQLException {
        return new Reconciliation(
                row.getLong("id"),
                row.getString("institution"),
                row.getString("division"),
                row.getString("agency"),
                row.getString("insurance"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("rows"),
                row.getInt("differences"),
                row.getString("result_file"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"));
    }
}
