package cn.yunfang.portal;

import cn.yunfang.benefit.Fund;
import cn.yunfang.clearing.MonthStatement;
import cn.yunfang.clearing.StatementWords;
import cn.yunfang.settlement.Settlement;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import cn.yunfang.shared.SettlementNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settlement statement of an institution, in yuan.
 *
 * @param undone by 2103 or 2601 in this month, whenever it was settled; negative
 * @param toApply what 3203 has to say to apply for this month
 * @param clearing the applications for it
 * @param prepaid what the institution holds of prepayments now
 */
@Schema(name = "SettlementStatement")
record StatementView(
        String institution,
        String name,
        @Schema(example = "2026-11") String month,
        Sum settled,
        Sum undone,
        Sum total,
        Booked ledger,
        ClearingView.Amounts toApply,
        List<ClearingView> clearing,
        BigDecimal prepaid,
        List<Row> rows) {

    /** Some settlements together; {@code funds} has those that paid. */
    @Schema(name = "SettlementSum")
    record Sum(
            int count,
            BigDecimal total,
            BigDecimal fundsPay,
            BigDecimal account,
            BigDecimal cash,
            Map<Fund, BigDecimal> funds) {
        static Sum of(MonthStatement.Sum sum) {
            return new Sum(
                    sum.count(),
                    sum.medfee().yuan(),
                    sum.fund().yuan(),
                    sum.account().yuan(),
                    sum.cash().yuan(),
                    paid(sum.funds()));
        }
    }

    /**
     * What the ledger has of the month.
     *
     * @param earned on {@code institution:}; @param cash on {@code cash:}
     * @param card of it, taken from cards less refunded in the month; it lies at the platform's
     *     bank
     * @param agrees whether the totals are the same
     */
    @Schema(name = "BookedSum")
    record Booked(BigDecimal earned, BigDecimal cash, BigDecimal card, boolean agrees) {}

    /** One settlement or undoing. */
    @Schema(name = "StatementRow")
    record Row(
            @Schema(example = "0733000000000021001") String setlId,
            Settlement.State state,
            Optional<String> undoes,
            OffsetDateTime at,
            String psnNo,
            String medType,
            BigDecimal total,
            BigDecimal fundsPay,
            BigDecimal account,
            BigDecimal cash,
            Map<Fund, BigDecimal> funds) {
        static Row of(ByFund row) {
            var one = row.settlement();
            return new Row(
                    one.number().toString(),
                    one.state(),
                    one.original().map(SettlementNumber::toString),
                    one.at().atOffset(ChinaTime.ZONE),
                    one.personNo(),
                    one.medType(),
                    one.medfee().yuan(),
                    one.fund().yuan(),
                    one.account().yuan(),
                    one.cash().yuan(),
                    paid(row.funds()));
        }
    }

    static StatementView of(MonthStatement statement) {
        return new StatementView(
                statement.institution(),
                statement.name(),
                statement.month().toString(),
                Sum.of(statement.settled()),
                Sum.of(statement.undone()),
                Sum.of(statement.total()),
                new Booked(
                        statement.booked().yuan(),
                        statement.bookedCash().yuan(),
                        statement.bookedCard().yuan(),
                        statement.agrees()),
                ClearingView.Amounts.of(statement.claim()),
                statement.applications().stream().map(ClearingView::of).toList(),
                statement.prepaid().yuan(),
                statement.rows().stream().map(Row::of).toList());
    }

    /** The rows and the totals as a table; below them what of the cash was paid by card. */
    static String table(MonthStatement statement) {
        var rows = new ArrayList<List<?>>();
        for (var row : statement.rows()) {
            var texts = StatementWords.texts(row).stream().map(Csv::digits).toList();
            rows.add(line(texts, StatementWords.amounts(row)));
        }
        rows.add(
                line(List.of("合计", "", "", "", "", ""), StatementWords.amounts(statement.total())));
        rows.add(below("其中银行卡代收", statement.bookedCard()));
        statement
                .clearing()
                .filter(one -> one.decision().made().isPresent())
                .ifPresent(one -> rows.add(below("银行卡代收拨付", one.decision().card())));
        return Csv.of(StatementWords.columns(), rows);
    }

    // in the column of the cash, the last one
    private static List<?> below(String name, Fen amount) {
        var cells = new ArrayList<Object>(Collections.nCopies(StatementWords.columns().size(), ""));
        cells.set(0, name);
        cells.set(cells.size() - 1, amount.yuan());
        return cells;
    }

    private static List<?> line(List<String> texts, List<Fen> amounts) {
        var cells = new ArrayList<Object>(texts);
        amounts.stream().map(Fen::yuan).forEach(cells::add);
        return cells;
    }

    private static Map<Fund, BigDecimal> paid(Map<Fund, Fen> funds) {
        var paid = new EnumMap<Fund, BigDecimal>(Fund.class);
        funds.forEach(
                (fund, amount) -> {
                    if (!amount.equals(Fen.ZERO)) {
                        paid.put(fund, amount.yuan());
                    }
                });
        return paid;
    }
}
