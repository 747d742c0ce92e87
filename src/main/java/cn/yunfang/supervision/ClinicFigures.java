package cn.yunfang.supervision;

import cn.yunfang.inventory.Movements.Moved;
import cn.yunfang.registry.Institution;
import cn.yunfang.settlement.Settlements.Sums;
import cn.yunfang.shared.Fen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A village clinic's purchases, sales, stock and income, and where they do not fit together.
 *
 * @param bought in the span; @param sold in the span, as it reported them
 * @param stock what is on its shelf now, at its own prices
 * @param earned settlements of the span
 */
public record ClinicFigures(
        Institution clinic,
        Fen bought,
        Fen sold,
        Fen stock,
        Sums earned,
        List<Difference> differences) {
    /** Where figures do not fit together. */
    public enum Kind {
        /** Bought − sold − on the shelf, since its first report, is not zero. */
        UNEXPLAINED,
        /** Sold in the span above the unified price. */
        ABOVE_PRICE,
        /** Sold, but never bought through the platform. */
        WITHOUT_PURCHASE
    }

    /**
     * One drug.
     *
     * @param quantity that is not explained, or that was sold so, in pack units
     * @param price of the sale; @param unified of the catalogue, yuan per pack unit
     */
    public record Difference(
            Kind kind,
            String drug,
            BigDecimal bought,
            BigDecimal sold,
            BigDecimal shelf,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal unified) {}

    /** What was moved and what lies there, of one clinic. */
    record Moves(List<Moved> bought, List<Moved> sold, List<Moved> ever, List<Moved> everSold) {}

    /** One drug on the shelf. */
    record OnShelf(BigDecimal quantity, BigDecimal price) {}

    /**
     * @param unified the catalogue's price of a drug, if it has one
     */
    static ClinicFigures of(
            Institution clinic,
            Moves moves,
            Map<String, OnShelf> shelf,
            Sums earned,
            Function<String, Optional<BigDecimal>> unified) {
        var differences = new ArrayList<Difference>();
        var bought = quantities(moves.ever);
        var sold = quantities(moves.everSold);
        var drugs = new TreeSet<>(bought.keySet());
        drugs.addAll(sold.keySet());
        for (var drug : drugs) {
            var in = bought.getOrDefault(drug, BigDecimal.ZERO);
            var out = sold.getOrDefault(drug, BigDecimal.ZERO);
            var left =
                    Optional.ofNullable(shelf.get(drug))
                            .map(OnShelf::quantity)
                            .orElse(BigDecimal.ZERO);
            var open = in.subtract(out).subtract(left);
            boolean without = in.signum() == 0;
            if (without || open.signum() != 0) {
                differences.add(
                        new Difference(
                                without ? Kind.WITHOUT_PURCHASE : Kind.UNEXPLAINED,
                                drug,
                                in,
                                out,
                                left,
                                without ? out : open,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO));
            }
        }
        for (var one : moves.sold) {
            unified.apply(one.drug())
                    .filter(price -> one.price().compareTo(price) > 0)
                    .ifPresent(price -> differences.add(above(one, price)));
        }
        return new ClinicFigures(
                clinic,
                amount(moves.bought),
                amount(moves.sold),
                Fen.round(
                        shelf.values().stream()
                                .map(one -> one.quantity().multiply(one.price()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                earned,
                List.copyOf(differences));
    }

    /** How many drugs have a difference of that kind. */
    public long count(Kind kind) {
        return differences.stream().filter(one -> one.kind == kind).count();
    }

    private static Difference above(Moved sold, BigDecimal unified) {
        return new Difference(
                Kind.ABOVE_PRICE,
                sold.drug(),
                BigDecimal.ZERO,
                sold.quantity(),
                BigDecimal.ZERO,
                sold.quantity(),
                sold.price(),
                unified);
    }

    private static Map<String, BigDecimal> quantities(List<Moved> moved) {
        var sums = new TreeMap<String, BigDecimal>();
        moved.forEach(one -> sums.merge(one.drug(), one.quantity(), BigDecimal::add));
        return sums;
    }

    private static Fen amount(List<Moved> moved) {
        return Fen.round(
                moved.stream().map(Moved::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
