package cn.yunfang.clearing;

import cn.yunfang.benefit.Fund;
import cn.yunfang.clearing.ClearingApplication.Figures;
import cn.yunfang.settlement.Settlements.ByFund;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Fen;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an institution settled and undid in a month (China time), and what the ledger has of it.
 *
 * @param rows settlements and undoings, oldest first; undoings are negative and stand in the month
 *     in which they were done
 * @param booked earned less undone by the ledger account {@code institution:}
 * @param bookedCash what settlements left to the patients, by the ledger account {@code cash:}
 * @param bookedCard taken from cards less refunded in the month; it lies at the platform's bank
 *     until the month is cleared
 * @param applications for the clearing of this month, also those withdrawn and rejected
 * @param prepaid what the institution holds of prepayments now
 */
public record MonthStatement(
        String institution,
        String name,
        YearMonth month,
        List<ByFund> rows,
        Fen booked,
        Fen bookedCash,
        Fen bookedCard,
        List<ClearingApplication> applications,
        Fen prepaid) {

    /** Some settlements together. */
    public record Sum(
            int count,
            Fen medfee,
            Fen inScope,
            Map<Fund, Fen> funds,
            Fen fund,
            Fen account,
            Fen cash) {
        static Sum of(List<ByFund> rows) {
            var funds = new EnumMap<Fund, Fen>(Fund.class);
            for (var fund : Fund.values()) {
                funds.put(fund, add(rows, row -> row.funds().getOrDefault(fund, Fen.ZERO)));
            }
            return new Sum(
                    rows.size(),
                    add(rows, row -> row.settlement().medfee()),
                    add(rows, ByFund::inScope),
                    funds,
                    add(rows, row -> row.settlement().fund()),
                    add(rows, row -> row.settlement().account()),
                    add(rows, row -> row.settlement().cash()));
        }

        private static Fen add(List<ByFund> rows, Function<ByFund, Fen> part) {
            return rows.stream().map(part).reduce(Fen.ZERO, Fen::plus);
        }
    }

    public Sum settled() {
        return Sum.of(rows.stream().filter(row -> !isUndoing(row)).toList());
    }

    public Sum undone() {
        return Sum.of(rows.stream().filter(MonthStatement::isUndoing).toList());
    }

    public Sum total() {
        return Sum.of(rows);
    }

    /** By day, only days on which something was settled or undone. */
    public Map<LocalDate, Sum> days() {
        var days = new TreeMap<LocalDate, Sum>();
        rows.stream()
                .collect(Collectors.groupingBy(row -> ChinaTime.date(row.settlement().at())))
                .forEach((day, some) -> days.put(day, Sum.of(some)));
        return days;
    }

    /** What an institution applies for when it wants all of this cleared. */
    public Figures claim() {
        return figures(rows);
    }

    static Figures figures(List<ByFund> rows) {
        int undoings = (int) rows.stream().filter(MonthStatement::isUndoing).count();
        var sum = Sum.of(rows);
        return new Figures(
                sum.count - 2 * undoings, sum.medfee, sum.inScope, sum.fund, sum.account, sum.cash);
    }

    /** What the patients paid, or owe, at the counter itself. */
    public Fen atCounter() {
        return bookedCash.minus(bookedCard);
    }

    /** Whether the settlements and the ledger say the same. */
    public boolean agrees() {
        var total = total();
        return total.medfee().equals(booked) && total.cash().equals(bookedCash);
    }

    /** The application that stands; empty as long as nobody applied. */
    public Optional<ClearingApplication> clearing() {
        return applications.stream().filter(one -> one.state().stands()).findFirst();
    }

    static boolean isUndoing(ByFund row) {
        return row.settlement().original().isPresent();
    }
}
