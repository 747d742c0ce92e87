package cn.yunfang.clearing;

import cn.yunfang.clearing.ClearingApplication.Decision;
import cn.yunfang.clearing.ClearingApplication.Figures;
import cn.yunfang.clearing.ClearingApplication.Step;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of {@code clearing.application}. */
final class ClearingTable {
    private static final String COLUMNS =
            """
            select id, institution, division, month, clr_type, clr_way, msgid, state, version,
                   settlements, medfee_fen, inscope_fen, fund_fen, account_fen, cash_fen,
                   applied_at, applied_by, decision, booking, deducted_fen, offset_fen,
                   given_back_fen, card_fen,
                   chinese, english, decided_at, decided_by, paid_at, paid_by
            from clearing.application
            """;

    private static final String BY_ID =
            COLUMNS
                    + """
                    where id = :id""";

    private static final String BY_MSGID =
            COLUMNS
                    + """
                    where institution = :institution
                      and msgid = :msgid""";

    private static final String OF_MONTH =
            COLUMNS
                    + """
                    where institution = :institution
                      and month = :month
                    order by id""";

    // an institution names itself, a bureau its division
    private static final String LIST =
            COLUMNS
                    + """
                    where month = :month
                      and (:institution = '' or institution = :institution)
                      and division like :division || '%'
                    order by institution, id
                    limit :most""";

    private static final String ADD =
            """
            insert into clearing.application
                (id, institution, division, month, clr_type, clr_way, msgid, state, version,
                 settlements, medfee_fen, inscope_fen, fund_fen, account_fen, cash_fen,
                 applied_at, applied_by, decision, booking, deducted_fen, offset_fen, chinese,
                 english, decided_by, paid_by)
            values
                (:id, :institution, :division, :month, :type, :way, :msgid, 0, 1,
                 :settlements, :medfee, :inScope, :fund, :account, :cash,
                 :at, :by, 0, 0, 0, 0, '', '', '', '')
            on conflict do nothing""";

    private static final String CHANGE =
            """
            update clearing.application
            set state = :state,
                version = version + 1,
                decision = :decision,
                booking = :booking,
                deducted_fen = :deducted,
                offset_fen = :offset,
                given_back_fen = :givenBack,
                card_fen = :card,
                chinese = :chinese,
                english = :english,
                decided_at = :decidedAt,
                decided_by = :decidedBy,
                paid_at = :paidAt,
                paid_by = :paidBy
            where id = :id
              and state = :from
              and version = :version""";

    private ClearingTable() {}

    static Sql<Optional<ClearingApplication>> find(long id) {
        return Sql.first(BY_ID, Map.of("id", id), ClearingTable::application);
    }

    static Sql<Optional<ClearingApplication>> byMsgid(String institution, String msgid) {
        return Sql.first(
                BY_MSGID,
                Map.of("institution", institution, "msgid", msgid),
                ClearingTable::application);
    }

    /** All of an institution's month, also those withdrawn and rejected. */
    static Sql<List<ClearingApplication>> ofMonth(String institution, YearMonth month) {
        return Sql.list(
                OF_MONTH,
                Map.of("institution", institution, "month", month.atDay(1)),
                ClearingTable::application);
    }

    /**
     * @param institution "" for all
     * @param division its first digits, "" for all
     */
    static Sql<List<ClearingApplication>> list(
            YearMonth month, String institution, String division, int most) {
        return Sql.list(
                LIST,
                Map.of(
                        "month", month.atDay(1),
                        "institution", institution,
                        "division", division,
                        "most", most),
                ClearingTable::application);
    }

    /** Of two that apply for the same, one decides again and then sees the other's. */
    static Sql<@Nullable Void> add(ClearingApplication one) {
        var figures = one.figures();
        var params = new LinkedHashMap<String, Object>();
        params.put("id", one.id());
        params.put("institution", one.institution());
        params.put("division", one.division());
        params.put("month", one.month().atDay(1));
        params.put("type", one.type());
        params.put("way", one.way());
        params.put("msgid", one.msgid());
        params.put("settlements", figures.settlements());
        params.put("medfee", figures.medfee().value());
        params.put("inScope", figures.inScope().value());
        params.put("fund", figures.fund().value());
        params.put("account", figures.account().value());
        params.put("cash", figures.cash().value());
        params.put("at", one.applied().at());
        params.put("by", one.applied().by());
        return Sql.writeExactly(1, ADD, params, Reason.CHANGED_MEANWHILE);
    }

    /** From what was read to what it becomes. */
    static Sql<@Nullable Void> change(ClearingApplication from, ClearingApplication to) {
        var decision = to.decision();
        var params = new LinkedHashMap<String, @Nullable Object>();
        params.put("id", from.id());
        params.put("from", from.state().ordinal());
        params.put("version", from.version());
        params.put("state", to.state().ordinal());
        params.put("decision", decision.no());
        params.put("booking", decision.booking());
        params.put("deducted", decision.deducted().value());
        params.put("offset", decision.offset().value());
        params.put("givenBack", decision.givenBack().value());
        params.put("card", decision.card().value());
        params.put("chinese", decision.chinese());
        params.put("english", decision.english());
        params.put("decidedAt", decision.made().map(Step::at).orElse(null));
        params.put("decidedBy", decision.made().map(Step::by).orElse(""));
        params.put("paidAt", to.paid().map(Step::at).orElse(null));
        params.put("paidBy", to.paid().map(Step::by).orElse(""));
        return Sql.writeExactly(1, CHANGE, params, Reason.CHANGED_MEANWHILE);
    }

    private static ClearingApplication application(ResultSet row) throws SQLException {
        return new ClearingApplication(
                row.getLong("id"),
                row.getString("institution"),
                row.getString("division"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("clr_type"),
                row.getString("clr_way"),
                row.getString("msgid"),
                ClearingState.values()[row.getInt("state")],
                row.getInt("version"),
                figures(row),
                new Step(instant(row, "applied_at").orElseThrow(), row.getString("applied_by")),
                decision(row),
                step(row, "paid"));
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getInt("settlements"),
                new Fen(row.getLong("medfee_fen")),
                new Fen(row.getLong("inscope_fen")),
                new Fen(row.getLong("fund_fen")),
                new Fen(row.getLong("account_fen")),
                new Fen(row.getLong("cash_fen")));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getInt("decision"),
                row.getLong("booking"),
                step(row, "decided"),
                new Fen(row.getLong("deducted_fen")),
                new Fen(row.getLong("offset_fen")),
                new Fen(row.getLong("given_back_fen")),
                new Fen(row.getLong("card_fen")),
                row.getString("chinese"),
                row.getString("english"));
    }

    private static Optional<Step> step(ResultSet row, String what) throws SQLException {
        var by = row.getString(what + "_by");
        return instant(row, what + "_at").map(at -> new Step(at, by));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
