package cn.yunfang.simulation;

import cn.yunfang.shared.Sql;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an auditor reads in the books after a simulated year, across all modules: each proof answers
 * the rows that do not fit, and none when all is right. Reads only.
 */
final class BenchYearProofTable {
    private static final String MOST = "\nlimit 5";

    private static final String BOOKED =
            """
            select s.institution || ' ' || s.serial as place,
                   abs(s.medfee_fen)::numeric as expected,
                   coalesce(sum(e.amount_fen), 0) as found
            from settlement.settlement s
            left join ledger.entry e on e.bucket = s.bucket and e.booking = s.serial
            group by s.bucket, s.serial
            having coalesce(sum(e.amount_fen), 0) <> abs(s.medfee_fen)"""
                    + MOST;

    // what was debited of each kind of account is what settlements say that it paid
    private static final String PAID =
            """
            with told as (
                select 'fund' as kind, sum(fund_fen) as fen from settlement.settlement
                union all
                select 'account', sum(acct_fen) from settlement.settlement
                union all
                select 'cash', sum(psn_cash_fen) from settlement.settlement),
            booked as (
                select split_part(side.account, ':', 1) as kind, sum(side.fen) as fen
                from (
                    select e.debit as account, e.amount_fen as fen
                    from ledger.entry e
                    join settlement.settlement s
                      on s.bucket = e.bucket and s.serial = e.booking
                    union all
                    select e.credit, -e.amount_fen
                    from ledger.entry e
                    join settlement.settlement s
                      on s.bucket = e.bucket and s.serial = e.booking) as side
                group by 1)
            select t.kind as place, coalesce(t.fen, 0) as expected, coalesce(b.fen, 0) as found
            from told t
            left join booked b on b.kind = t.kind
            where coalesce(t.fen, 0) <> coalesce(b.fen, 0)""";

    private static final String ACCOUNTS =
            """
            with side as (
                select credit as account, amount_fen as fen
                from ledger.entry
                where credit like 'account:%'
                union all
                select debit, -amount_fen
                from ledger.entry
                where debit like 'account:%'),
            booked as (
                select account, sum(fen) as fen
                from side
                group by account)
            select coalesce(b.account, p.person_no) as place,
                   coalesce(p.account_fen, 0)::numeric as expected, coalesce(b.fen, 0) as found
            from settlement.person p
            full join booked b on b.account = 'account:' || p.person_no
            where coalesce(p.account_fen, 0) <> coalesce(b.fen, 0)
               or coalesce(p.account_fen, 0) < 0"""
                    + MOST;

    private static final String SHELVES =
            """
            with came as (
                select r.pharmacy, r.drug, r.quantity
                from unnest(:pharmacies::text[], :drugs::text[], :quantities::numeric[])
                    as r (pharmacy, drug, quantity)),
            went as (
                select s.institution as pharmacy, i.item ->> 'drug' as drug,
                       sum((i.item ->> 'quantity')::numeric - (i.item ->> 'returned')::numeric)
                           as quantity
                from dispense.sale s
                cross join lateral jsonb_array_elements(s.items::jsonb -> 'items') as i (item)
                group by 1, 2)
            select coalesce(c.pharmacy, w.pharmacy) || ' ' || coalesce(c.drug, w.drug) as place,
                   coalesce(c.quantity, 0) - coalesce(w.quantity, 0) as expected,
                   coalesce(t.quantity, 0) as found
            from came c
            full join went w on w.pharmacy = c.pharmacy and w.drug = c.drug
            left join stock.item t
              on t.pharmacy = coalesce(c.pharmacy, w.pharmacy)
             and t.drug_code = coalesce(c.drug, w.drug)
            where coalesce(c.quantity, 0) - coalesce(w.quantity, 0) <> coalesce(t.quantity, 0)
               or t.held <> 0"""
                    + MOST;

    private static final String PACKS =
            """
            select trace_code as place, 1::numeric as expected, count(*)::numeric as found
            from stock.pack_sale
            where returned_at is null
              and not split
            group by trace_code
            having count(*) > 1"""
                    + MOST;

    // each pack that is out is one that a sale names, and the other way round
    private static final String PACKS_OUT =
            """
            select 'packs out' as place, sold.packs as expected, out.packs as found
            from (
                select coalesce(sum((i.item ->> 'quantity')::numeric
                                    - (i.item ->> 'returned')::numeric), 0) as packs
                from dispense.sale s
                cross join lateral jsonb_array_elements(s.items::jsonb -> 'items') as i (item)
            ) as sold
            cross join (
                select count(*)::numeric as packs
                from stock.pack
                where state = 1
                  and pharmacy in (select s.institution from dispense.sale s)) as out
            where sold.packs <> out.packs""";

    private static final String LINES =
            """
            with sold as (
                select s.bucket, s.number, s.issue, (i.item ->> 'line')::int as line_no,
                       sum((i.item ->> 'quantity')::numeric - (i.item ->> 'returned')::numeric)
                           as quantity
                from dispense.sale s
                cross join lateral jsonb_array_elements(s.items::jsonb -> 'items') as i (item)
                group by 1, 2, 3, 4)
            select l.bucket || '/' || l.number || ' issue ' || l.issue || ' line ' || l.line_no
                       as place,
                   l.dispensed as expected, coalesce(s.quantity, 0) as found
            from prescription.line l
            left join sold s
              on s.bucket = l.bucket
             and s.number = l.number
             and s.issue = l.issue
             and s.line_no = l.line_no
            where l.dispensed <> coalesce(s.quantity, 0)
               or l.dispensed > l.quantity"""
                    + MOST;

    private static final String ENDED =
            """
            select i.bucket, i.number, i.issue,
                   array_remove(array[
                       case when i.whole then 'collected' end,
                       case when i.some and not i.whole then 'collected in part' end,
                       case when i.lapsed then 'uncollected' end,
                       case when not i.some and not i.lapsed and i.runs and i.issue = i.open
                           then 'open' end,
                       case when not i.some and not i.lapsed and i.runs and i.issue > i.open
                           then 'to come' end,
                       case when not i.some and not i.lapsed and i.cancelled
                               and not (i.runs and i.issue >= i.open)
                           then 'never released' end], null) as ends,
                   i.held and not i.runs as forgotten
            from (
                select l.bucket, l.number, l.issue, r.issue as open, r.state = 4 as runs,
                       bool_and(l.dispensed = l.quantity) as whole,
                       bool_or(l.dispensed > 0) as some,
                       bool_or(l.state in (2, 3)) as held,
                       bool_and(l.state = 6) as cancelled,
                       bool_or(u.issue is not null) as lapsed
                from prescription.line l
                join prescription.rx r on r.bucket = l.bucket and r.number = l.number
                left join refill.uncollected u
                  on u.bucket = l.bucket and u.number = l.number and u.issue = l.issue
                where r.state in (4, 5, 8)
                group by l.bucket, l.number, l.issue, r.issue, r.state) as i""";

    private static final String ISSUES =
            """
            select bucket || '/' || number || ' issue ' || issue || ' '
                       || array_to_string(ends, ', ') as place,
                   1::numeric as expected, cardinality(ends)::numeric as found
            from (
            """
                    + ENDED
                    + """
                    ) as ended
                    where cardinality(ends) <> 1
                       or forgotten"""
                    + MOST;

    private static final String ENDS =
            """
            select ends[1] as name, count(*) as many
            from (
            """
                    + ENDED
                    + """
                    ) as ended
                    group by 1
                    order by 1""";

    private static final String TOLD =
            """
            select case when name in ('IssueOpened', 'IssueHeld', 'ReadingAlerted')
                       then name || coalesce(' ' || nullif(facts ->> 'why', ''), '')
                           || case facts ->> 'urgent' when 'true' then ' urgent'
                              when 'false' then ' attention' else '' end
                       else name end as name,
                   count(*) as many
            from shared.event
            group by 1
            order by 1""";

    private static final String SIZES =
            """
            select n.nspname || '.' || c.relname as name,
                   pg_total_relation_size(c.oid) as many
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r'
            union all
            select 'database', pg_database_size(current_database())
            order by 2 desc
            limit 9""";

    private BenchYearProofTable() {}

    /**
     * A row that does not fit.
     *
     * @param place which one
     */
    record Misfit(String place, BigDecimal expected, BigDecimal found) {}

    /** Something counted. */
    record Count(String name, long many) {}

    /** A proof and the read that finds what contradicts it. */
    record Proof(String says, Sql<List<Misfit>> misfits) {}

    /**
     * @param pharmacies with {@code drugs} and {@code quantities} all that came onto shelves
     */
    static List<Proof> all(
            List<String> pharmacies, List<String> drugs, List<BigDecimal> quantities) {
        var came = new LinkedHashMap<String, Object>();
        came.put("pharmacies", pharmacies.toArray(String[]::new));
        came.put("drugs", drugs.toArray(String[]::new));
        came.put("quantities", quantities.toArray(BigDecimal[]::new));
        return List.of(
                proof("each settlement is booked to the fen", BOOKED, Map.of()),
                proof("funds, accounts and cash paid what is booked", PAID, Map.of()),
                proof("each personal account is its entries, none below zero", ACCOUNTS, Map.of()),
                proof("each shelf: received less handed over, nothing held", SHELVES, came),
                proof("no pack is out twice", PACKS, Map.of()),
                proof("packs that are out are those sold and not returned", PACKS_OUT, Map.of()),
                proof("each line gave what its sales say, never more", LINES, Map.of()),
                proof("each issue ended in exactly one way", ISSUES, Map.of()));
    }

    private static Proof proof(String says, String text, Map<String, ?> params) {
        return new Proof(
                says,
                Sql.list(
                        text,
                        params,
                        row ->
                                new Misfit(
                                        row.getString("place"),
                                        row.getBigDecimal("expected"),
                                        row.getBigDecimal("found"))));
    }

    /** How issues ended. */
    static Sql<List<Count>> ends() {
        return counts(ENDS);
    }

    /** Facts told, by name. */
    static Sql<List<Count>> told() {
        return counts(TOLD);
    }

    /** Bytes of the database and of its biggest tables with their indexes. */
    static Sql<List<Count>> sizes() {
        return counts(SIZES);
    }

    private static Sql<List<Count>> counts(String text) {
        return Sql.list(
                text, Map.of(), row -> new Count(row.getString("name"), row.getLong("many")));
    }
}
