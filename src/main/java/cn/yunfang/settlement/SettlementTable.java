package cn.yunfang.settlement;

import cn.yunfang.benefit.Accumulators;
import cn.yunfang.benefit.Fund;
import cn.yunfang.ledger.Account;
import cn.yunfang.shared.Bucket;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.PrescriptionId;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.SettlementNumber;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code settlement.settlement} and {@code settlement.detail}. */
final class SettlementTable {
    /** A settlement with all that was stored of it. */
    record Stored(Settlement.State state, Settled settled) {}

    private static final int UNDOING = 1;

    static final String COLUMNS =
            """
            select bucket, serial, state, original, person_no, institution, prescription, med_type,
                   settled_at, medfee_fen, fund_fen, acct_fen, psn_cash_fen
            from settlement.settlement
            """;

    private static final String OF_PRESCRIPTION =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and prescription = :prescription
                      and prescription <> 0
                    order by serial""";

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where bucket = :bucket
                      and person_no = :person
                      and settled_at >= :since
                    order by settled_at desc, serial desc""";

    // one statement, so that settlements and ledger are of one moment
    private static final String OF_INSTITUTION =
            """
            with booked as (
                select coalesce(sum(amount_fen) filter (where credit = :earned), 0)::bigint
                           - coalesce(sum(amount_fen) filter (where debit = :earned), 0)::bigint
                           as earned,
                       coalesce(sum(amount_fen)
                                    filter (where debit = :cash and credit = :earned), 0)::bigint
                           - coalesce(sum(amount_fen)
                                    filter (where credit = :cash and debit = :earned), 0)::bigint
                           as cash
                from ledger.entry
                where (debit = :earned or credit = :earned)
                  and booked_at >= :from
                  and booked_at < :to
                  and exists (select from settlement.settlement s -- what is cleared is not earned
                              where s.bucket = entry.bucket and s.serial = entry.booking))
            select b.earned, b.cash, s.bucket, s.serial, s.state, s.original, s.person_no,
                   s.institution, s.prescription, s.med_type, s.settled_at, s.medfee_fen,
                   s.hifp_fen, s.cvlserv_fen, s.hifes_fen, s.hifmi_fen, s.hifob_fen, s.maf_fen,
                   s.oth_fen, s.fund_fen, s.acct_fen, s.psn_cash_fen, s.inscp_scp_fen,
                   s.insurance_type, s.insured_division, coalesce(o.state, s.state) = 2 as reversed
            from booked b
            left join settlement.settlement s
                on s.institution = :institution
                and s.settled_at >= :from
                and s.settled_at < :to
            left join settlement.settlement o on o.bucket = s.bucket and o.serial = s.original
            order by s.settled_at, s.bucket, s.serial""";

    private static final String STORED =
            """
            select s.state, d.answer
            from settlement.settlement s
            join settlement.detail d on d.bucket = s.bucket and d.serial = s.serial
            where s.bucket = :bucket
              and s.serial = :serial""";

    private static final String STORED_BY_MESSAGE =
            """
            select s.state, d.answer
            from settlement.message m
            join settlement.settlement s on s.bucket = m.bucket and s.serial = m.serial
            join settlement.detail d on d.bucket = s.bucket and d.serial = s.serial
            where m.institution = :institution
              and m.msgid = :msgid""";

    private static final String USED_BEFORE =
            """
            select used_before
            from settlement.detail
            where bucket = :bucket
              and serial = :serial""";

    private static final String ADD =
            """
            insert into settlement.settlement
                (bucket, serial, kind, state, original, person_no, insurance_type,
                 insured_division, institution, prescription, med_type, settled_at, medfee_fen,
                 fulamt_ownpay_fen, overlmt_selfpay_fen, preselfpay_fen, inscp_scp_fen,
                 act_pay_dedc_fen, hifp_fen, cvlserv_fen, hifes_fen, hifmi_fen, hifob_fen, maf_fen,
                 oth_fen, fund_fen, psn_part_fen, acct_fen, acct_mulaid_fen, psn_cash_fen)
            values
                (:bucket, :serial, :kind, 0, :original, :person, :insuranceType,
                 :insuredDivision, :institution, :prescription, :medType, :at, :medfee,
                 :ownPay, :overCap, :firstPay, :inScope, :deductible, :hifp, :cvlserv, :hifes,
                 :hifmi, :hifob, :maf, :oth, :fund, :personal, :account, :family, :cash)""";

    private static final String ADD_DETAIL =
            """
            insert into settlement.detail (bucket, serial, used_before, answer)
            values (:bucket, :serial, :usedBefore, :answer)""";

    private static final String END =
            """
            update settlement.settlement
            set state = :state
            where bucket = :bucket
              and serial = :serial
              and state = 0""";

    private SettlementTable() {}

    static Sql<List<Settlement>> of(PrescriptionId id) {
        return Sql.list(
                OF_PRESCRIPTION,
                Map.of("bucket", id.bucket().value(), "prescription", id.number()),
                SettlementTable::settlement);
    }

    static Sql<List<Settlement>> ofPerson(String personNo, Instant since) {
        return Sql.list(
                OF_PERSON,
                Map.of(
                        "bucket", Bucket.ofPerson(personNo).value(),
                        "person", personNo,
                        "since", since),
                SettlementTable::settlement);
    }

    static Sql<Settlements.OfInstitution> ofInstitution(String code, Instant from, Instant to) {
        return Sql.read(
                OF_INSTITUTION,
                Map.of(
                        "institution", code,
                        "earned", Account.institution(code).code(),
                        "cash", Account.cash(code).code(),
                        "from", from,
                        "to", to),
                SettlementTable::ofInstitution);
    }

    private static Settlements.OfInstitution ofInstitution(ResultSet rows) throws SQLException {
        rows.next(); // the ledger's sums stand in every row, and there is always one
        var earned = new Fen(rows.getLong("earned"));
        var cash = new Fen(rows.getLong("cash"));
        var all = new ArrayList<Settlements.ByFund>();
        do {
            if (rows.getString("institution") != null) {
                all.add(byFund(rows));
            }
        } while (rows.next());
        return new Settlements.OfInstitution(List.copyOf(all), earned, cash);
    }

    private static Settlements.ByFund byFund(ResultSet row) throws SQLException {
        return new Settlements.ByFund(
                settlement(row),
                row.getString("insurance_type"),
                row.getString("insured_division"),
                row.getBoolean("reversed"),
                new Fen(row.getLong("inscp_scp_fen")),
                funds(row));
    }

    private static Map<Fund, Fen> funds(ResultSet row) throws SQLException {
        var funds = new EnumMap<Fund, Fen>(Fund.class);
        for (var fund : Fund.values()) {
            funds.put(fund, new Fen(row.getLong(fund.name().toLowerCase(Locale.ROOT) + "_fen")));
        }
        return funds;
    }

    static Sql<Optional<Stored>> stored(SettlementNumber number) {
        return Sql.first(STORED, key(number), SettlementTable::stored);
    }

    static Sql<Optional<Stored>> storedByMessage(String institution, String msgid) {
        return Sql.first(
                STORED_BY_MESSAGE,
                Map.of("institution", institution, "msgid", msgid),
                SettlementTable::stored);
    }

    /** The year's accumulators as they stood when it was calculated. */
    static Sql<Optional<Accumulators>> usedBefore(SettlementNumber number) {
        return Sql.first(
                USED_BEFORE,
                key(number),
                row -> Json.read(row.getString("used_before"), Accumulators.class));
    }

    static List<Sql<?>> add(Settled settled, Accumulators before) {
        var number = settled.number().orElseThrow();
        var detail = key(number);
        detail.put("usedBefore", Json.text(before));
        detail.put("answer", Json.text(settled));
        return List.of(Sql.write(ADD, row(settled, number)), Sql.write(ADD_DETAIL, detail));
    }

    private static Map<String, Object> row(Settled settled, SettlementNumber number) {
        var totals = settled.split().totals();
        var params = key(number);
        params.put("kind", settled.original().isPresent() ? UNDOING : 0);
        params.put("original", settled.original().map(SettlementNumber::serial).orElse(0L));
        params.put("person", settled.person().no());
        params.put("insuranceType", settled.person().insuranceType());
        params.put("insuredDivision", settled.person().insuredDivision());
        params.put("institution", settled.institution());
        params.put("prescription", settled.prescription());
        params.put("medType", settled.purchase().medType());
        params.put("at", settled.at());
        params.put("medfee", totals.medfee().value());
        params.put("ownPay", totals.ownPay().value());
        params.put("overCap", totals.overCap().value());
        params.put("firstPay", totals.firstPay().value());
        params.put("inScope", totals.inScope().value());
        params.put("deductible", totals.deductible().value());
        params.put("hifp", totals.fund(Fund.HIFP).value());
        params.put("cvlserv", totals.fund(Fund.CVLSERV).value());
        params.put("hifes", totals.fund(Fund.HIFES).value());
        params.put("hifmi", totals.fund(Fund.HIFMI).value());
        params.put("hifob", totals.fund(Fund.HIFOB).value());
        params.put("maf", totals.fund(Fund.MAF).value());
        params.put("oth", totals.fund(Fund.OTH).value());
        params.put("fund", totals.fundSum().value());
        params.put("personal", totals.personal().value());
        params.put("account", totals.account().value());
        params.put("family", totals.family().value());
        params.put("cash", totals.cash().value());
        return params;
    }

    /** A settlement ends once. */
    static Sql<@Nullable Void> end(SettlementNumber number, Settlement.State state) {
        var params = key(number);
        params.put("state", state.ordinal());
        return Sql.writeExactly(1, END, params, Reason.CHANGED_MEANWHILE);
    }

    private static LinkedHashMap<String, Object> key(SettlementNumber number) {
        var params = new LinkedHashMap<String, Object>();
        params.put("bucket", number.bucket().value());
        params.put("serial", number.serial());
        return params;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                Settlement.State.values()[row.getInt("state")],
                Json.read(row.getString("answer"), Settled.class));
    }

    static Settlement settlement(ResultSet row) throws SQLException {
        var bucket = new Bucket(row.getInt("bucket"));
        long original = row.getLong("original");
        return new Settlement(
                new SettlementNumber(bucket, row.getLong("serial")),
                Settlement.State.values()[row.getInt("state")],
                original == 0
                        ? Optional.empty()
                        : Optional.of(new SettlementNumber(bucket, original)),
                row.getString("person_no"),
                row.getString("institution"),
                row.getLong("prescription"),
                row.getString("med_type"),
                row.getObject("settled_at", OffsetDateTime.class).toInstant(),
                new Fen(row.getLong("medfee_fen")),
                new Fen(row.getLong("fund_fen")),
                new Fen(row.getLong("acct_fen")),
                new Fen(row.getLong("psn_cash_fen")));
    }
}
